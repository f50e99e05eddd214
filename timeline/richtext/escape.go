package richtext

import (
	"slices"
	"strings"
	"unicode"
)

// escape writes words so that Markdown reads them as words. lineStart tells that
// they begin a line, where more characters have a meaning.
func escape(s string, lineStart bool) string {
	var b strings.Builder
	if lineStart {
		s = escapeStart(&b, s)
	}
	runes := []rune(s)
	for i, r := range runes {
		if isMark(r, at(runes, i-1), at(runes, i+1)) || r == '<' && isMailbox(runes[i+1:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// at returns a rune of the text, or a blank beyond its ends.
func at(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return ' '
	}
	return runes[i]
}

// isMark reports whether a character may mark something. An underscore between
// letters does not, and is left alone for the sake of addresses; nor does an & or
// < with a blank behind it. A ! marks only before a link, which sees to that
// itself.
func isMark(r, before, after rune) bool {
	switch r {
	case '\\', '`', '*', '[', ']', '~':
		return true
	case '&', '<':
		return after != ' ' && !unicode.IsDigit(after)
	case '_':
		return !isWord(before) || !isWord(after)
	}
	return false
}

// isMailbox reports whether what follows a < may be the address of a mailbox,
// which Markdown makes a link of: 0@0>.
func isMailbox(rest []rune) bool {
	end := slices.IndexFunc(rest, func(r rune) bool { return r == '>' || unicode.IsSpace(r) })
	return end > 0 && rest[end] == '>' && slices.Contains(rest[:end], '@')
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// escapeStart takes the mark that a line begins with, if any: of a heading, a
// list or a rule. It returns the rest.
func escapeStart(b *strings.Builder, s string) string {
	digits := strings.TrimLeft(s, "0123456789")
	switch {
	case s == "":
	case strings.ContainsRune("#+-=:|>", rune(s[0])):
		b.WriteByte('\\')
		b.WriteByte(s[0])
		return s[1:]
	case digits != "" && len(digits) < len(s) && (digits[0] == '.' || digits[0] == ')'):
		b.WriteString(s[:len(s)-len(digits)])
		b.WriteByte('\\')
		b.WriteByte(digits[0])
		return digits[1:]
	}
	return s
}
