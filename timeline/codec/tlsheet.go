package codec

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"kronika/timeline"
)

// TimelineJS spreadsheets, as CSV: the columns of its template, one slide a row,
// among them the title slide and the eras. A Google Sheet published as CSV is
// read as it is; so are its older templates, other letter case, semicolons and
// tabs, names of months and ISO dates.
//
// A row becomes the slide that TimelineJS makes of it, and from there on all is
// as in its JSON. Columns of somebody's own are kept for the way back.
func timelineJSSheetFormat() Format {
	return Format{
		Name: "timelinejs.csv", Title: "TimelineJS spreadsheet (CSV)", MediaType: "text/csv; charset=utf-8", Extension: "timelinejs.csv",
		Detect: detectTLSheet, Decode: decodeTLSheet, Encode: encodeTLSheet,
	}
}

// The columns of the template, in its order, and those that older templates
// have instead.
const (
	colYear          = "Year"
	colMonth         = "Month"
	colDay           = "Day"
	colTime          = "Time"
	colEndYear       = "End Year"
	colEndMonth      = "End Month"
	colEndDay        = "End Day"
	colEndTime       = "End Time"
	colDisplayDate   = "Display Date"
	colHeadline      = "Headline"
	colText          = "Text"
	colMedia         = "Media"
	colMediaCredit   = "Media Credit"
	colMediaCaption  = "Media Caption"
	colThumbnail     = "Media Thumbnail"
	colAlt           = "Alt Text"
	colType          = "Type"
	colGroup         = "Group"
	colBackground    = "Background"
	colTag           = "Tag"        // Group in the first template
	colFirstStart    = "Start Date" // of the first template
	colFirstEnd      = "End Date"
	tlSheetTitle     = "title" // what Type says
	tlSheetEra       = "era"
	tlForeignColumns = "_columns" // where columns of somebody's own are kept
)

var tlColumns = []string{colYear, colMonth, colDay, colTime, colEndYear, colEndMonth, colEndDay, colEndTime, colDisplayDate, colHeadline,
	colText, colMedia, colMediaCredit, colMediaCaption, colThumbnail, colAlt, colType, colGroup, colBackground}

// tlColumnNamed finds a column of any template, whatever the letter case.
func tlColumnNamed(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	for _, column := range append(tlColumns[:len(tlColumns):len(tlColumns)], colTag, colFirstStart, colFirstEnd) {
		if strings.EqualFold(column, name) {
			return column
		}
	}
	return ""
}

// detectTLSheet recognises a first row with the template's dates and headlines.
func detectTLSheet(prefix []byte) bool {
	t, err := newTable(bytes.NewReader(prefix))
	if err != nil {
		return false
	}
	has := map[string]bool{}
	for _, name := range t.header {
		has[tlColumnNamed(name)] = true
	}
	return (has[colYear] || has[colFirstStart]) && (has[colHeadline] || has[colMedia] && has[colText])
}

// A tlSheetReader reads the rows of a sheet.
type tlSheetReader struct {
	*tlReader
	table    *table
	columns  []string // of the table; "" for one of somebody's own
	foreign  []string // the names of those
	isFirst  bool     // the sheet is of the first template
	titleRow int      // 0 until it is met
	ahead    []readRow
	err      error // that ended the rows read ahead
	eras     []rawObject
}

func decodeTLSheet(r io.Reader, opts DecodeOptions) (*Stream, error) {
	t, err := newTable(r)
	if err != nil {
		return nil, err
	}
	d := &tlSheetReader{tlReader: newTLReader(opts), table: t}
	if faults := d.readColumns(); len(faults) > 0 {
		return nil, faults
	}
	d.head.Expand()
	d.mapper = newTLMapper(&d.scan.faultList, d.head, "")
	d.mapper.notes, d.mapper.groupNames, d.mapper.column = &d.notes, namer{}, d.column
	d.readAhead()
	return &Stream{Head: d.head, Events: d.events(), Where: func() Place { return d.place }, Notes: &d.notes}, nil
}

// readColumns finds out what each column holds.
func (d *tlSheetReader) readColumns() timeline.Invalid {
	var faults timeline.Invalid
	seen := map[string]bool{}
	for _, name := range d.table.header {
		column := tlColumnNamed(name)
		if column == "" && name != "" {
			d.foreign = append(d.foreign, name)
		}
		if name != "" && seen[column] && column != "" {
			faults = append(faults, columnFault(name, "there twice", "keep one of the two"))
		}
		seen[column] = true
		d.isFirst = d.isFirst || column == colFirstStart
		d.columns = append(d.columns, column)
	}
	for _, need := range []string{colYear, colHeadline} {
		if !seen[need] && !(need == colYear && d.isFirst) {
			there := timeline.Excerpt(strings.Join(d.table.header, ", "))
			remedy := "name one of the columns so; they are: " + there
			if near := Nearest(need, d.foreign); near != "" {
				remedy = "did you mean it with " + near + "?"
			}
			faults = append(faults, columnFault(need, "missing", remedy))
		}
	}
	return faults
}

// column names the column that holds what a path of a slide names.
func (d *tlSheetReader) column(member string) string {
	member = strings.TrimPrefix(member, "title.")
	if column, ok := tlColumnOf[member]; ok {
		member = column
	} else if side, _, isPart := strings.Cut(member, "."); isPart && (side == "start_date" || side == "end_date") {
		member = tlColumnOf[side+".hour"]
	}
	switch isStart := tlDateColumns[member]; {
	case d.isFirst && isStart == "start":
		return colFirstStart
	case d.isFirst && isStart == "end":
		return colFirstEnd
	}
	return member
}

var tlColumnOf = map[string]string{
	"start_date": colYear, "start_date.year": colYear, "start_date.month": colMonth, "start_date.day": colDay, "start_date.hour": colTime,
	"end_date": colEndYear, "end_date.year": colEndYear, "end_date.month": colEndMonth, "end_date.day": colEndDay, "end_date.hour": colEndTime,
	"display_date": colDisplayDate, "text": colHeadline, "text.headline": colHeadline, "text.text": colText, "group": colGroup,
	"media": colMedia, "media.url": colMedia, "media.caption": colMediaCaption, "background": colBackground,
}

// tlDateColumns tells which columns are of the start and which of the end.
var tlDateColumns = map[string]string{
	colYear: "start", colMonth: "start", colDay: "start", colTime: "start",
	colEndYear: "end", colEndMonth: "end", colEndDay: "end", colEndTime: "end",
}

// readAhead reads the first rows, to know the head of a short sheet before it is
// handed out. The title has the first claim to an id, wherever its row stands.
func (d *tlSheetReader) readAhead() {
	var rows []*tlRow
	for size := 0; size < csvAhead && d.err == nil; size += len(d.table.text) + len(d.columns) {
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

// nextRow returns the next row that is an event, or has a fault.
func (d *tlSheetReader) nextRow() (readRow, error) {
	if len(d.ahead) > 0 {
		row := d.ahead[0]
		d.ahead[0] = readRow{}
		d.ahead = d.ahead[1:]
		return row, nil
	}
	for {
		if d.err != nil {
			return readRow{}, d.err
		}
		row, err := d.readRow()
		if err != nil {
			if d.err = err; err == io.EOF {
				d.finish()
			}
			return readRow{}, err
		}
		if read, ok := d.take(row); ok {
			return read, nil
		}
	}
}

// readRow reads the cells of the next row that has something in it.
func (d *tlSheetReader) readRow() (*tlRow, error) {
	for {
		if err := d.table.next(); err != nil {
			return nil, err
		}
		d.scan.reset(nil, d.table.place())
		row := &tlRow{place: d.table.place(), cells: map[string]string{}, faults: d.table.faults}
		for i, cell := range d.table.cells {
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
	if i < len(d.columns) && d.table.header[i] != "" {
		name = d.table.header[i]
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
	case d.table.header[i] == "":
		d.mapper.note(name, "cells in columns without a name are not read")
	case d.columns[i] == "":
		row.foreign = append(row.foreign, rawMember{name, appendString(nil, restore(cell))})
	default:
		row.cells[d.columns[i]] = restore(cell)
	}
}
