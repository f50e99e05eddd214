package static

import "regexp"

// denseScript drops what a script holds for its authors: comments and indents.
// It leaves line ends, which may end statements, and every comment that it
// cannot be sure of: one in a line with quotes behind it may be part of a text.
// A text over several lines would be changed; a test sees to it that there is
// none.
func denseScript(js []byte) []byte {
	for _, part := range []*regexp.Regexp{jsDoc, jsComment, jsIndent} {
		js = part.ReplaceAll(js, nil)
	}
	return js
}

var (
	jsDoc     = regexp.MustCompile(`(?ms)^\s*/\*\*.*?\*/$`)
	jsComment = regexp.MustCompile("(?m)^[ \t]*//.*$|[ \t]// [^\"'`\n]*$")
	jsIndent  = regexp.MustCompile(`(?m)^\s+`)
)
