package codec

import (
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/source"
)

// Our own CSV holds events: one a row, under the names of csvFields. It has no
// room for a head, so slug and title come from the options, the languages from
// the columns (title:sq, title:en) unless the options name them, and groups and
// sources are made of what the rows say of them.
//
// A group or source is known when the first row with it has been read. Of a
// short table all rows are read before Decode returns, so its head is whole; of
// a long one the head goes on growing while the events are ranged over, always
// before the event that needs it. A store has to write the head after the last
// event.
func csvFormat() Format {
	return Format{
		Name: "csv", Title: "CSV (spreadsheet)", MediaType: "text/csv; charset=utf-8", Extension: "csv",
		Detect: detectCSV, Decode: decodeCSV, Encode: encodeCSV,
	}
}

type csvReader struct {
	table   *table
	columns []csvColumn
	head    *timeline.Timeline
	refs    references
	ids     namer
	ahead   []readRow
	place   source.Place
	err     error // that ended the rows read ahead
}

func decodeCSV(r io.Reader, opts DecodeOptions) (*Stream, error) {
	t, err := newTable(r)
	if err != nil {
		return nil, err
	}
	d := &csvReader{table: t, ids: namer{}, head: headFrom(opts)}
	faults := d.readColumns()
	if len(faults) > 0 {
		return nil, faults
	}
	d.head.Expand()
	d.refs = newReferences(d.head)
	d.readAhead()
	return &Stream{Head: d.head, Events: d.events(), Where: func() source.Place { return d.place }}, nil
}

func (d *csvReader) readAhead() {
	for size := 0; size < csvAhead && d.err == nil; size += len(d.table.text) + len(d.columns) {
		var row readRow
		if row, d.err = d.readRow(); d.err == nil {
			d.ahead = append(d.ahead, row)
		}
	}
}

func (d *csvReader) events() iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for {
			row, err := d.nextRow()
			if err == io.EOF {
				return
			}
			d.place = row.place
			if err == nil && len(row.faults) > 0 {
				err = row.faults
			}
			if !yield(row.event, err) || err != nil && len(row.faults) == 0 {
				return
			}
		}
	}
}

func (d *csvReader) nextRow() (readRow, error) {
	if len(d.ahead) > 0 {
		row := d.ahead[0]
		d.ahead[0] = readRow{}
		d.ahead = d.ahead[1:]
		return row, nil
	}
	if d.err != nil {
		return readRow{}, d.err
	}
	return d.readRow()
}

// readRow reads the event of the next row.
func (d *csvReader) readRow() (readRow, error) {
	if err := d.table.next(); err != nil {
		return readRow{}, err
	}
	place := d.table.place()
	row := &draft{event: timeline.Event{Importance: timeline.DefaultImportance}}
	row.Reset(place)
	row.Faults = append(row.Faults, d.table.faults...)
	for i, cell := range d.table.cells {
		if len(cell) > 0 {
			d.readCell(row, i, cell)
		}
	}
	d.refs.assemble(row)
	if row.event.ID == "" {
		title, _ := row.event.Title.In("")
		row.event.ID = d.ids.name(title, fmt.Sprintf("row-%d", place.Number))
	} else {
		d.ids.claim(row.event.ID)
	}
	d.head.ExpandEvent(&row.event)
	return readRow{row.event, row.Faults, place}, nil
}

func (d *csvReader) readCell(row *draft, i int, cell []byte) {
	if i >= len(d.columns) {
		row.Push(fmt.Sprintf("column %d", i+1))
		row.Fault(string(cell), fmt.Sprintf("there are only %d columns", len(d.columns)), "put cells that hold the delimiter in quotes")
		row.Pop()
		return
	}
	column := &d.columns[i]
	row.Push(column.name)
	defer row.Pop()
	switch {
	case column.field == nil:
		row.Fault(string(cell), "the column has no name", "name it in the first row, or empty it")
	case !utf8.Valid(cell):
		row.Fault(string(cell), "not valid UTF-8", "save the file as UTF-8")
	default:
		column.field.read(row, restore(string(cell)), column.lang)
	}
}
