package table

import (
	"strings"
)

// A cell that begins with one of these is a formula to a spreadsheet, and one
// that a stranger typed into a title would run on the editor's machine (CWE-1236).
const formulaStarts = "=+-@\t\r"

// looksLikeFormula reports whether a spreadsheet would take the cell for a
// formula, or would if the apostrophes before it were gone.
func looksLikeFormula(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.IndexByte(formulaStarts, rest[0]) >= 0
}

// Neutralise puts an apostrophe before what looks like a formula. A value that
// has one already gets another, so that restore gives every value back.
func Neutralise(cell string) string {
	if looksLikeFormula(cell) {
		return "'" + cell
	}
	return cell
}

// Restore undoes Neutralise.
func Restore(cell string) string {
	if len(cell) > 0 && cell[0] == '\'' && looksLikeFormula(cell) {
		return cell[1:]
	}
	return cell
}

// AppendCell appends a cell as RFC 4180 has it: quoted where it must be. Broken
// UTF-8 becomes U+FFFD: a table with it would not be read again.
func AppendCell(b []byte, cell string) []byte {
	cell = strings.ToValidUTF8(cell, "\uFFFD")
	if !strings.ContainsAny(cell, "\",;\t\r\n") && strings.TrimSpace(cell) == cell {
		return append(b, cell...)
	}
	b = append(b, '"')
	for {
		i := strings.IndexByte(cell, '"')
		if i < 0 {
			return append(append(b, cell...), '"')
		}
		b = append(append(b, cell[:i]...), `""`...)
		cell = cell[i+1:]
	}
}
