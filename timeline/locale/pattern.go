package locale

import (
	"strings"
)

// fields are the values that the letters of a CLDR pattern stand for, as text.
type fields struct {
	year, month, day     string
	hour, minute, second string
	era                  string
}

// value returns what a letter stands for. A test finds tables with other letters.
func (f *fields) value(letter byte) (string, bool) {
	switch letter {
	case 'y':
		return f.year, true
	case 'M':
		return f.month, true
	case 'd':
		return f.day, true
	case 'H':
		return f.hour, true
	case 'm':
		return f.minute, true
	case 's':
		return f.second, true
	case 'G':
		return f.era, true
	}
	return "", false
}

// format interprets a date pattern of UTS 35: letters stand for fields, text
// between apostrophes and all else for itself. A run of a letter is one field;
// how wide it is was settled when its value was written.
func format(pattern string, f *fields) string {
	var b strings.Builder
	for i := 0; i < len(pattern); {
		c := pattern[i]
		if c == '\'' {
			n := quoted(&b, pattern[i+1:])
			i += 1 + n
			continue
		}
		run := 1
		for i+run < len(pattern) && pattern[i+run] == c {
			run++
		}
		if value, ok := f.value(c); ok {
			b.WriteString(value)
		} else {
			b.WriteString(pattern[i : i+run])
		}
		i += run
	}
	return b.String()
}

// quoted writes the literal that ends at the next apostrophe and returns how
// much of s it took. Two apostrophes in a row are one.
func quoted(b *strings.Builder, s string) int {
	end := strings.IndexByte(s, '\'')
	switch {
	case end < 0:
		b.WriteString(s)
		return len(s)
	case end == 0:
		b.WriteByte('\'')
	default:
		b.WriteString(s[:end])
	}
	return end + 1
}

// formatInterval interprets an interval pattern, where the first field that
// comes a second time begins the second date (UTS 35, intervalFormats).
func formatInterval(pattern string, from, to *fields) string {
	at := secondDate(pattern)
	return format(pattern[:at], from) + format(pattern[at:], to)
}

// secondDate returns where the second date of an interval pattern begins.
func secondDate(pattern string) int {
	seen := ""
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		if _, field := (&fields{}).value(c); !field || i > 0 && pattern[i-1] == c {
			continue
		}
		if strings.IndexByte(seen, c) >= 0 {
			return i
		}
		seen += string(c)
	}
	return len(pattern)
}

// join fills a pattern such as "{1}, {0}" whose parts are texts.
func join(pattern, zero, one string) string {
	pattern = strings.ReplaceAll(pattern, "'", "")
	return strings.NewReplacer("{0}", zero, "{1}", one).Replace(pattern)
}
