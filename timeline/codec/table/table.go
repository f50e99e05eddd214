// Package table reads and writes tables of separated values (RFC 4180) as
// spreadsheets have them, whatever their columns mean.
package table

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/source"
)

// A Table reads delimiter-separated values (RFC 4180) as spreadsheets write
// them: commas, semicolons or tabs, with or without a byte order mark, lines
// ending in LF, CRLF or CR or a mixture, inside cells too. encoding/csv is not
// used because it turns CRLF inside a cell into LF and stops at the first stray
// quote; this reader keeps every byte of a cell and goes on.
type Table struct {
	in    *source.Window
	comma byte
	// Header holds the cells of the first row, trimmed.
	Header []string
	// row counts the rows read, as a spreadsheet numbers them: from 1, the
	// header and blank rows included.
	row int
	// Cells are the current row's; they are good until the next call of next.
	Cells [][]byte
	// Faults are what is wrong with the form of the current row.
	Faults timeline.Invalid

	Text []byte // of all cells of the row, one after another
	ends []int  // where in text each cell ends
}

// Open opens a table and reads its header.
func Open(r io.Reader) (*Table, error) {
	in, err := source.NewWindow(r)
	if err != nil {
		return nil, err
	}
	t := &Table{in: in, comma: ','}
	in.FillTo(delimiterSeen)
	if comma, length, ok := separatorLine(in.View()); ok {
		in.Take(length)
		t.row++
		t.comma = comma
	} else {
		t.comma = delimiter(in.View())
	}
	if err := t.Next(); err == io.EOF {
		return nil, &source.InputError{Kind: source.ErrEmpty, Problem: "the input has no rows", Remedy: "write a first row with the names of the columns"}
	} else if err != nil {
		return nil, err
	}
	if len(t.Faults) > 0 {
		return nil, t.Faults
	}
	return t, t.TakeHeader()
}

// TakeHeader takes the current row for the header, in the place of the one before.
func (t *Table) TakeHeader() error {
	t.Header = nil
	for i, cell := range t.Cells {
		if !utf8.Valid(cell) {
			return &source.InputError{Kind: source.ErrEncoding, Line: t.row, Value: source.Near(cell), Problem: fmt.Sprintf("the name of column %d is not UTF-8", i+1), Remedy: "save the file as UTF-8"}
		}
		t.Header = append(t.Header, strings.TrimSpace(string(cell)))
	}
	return nil
}

// separatorLine reads the first line that Excel takes for the name of the delimiter:
// sep=; in a line of its own.
func separatorLine(prefix []byte) (comma byte, length int, ok bool) {
	line, _, _ := bytes.Cut(prefix, []byte{'\n'})
	word := bytes.ToLower(bytes.Trim(line, " \r\""))
	if len(word) != len("sep=;") || !bytes.HasPrefix(word, []byte("sep=")) || len(line) == len(prefix) {
		return 0, 0, false
	}
	return word[4], len(line) + 1, true
}

// delimiterSeen is how much of a table is looked at to find what separates cells.
const delimiterSeen = 32 << 10

// delimiter guesses what separates the cells: whichever of comma, semicolon, tab
// and | stands most often in the first line that has any of them, outside quotes. The
// lines before it are titles.
func delimiter(prefix []byte) byte {
	counts := map[byte]int{}
	quoted := false
	for _, c := range bytes.TrimLeft(prefix, " \t\r\n") {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted && (c == '\n' || c == '\r') && counts[',']+counts[';']+counts['\t']+counts['|'] > 0 {
			break
		}
		if !quoted {
			counts[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte{';', '\t', '|'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

// Next reads the next row that has more in it than blanks; io.EOF behind the last.
func (t *Table) Next() error {
	for {
		n, err := t.parse()
		if err != nil {
			return err
		}
		t.in.Take(n)
		t.row++
		if len(bytes.TrimSpace(t.Text)) > 0 {
			break
		}
	}
	t.Cells = t.Cells[:0]
	start := 0
	for _, end := range t.ends {
		t.Cells = append(t.Cells, t.Text[start:end])
		start = end
	}
	return nil
}

// parse cuts the row at the start of the view into cells and returns its
// length. A row that ends beyond the view is begun again with more in view.
func (t *Table) parse() (int, error) {
	for {
		p := rowParser{Table: t, view: t.in.View(), final: t.in.Ended()}
		t.Text, t.ends, t.Faults = t.Text[:0], t.ends[:0], nil
		if p.final && len(p.view) == 0 {
			return 0, io.EOF
		}
		if p.row() {
			return p.pos, nil
		}
		if p.final {
			return 0, &source.InputError{Kind: source.ErrTruncated, Line: t.in.Line, Problem: fmt.Sprintf("the quote that opens in row %d, column %s, is never closed", t.row+1, t.columnName(len(t.ends))),
				Remedy: `close it, and write "" for a quote inside quotes`}
		}
		// The row is begun again from its start, so twice as much has to be in view:
		// to begin again with each piece that the input comes in would cost the square.
		if err := t.in.FillTo(max(1, 2*len(p.view))); err != nil && err != io.EOF {
			return 0, err
		}
	}
}

// columnName names a column in an error: by its header, or by its number.
func (t *Table) columnName(i int) string {
	if i < len(t.Header) && t.Header[i] != "" {
		return t.Header[i]
	}
	return fmt.Sprint(i + 1)
}

// Place is where the current row stands.
func (t *Table) Place() source.Place { return source.Place{Unit: source.UnitRow, Number: t.row} }

// A rowParser cuts one row.
type rowParser struct {
	*Table
	view  []byte
	pos   int
	final bool // nothing follows the view
}

// row cuts the row; false when its end is not in view.
func (p *rowParser) row() bool {
	for {
		if !p.cell() {
			return false
		}
		p.ends = append(p.ends, len(p.Text))
		if p.pos == len(p.view) {
			return p.final
		}
		c := p.view[p.pos]
		p.pos++
		switch c {
		case p.comma:
			continue
		case '\r':
			if p.pos == len(p.view) && !p.final {
				return false
			}
			if p.pos < len(p.view) && p.view[p.pos] == '\n' {
				p.pos++
			}
		}
		return true
	}
}

// cell cuts one cell and stops at what ends it.
func (p *rowParser) cell() bool {
	if p.pos < len(p.view) && p.view[p.pos] == '"' {
		p.pos++
		if !p.quoted() {
			return false
		}
	}
	start := p.pos
	for p.pos < len(p.view) && !p.atEnd() {
		p.pos++
	}
	plain := p.view[start:p.pos]
	if bytes.IndexByte(plain, '"') >= 0 || start > 0 && p.view[start-1] == '"' && len(plain) > 0 {
		path := source.Place{Unit: source.UnitRow, Number: p.Table.row + 1}.Path(p.columnName(len(p.ends)))
		p.Faults = append(p.Faults, timeline.Fault{Path: path, Value: timeline.Excerpt(strings.ToValidUTF8(string(plain), "\uFFFD")),
			Problem: "stray quote", Remedy: `put the whole cell in quotes, and write "" for a quote inside them`})
	}
	p.Text = append(p.Text, plain...)
	return true
}

func (p *rowParser) atEnd() bool {
	c := p.view[p.pos]
	return c == p.comma || c == '\n' || c == '\r'
}

// quoted cuts the inside of a quoted cell, up to and with the closing quote.
func (p *rowParser) quoted() bool {
	for {
		i := bytes.IndexByte(p.view[p.pos:], '"')
		if i < 0 {
			return false
		}
		p.Text = append(p.Text, p.view[p.pos:p.pos+i]...)
		p.pos += i + 1
		if p.pos == len(p.view) && !p.final {
			return false
		}
		if p.pos == len(p.view) || p.view[p.pos] != '"' {
			return true
		}
		p.Text = append(p.Text, '"')
		p.pos++
	}
}

// A Row is an event read ahead.
type Row struct {
	Event  timeline.Event
	Faults timeline.Invalid
	Place  source.Place
}

// csvAhead is about how many bytes of a table are read before its head is
// handed out.
const Ahead = 4 << 20

// ColumnFault is what is wrong with the columns of a table.
func ColumnFault(name, problem, remedy string) timeline.Fault {
	return timeline.Fault{Path: "column " + timeline.Excerpt(name), Problem: problem, Remedy: remedy}
}
