package richtext

import (
	"regexp"
	"strings"
)

// Bounds on the marks of a text. Some cost the parser the square of their number,
// and a text may be a million characters long.
const (
	linkCost       = 50 << 20 // beginnings of links in a line, times its length
	nestingLimit   = 100      // quotations and lists that begin in a line
	referenceLimit = 5_000    // lines that say where links lead
)

// affordable returns the text as it is or, where it exceeds a bound, as words
// without marks.
func affordable(markdown string) string {
	if len(markdown) < 1000 {
		return markdown
	}
	references := 0
	for line := range strings.Lines(markdown) {
		if isReference(line) {
			references++
		}
		if strings.Count(line, "](")*len(line) > linkCost || nesting(line) > nestingLimit || references > referenceLimit {
			return escape(strings.Join(strings.Fields(markdown), " "), true)
		}
	}
	return markdown
}

// isReference reports whether a line may be of the form "[name]: address".
func isReference(line string) bool {
	return strings.HasPrefix(strings.TrimLeft(line, " "), "[") && strings.Contains(line, "]:")
}

// container is a mark that begins a quotation or an item of a list.
var container = regexp.MustCompile(`^[ \t]*(>|[-+*][ \t]|\d{1,9}[.)][ \t])`)

// nesting counts the quotations and lists that a line begins one within another.
func nesting(line string) int {
	for depth := 0; ; depth++ {
		mark := container.FindString(line)
		if mark == "" || depth > nestingLimit {
			return depth
		}
		line = line[len(mark):]
	}
}
