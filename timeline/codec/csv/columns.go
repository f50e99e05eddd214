package csv

import (
	"bytes"
	"slices"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec/table"
	"kronika/timeline/source"
)

// A csvColumn is what stands in one column: nil field where nothing is known of
// it.
type column struct {
	name  string // as in the header
	field *field
	lang  string
}

// readColumns finds out what each column holds.
func (d *reader) readColumns() timeline.Invalid {
	var faults timeline.Invalid
	for _, name := range d.table.Header {
		base, lang, _ := strings.Cut(name, ":")
		column := column{name: name, field: fieldNamed(base), lang: strings.TrimSpace(lang)}
		switch {
		case name == "": // a spreadsheet's spare column
		case column.field == nil:
			faults = append(faults, unknownColumn(name, base))
		case lang != "" && !column.field.texts:
			faults = append(faults, table.ColumnFault(name, "has no languages", "name it "+column.field.name))
		case lang != "" && !slices.Contains(d.head.Languages, column.lang):
			d.head.Languages = append(d.head.Languages, column.lang)
		}
		d.columns = append(d.columns, column)
	}
	first := d.head.FirstLanguage()
	for i := range d.columns {
		if c := &d.columns[i]; c.field != nil && c.field.texts && c.lang == "" {
			c.lang = first
		}
	}
	return append(faults, d.misplacedColumns()...)
}

// misplacedColumns finds columns that are missing or there twice.
func (d *reader) misplacedColumns() timeline.Invalid {
	var faults timeline.Invalid
	for i, c := range d.columns {
		same := func(o column) bool { return o.field == c.field && o.lang == c.lang }
		if c.field != nil && slices.ContainsFunc(d.columns[:i], same) {
			faults = append(faults, table.ColumnFault(c.name, "there twice", "keep one of the two"))
		}
	}
	for _, need := range []string{"date", "title"} {
		if !slices.ContainsFunc(d.columns, func(c column) bool { return c.field != nil && c.field.name == need }) {
			faults = append(faults, table.ColumnFault(need, "missing", "name one of the columns so; they are: "+timeline.Excerpt(strings.Join(d.table.Header, ", "))))
		}
	}
	return faults
}

func unknownColumn(name, base string) timeline.Fault {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	if near := source.Nearest(base, names); near != "" {
		return table.ColumnFault(name, "unknown", "did you mean "+near+"?")
	}
	return table.ColumnFault(name, "unknown", "remove it, or name it one of: "+strings.Join(names, ", "))
}

// csvFieldNamed finds a field. People write "Record date" for record_date.
func fieldNamed(name string) *field {
	name = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(name)))
	for i := range fields {
		if fields[i].name == name {
			return &fields[i]
		}
	}
	return nil
}

// detectCSV recognises a first row with at least two of our columns, date or
// title among them.
func detect(prefix []byte) bool {
	t, err := table.Open(bytes.NewReader(prefix))
	if err != nil {
		return false
	}
	known, key := 0, false
	for _, name := range t.Header {
		base, _, _ := strings.Cut(name, ":")
		if f := fieldNamed(base); f != nil {
			known++
			key = key || f.name == "date" || f.name == "title"
		}
	}
	return known >= 2 && key
}
