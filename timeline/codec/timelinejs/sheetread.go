package timelinejs

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// A tlSheetReader reads the rows of a sheet.
type tlSheetReader struct {
	*tlReader
	table    *table.Table
	columns  []string // of the table; "" for one of somebody's own
	foreign  []string // the names of those
	isFirst  bool     // the sheet is of the first template
	titleRow int      // 0 until it is met
	ahead    []table.Row
	err      error // that ended the rows read ahead
	eras     []document.RawObject
}

func decodeTLSheet(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	t, err := table.Open(r)
	if err != nil {
		return nil, err
	}
	d := &tlSheetReader{tlReader: newTLReader(opts), table: t}
	if faults := d.readColumns(); len(faults) > 0 {
		return nil, faults
	}
	d.head.Expand()
	d.mapper = newTLMapper(&d.scan.FaultList, d.head, "")
	d.mapper.notes, d.mapper.groupNames, d.mapper.column = &d.notes, codec.Namer{}, d.column
	d.readAhead()
	return &codec.Stream{Head: d.head, Events: d.events(), Where: func() source.Place { return d.place }, Notes: &d.notes}, nil
}

// readAhead reads the first rows, to know the head of a short sheet before it is
// handed out. The title has the first claim to an id, wherever its row stands.
func (d *tlSheetReader) readAhead() {
	var rows []*tlRow
	for size := 0; size < table.Ahead && d.err == nil; size += len(d.table.Text) + len(d.columns) {
		var row *tlRow
		if row, d.err = d.readRow(); d.err == nil {
			rows = append(rows, row)
		}
	}
	for _, row := range rows {
		if row.kind() == tlSheetTitle && d.titleRow == 0 {
			d.takeTitle(row)
		}
	}
	for _, row := range rows {
		if read, ok := d.take(row); ok {
			d.ahead = append(d.ahead, read)
		}
	}
	if d.err == io.EOF {
		d.finish()
	}
}

func (d *tlSheetReader) events() iter.Seq2[timeline.Event, error] {
	return table.Events(d.nextRow, func(p source.Place) { d.place = p })
}

// nextRow returns the next row that is an event, or has a fault.
func (d *tlSheetReader) nextRow() (table.Row, error) {
	if row, ok := table.Take(&d.ahead); ok {
		return row, nil
	}
	for {
		if d.err != nil {
			return table.Row{}, d.err
		}
		row, err := d.readRow()
		if err != nil {
			if d.err = err; err == io.EOF {
				d.finish()
			}
			return table.Row{}, err
		}
		if read, ok := d.take(row); ok {
			return read, nil
		}
	}
}

// readRow reads the cells of the next row that has something in it.
func (d *tlSheetReader) readRow() (*tlRow, error) {
	for {
		if err := d.table.Next(); err != nil {
			return nil, err
		}
		d.scan.Reset(nil, d.table.Place())
		row := &tlRow{place: d.table.Place(), cells: map[string]string{}, faults: d.table.Faults}
		for i, cell := range d.table.Cells {
			d.readCell(row, i, cell)
		}
		if len(row.cells) > 0 || len(row.foreign) > 0 || len(row.faults) > 0 {
			return row, nil
		}
	}
}

func (d *tlSheetReader) readCell(row *tlRow, i int, raw []byte) {
	cell := strings.TrimSpace(string(raw))
	name := fmt.Sprintf("column %d", i+1)
	if i < len(d.columns) && d.table.Header[i] != "" {
		name = d.table.Header[i]
	}
	fault := func(problem, remedy string) {
		row.fault(name, strings.ToValidUTF8(cell, "\uFFFD"), problem, remedy)
	}
	switch {
	case cell == "":
	case i >= len(d.columns):
		fault(fmt.Sprintf("there are only %d columns", len(d.columns)), "put cells that hold the delimiter in quotes")
	case !utf8.ValidString(cell):
		fault("not valid UTF-8", "save the file as UTF-8")
	case d.table.Header[i] == "":
		d.mapper.note(name, "cells in columns without a name are not read")
	case d.columns[i] == "":
		row.foreign = append(row.foreign, document.RawMember{Name: name, Value: document.AppendString(nil, table.Restore(cell))})
	default:
		row.cells[d.columns[i]] = table.Restore(cell)
	}
}
