package csv

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/source"
)

// Table returns the format of tables that other programs and people made. It is read
// only. Columns are known by what people call them in several languages; a column
// with a name that is not known is kept in the event's Extra.
func Table() codec.Format {
	return codec.Format{
		Name: "table", Title: "Table of any columns", MediaType: "text/csv; charset=utf-8", Extension: "csv",
		Detect: detectTable, Decode: decode,
	}
}

// foreignExtra is the name under which an Extra keeps cells that have no place in the
// model, by the name of their column.
const foreignExtra = "columns"

// ownPrefix is how much of an input is looked at to tell our own table from others.
const ownPrefix = 64 << 10

// isOwn reports whether a table is one that Kronika wrote: it has ids, and all of its
// columns are ours.
func isOwn(prefix []byte) bool {
	t, err := table.Open(bytes.NewReader(prefix))
	if err != nil {
		return false
	}
	hasID := false
	for _, name := range t.Header {
		base, _, _ := strings.Cut(name, ":")
		f := fieldNamed(base)
		if f == nil && name != "" {
			return false
		}
		hasID = hasID || f != nil && f.name == "id"
	}
	return hasID
}

// detectTable recognises a header with a date and a title.
func detectTable(prefix []byte) bool {
	return rowsUntil(prefix, namesDateAndTitle) >= 0
}

// decode reads our own table strictly, and any other as it comes.
func decode(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	in := bufio.NewReaderSize(r, ownPrefix)
	prefix, _ := in.Peek(ownPrefix)
	if isOwn(prefix) && !opts.Loose && len(opts.Columns) == 0 {
		return decodeOwn(in, opts)
	}
	return decodeForeign(in, prefix, opts)
}

// decodeForeign reads a table of any columns, of which prefix are the first bytes.
func decodeForeign(in io.Reader, prefix []byte, opts codec.DecodeOptions) (*codec.Stream, error) {
	above := rowsAbove(prefix, opts.Columns)
	decoded, encoding := table.Decoded(in)
	t, err := table.Open(decoded)
	if err != nil {
		return nil, err
	}
	title, err := skipAbove(t, above)
	if err != nil {
		return nil, err
	}
	if opts.Title == "" {
		opts.Title = title
	}
	d := &foreignReader{reader: reader{table: t, ids: codec.Namer{}, head: codec.HeadFrom(opts)}, notes: &source.Report{}}
	if encoding != "" {
		d.notes.Add("the file", "read as "+encoding)
	}
	if above > 0 {
		d.notes.Add("row 1", "rows above the names of the columns are left out; the first is the title")
	}
	if faults := d.nameColumns(opts); len(faults) > 0 {
		d.readSample()
		none := func(func(timeline.Event, error) bool) {}
		return &codec.Stream{Head: d.head, Events: none, Notes: d.notes, Columns: d.describe()}, faults
	}
	d.head.Expand()
	d.refs = newReferences(d.head)
	d.readSample()
	d.dates = newDates(opts, d.sampleOf)
	columns := d.describe()
	d.takeTitle(opts)
	d.takeAll()
	return &codec.Stream{Head: d.head, Events: d.events(), Where: func() source.Place { return d.place }, Notes: d.notes, Columns: columns}, nil
}

// A foreignReader reads a table of any columns.
type foreignReader struct {
	reader
	columns []foreignColumn
	dates   *dates
	sample  []rawRow // the rows read ahead, as long as they are not taken
	notes   *source.Report
}

// A foreignColumn is a column of somebody else's table.
type foreignColumn struct {
	name  string // as in the header, or its number
	means string // a name of ours, or start, end, year …; "" for a column that is kept
	field *field
	lang  string
}

// A rawRow is a row that is not yet taken apart.
type rawRow struct {
	cells  []string
	faults timeline.Invalid
	place  source.Place
}

// nameColumns finds out what each column holds. Each meaning goes to one column: the one
// that is named so exactly, else the first.
func (d *foreignReader) nameColumns(opts codec.DecodeOptions) timeline.Invalid {
	taken := map[string]bool{}
	for i, name := range d.table.Header {
		c := foreignColumn{name: name}
		if name == "" {
			c.name = fmt.Sprintf("column %d", i+1)
		}
		if as, ok := opts.Columns[c.name]; ok {
			c.means, _ = meaningOf(as)
		} else if c.means, c.lang = meaningOf(name); name == "" {
			c.means = ""
		}
		d.columns = append(d.columns, c)
	}
	d.nameByNeighbours()
	for i := range d.columns {
		c := &d.columns[i]
		key := c.means + ":" + c.lang
		if c.means != "" && taken[key] || c.means == "more" || c.means == "links" {
			c.means = ""
		}
		if c.means == "" {
			if d.table.Header[i] != "" {
				d.notes.Add(fmt.Sprintf("column %q", c.name), "columns that have no place in a timeline are kept, but not shown")
			}
			continue
		}
		taken[key] = true
		c.field = fieldNamed(c.means)
		if c.field != nil && c.field.texts && c.lang == "" {
			c.lang = d.head.FirstLanguage()
		}
		if c.lang != "" && c.field != nil && c.field.texts && c.lang != d.head.FirstLanguage() && !slices.Contains(d.head.Languages, c.lang) {
			d.head.Languages = append(d.head.Languages, c.lang)
		}
	}
	var faults timeline.Invalid
	columns := timeline.Excerpt(strings.Join(d.table.Header, ", "))
	if !d.has("start") && !d.has("year") {
		faults = append(faults, table.ColumnFault("date", "missing", "name one of the columns so; they are: "+columns))
	}
	if !d.has("title") && !d.has("text") {
		faults = append(faults, table.ColumnFault("title", "missing", "name one of the columns so; they are: "+columns))
	}
	return faults
}

// nameByNeighbours decides what a header means that has two meanings: long is the
// longitude beside lat, else a long text; day is a part of the date beside year.
func (d *foreignReader) nameByNeighbours() {
	hasYear, hasLat := d.has("year"), d.has("lat")
	for i := range d.columns {
		c := &d.columns[i]
		switch foldName(c.name) {
		case "long":
			c.means = "text"
			if hasLat {
				c.means = "lon"
			}
		case "day":
			if hasYear {
				c.means = "day"
			}
		}
	}
}

func (d *foreignReader) has(means string) bool {
	return slices.ContainsFunc(d.columns, func(c foreignColumn) bool { return c.means == means })
}

// readSample reads the first rows, so that what is doubtful in one row can be decided by
// the others. A short table is read whole.
func (d *foreignReader) readSample() {
	for size := 0; size < table.Ahead && d.err == nil; size += len(d.table.Text) + 16*len(d.columns) {
		var row rawRow
		if row, d.err = d.nextRaw(); d.err == nil {
			d.sample = append(d.sample, row)
		}
	}
}

// sampleOf calls visit with the cells of the columns with a meaning, in the rows read
// ahead.
func (d *foreignReader) sampleOf(means string, visit func(cell string)) {
	for i, c := range d.columns {
		if c.means != means {
			continue
		}
		for _, row := range d.sample {
			if i < len(row.cells) && row.cells[i] != "" {
				visit(row.cells[i])
			}
		}
	}
}

func (d *foreignReader) nextRaw() (rawRow, error) {
	if err := d.table.Next(); err != nil {
		return rawRow{}, err
	}
	row := rawRow{faults: slices.Clone(d.table.Faults), place: d.table.Place()}
	for _, cell := range d.table.Cells {
		row.cells = append(row.cells, cleaned(cell))
	}
	return row, nil
}

// cleaned returns a cell without blanks around it; empty for what says that there is
// nothing.
func cleaned(cell []byte) string {
	text := strings.TrimSpace(strings.ToValidUTF8(string(cell), string(utf8.RuneError)))
	switch strings.ToLower(text) {
	case "na", "n/a", "-", "–", "—", "?", "null", "none", "nan", "#n/a":
		return ""
	}
	return table.Restore(text)
}

// takeTitle makes the title of the timeline of a first row that has words and no date.
func (d *foreignReader) takeTitle(opts codec.DecodeOptions) {
	if len(d.sample) < 2 {
		return
	}
	var title string
	for i, c := range d.columns {
		if i >= len(d.sample[0].cells) || d.sample[0].cells[i] == "" {
			continue
		}
		switch c.means {
		case "start", "end", "year":
			return
		case "title":
			title = d.sample[0].cells[i]
		}
	}
	if title == "" {
		return
	}
	if opts.Title == "" {
		d.head.Title = timeline.Text{{Lang: d.head.FirstLanguage(), Text: title}}
		d.notes.Add(d.sample[0].place.String(), "a first row without a date is the title of the timeline")
	} else {
		d.notes.Add(d.sample[0].place.String(), "a first row without a date is left out")
	}
	d.sample = d.sample[1:]
}

// takeAll takes the rows that were read ahead.
func (d *foreignReader) takeAll() {
	for i := range d.sample {
		d.ahead = append(d.ahead, d.take(&d.sample[i]))
	}
	d.sample = nil
}

func (d *foreignReader) events() iter.Seq2[timeline.Event, error] {
	return table.Events(d.next, func(p source.Place) { d.place = p })
}

func (d *foreignReader) next() (table.Row, error) {
	if row, ok := table.Take(&d.ahead); ok {
		return row, nil
	}
	if d.err != nil {
		return table.Row{}, d.err
	}
	raw, err := d.nextRaw()
	if err != nil {
		d.ids = nil // of a million events they take 40 MB, and no id is made any more
		return table.Row{}, err
	}
	return d.take(&raw), nil
}
