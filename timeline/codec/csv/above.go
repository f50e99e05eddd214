package csv

import (
	"bytes"
	"slices"
	"strings"

	"kronika/timeline/codec/table"
)

// mostAbove is up to how many rows may stand above the names of the columns: a title, who
// made the table, when.
const mostAbove = 10

// rowsAbove returns how many rows stand above the one with the names of the columns, by
// the first bytes of a table: the first that names one of the columns that somebody has
// named, or else a date and a title. It is 0 when none of the first rows does.
func rowsAbove(prefix []byte, named map[string]string) int {
	isHeader := namesDateAndTitle
	if len(named) > 0 {
		isHeader = func(header []string) bool {
			return slices.ContainsFunc(header, func(name string) bool { _, ok := named[name]; return ok && name != "" })
		}
	}
	return max(rowsUntil(prefix, isHeader), 0)
}

// namesDateAndTitle reports whether a row names a column with dates and one with titles.
func namesDateAndTitle(header []string) bool {
	var dated, titled bool
	for _, name := range header {
		means, _ := meaningOf(name)
		dated = dated || means == "start" || means == "year"
		titled = titled || means == "title" || means == "text"
	}
	return dated && titled
}

// rowsUntil returns how many rows stand above the first that is a header; -1 when there is
// none.
func rowsUntil(prefix []byte, isHeader func([]string) bool) int {
	decoded, _ := table.Decoded(bytes.NewReader(prefix))
	t, err := table.Open(decoded)
	if err != nil {
		return -1
	}
	for above := 0; above <= mostAbove; above++ {
		// A line such as "title: A, B" is a line of another format.
		line := slices.ContainsFunc(t.Header, func(name string) bool { return strings.Contains(name, ": ") })
		if len(t.Header) > 1 && isHeader(t.Header) && (above == 0 || !line) {
			return above
		}
		if t.Next() != nil || t.TakeHeader() != nil {
			break
		}
	}
	return -1
}

// skipAbove leaves out the rows above the header and returns the first of them, if it has
// one cell only: it is a title.
func skipAbove(t *table.Table, above int) (title string, err error) {
	for i := range above {
		if i == 0 {
			title = titleAbove(t.Header)
		}
		if err := t.Next(); err != nil {
			return "", err
		}
		if err := t.TakeHeader(); err != nil {
			return "", err
		}
	}
	return title, nil
}

func titleAbove(cells []string) string {
	filled := slices.DeleteFunc(slices.Clone(cells), func(cell string) bool { return cell == "" })
	if len(filled) != 1 {
		return ""
	}
	return strings.Join(strings.Fields(filled[0]), " ")
}
