// Package csv is the format for spreadsheets.
//
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
package csv

import (
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/source"
)

// Format returns the format.
func Format() codec.Format {
	return codec.Format{
		Name: "csv", Title: "CSV (spreadsheet)", MediaType: "text/csv; charset=utf-8", Extension: "csv",
		Detect: detect, Decode: decode, Encode: encode,
	}
}

type reader struct {
	table   *table.Table
	columns []column
	head    *timeline.Timeline
	refs    references
	ids     codec.Namer
	ahead   []table.Row
	place   source.Place
	err     error // that ended the rows read ahead
}

func decodeOwn(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	t, err := table.Open(r)
	if err != nil {
		return nil, err
	}
	d := &reader{table: t, ids: codec.Namer{}, head: codec.HeadFrom(opts)}
	faults := d.readColumns()
	if len(faults) > 0 {
		return nil, faults
	}
	d.head.Expand()
	d.refs = newReferences(d.head)
	d.readAhead()
	return &codec.Stream{Head: d.head, Events: d.events(), Where: func() source.Place { return d.place }}, nil
}

func (d *reader) readAhead() {
	for size := 0; size < table.Ahead && d.err == nil; size += len(d.table.Text) + len(d.columns) {
		var row table.Row
		if row, d.err = d.readRow(); d.err == nil {
			d.ahead = append(d.ahead, row)
		}
	}
}

func (d *reader) events() iter.Seq2[timeline.Event, error] {
	return table.Events(d.nextRow, func(p source.Place) { d.place = p })
}

func (d *reader) nextRow() (table.Row, error) {
	if row, ok := table.Take(&d.ahead); ok {
		return row, nil
	}
	if d.err != nil {
		return table.Row{}, d.err
	}
	return d.readRow()
}

// readRow reads the event of the next row.
func (d *reader) readRow() (table.Row, error) {
	if err := d.table.Next(); err != nil {
		return table.Row{}, err
	}
	place := d.table.Place()
	row := &draft{event: timeline.Event{Importance: timeline.DefaultImportance}}
	row.Reset(place)
	row.Faults = append(row.Faults, d.table.Faults...)
	for i, cell := range d.table.Cells {
		if len(cell) > 0 {
			d.readCell(row, i, cell)
		}
	}
	d.refs.assemble(row)
	if row.event.ID == "" {
		title, _ := row.event.Title.In("")
		row.event.ID = d.ids.Name(title, fmt.Sprintf("row-%d", place.Number))
	} else {
		d.ids.Claim(row.event.ID)
	}
	d.head.ExpandEvent(&row.event)
	return table.Row{Event: row.event, Faults: row.Faults, Place: place}, nil
}

func (d *reader) readCell(row *draft, i int, cell []byte) {
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
		column.field.read(row, table.Restore(string(cell)), column.lang)
	}
}
