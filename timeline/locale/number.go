package locale

import (
	"strconv"
	"strings"
)

// Number writes an integer with this language's grouping: 12,345 or 12 345
// (no-break space). Albanian groups from five digits on, as CLDR has it.
func (l *Locale) Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	if n < 0 {
		return "\u2212" + l.group(digits[1:])
	}
	return l.group(digits)
}

// group puts the separator between every three digits, when there are enough
// before the first separator.
func (l *Locale) group(digits string) string {
	if len(digits) < 3+l.table.MinGrouping {
		return digits
	}
	return groupThrees(digits, l.table.Group)
}

// decimal writes whole and the digits of a fraction, which may be empty.
func (l *Locale) decimal(whole int64, fraction string) string {
	if fraction == "" {
		return l.Number(whole)
	}
	return l.Number(whole) + l.table.Decimal + fraction
}

// List joins words as this language lists things that all hold: a, b and c.
func (l *Locale) List(items []string) string { return l.list("list.and", items) }

// ListOr joins words of which one holds: a, b or c.
func (l *Locale) ListOr(items []string) string { return l.list("list.or", items) }

func (l *Locale) list(last string, items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		return l.T(last, strings.Join(items[:n-1], ", "), items[n-1])
	}
}

// groupThrees puts a separator between every three digits.
func groupThrees(digits, separator string) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}
