package codec

import (
	"bytes"
	"slices"
	"strings"

	"kronika/timeline"
	"kronika/timeline/source"
)

// A csvColumn is what stands in one column: nil field where nothing is known of
// it.
type csvColumn struct {
	name  string // as in the header
	field *csvField
	lang  string
}

// readColumns finds out what each column holds.
func (d *csvReader) readColumns() timeline.Invalid {
	var faults timeline.Invalid
	for _, name := range d.table.header {
		base, lang, _ := strings.Cut(name, ":")
		column := csvColumn{name: name, field: csvFieldNamed(base), lang: strings.TrimSpace(lang)}
		switch {
		case name == "": // a spreadsheet's spare column
		case column.field == nil:
			faults = append(faults, unknownColumn(name, base))
		case lang != "" && !column.field.texts:
			faults = append(faults, columnFault(name, "has no languages", "name it "+column.field.name))
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
func (d *csvReader) misplacedColumns() timeline.Invalid {
	var faults timeline.Invalid
	for i, c := range d.columns {
		same := func(o csvColumn) bool { return o.field == c.field && o.lang == c.lang }
		if c.field != nil && slices.ContainsFunc(d.columns[:i], same) {
			faults = append(faults, columnFault(c.name, "there twice", "keep one of the two"))
		}
	}
	for _, need := range []string{"date", "title"} {
		if !slices.ContainsFunc(d.columns, func(c csvColumn) bool { return c.field != nil && c.field.name == need }) {
			faults = append(faults, columnFault(need, "missing", "name one of the columns so; they are: "+timeline.Excerpt(strings.Join(d.table.header, ", "))))
		}
	}
	return faults
}

func unknownColumn(name, base string) timeline.Fault {
	names := make([]string, len(csvFields))
	for i, f := range csvFields {
		names[i] = f.name
	}
	if near := source.Nearest(base, names); near != "" {
		return columnFault(name, "unknown", "did you mean "+near+"?")
	}
	return columnFault(name, "unknown", "remove it, or name it one of: "+strings.Join(names, ", "))
}

// csvFieldNamed finds a field. People write "Record date" for record_date.
func csvFieldNamed(name string) *csvField {
	name = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(name)))
	for i := range csvFields {
		if csvFields[i].name == name {
			return &csvFields[i]
		}
	}
	return nil
}

// detectCSV recognises a first row with at least two of our columns, date or
// title among them.
func detectCSV(prefix []byte) bool {
	t, err := newTable(bytes.NewReader(prefix))
	if err != nil {
		return false
	}
	known, key := 0, false
	for _, name := range t.header {
		base, _, _ := strings.Cut(name, ":")
		if f := csvFieldNamed(base); f != nil {
			known++
			key = key || f.name == "date" || f.name == "title"
		}
	}
	return known >= 2 && key
}
