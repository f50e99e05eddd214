package csv

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/source"
)

// What a sheet holds (ECMA-376 sets no bounds; these are Excel's).
const (
	sheetRows = 1_048_576
	cellUnits = 32_767 // of UTF-16
)

// encodeWorkbook writes the rows of our CSV into a sheet.
func encodeWorkbook(w io.Writer, s *codec.Stream, o codec.EncodeOptions) (source.Report, error) {
	read, write := io.Pipe()
	var report source.Report
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		var err error
		report, err = encode(write, s, o)
		write.CloseWithError(err) // nil is the end
	}()
	book := excelize.NewFile()
	var lost source.Report
	err := writeSheet(book, read, &lost)
	read.CloseWithError(err) // or the encoder would wait for somebody who reads
	<-ended
	if err == nil {
		err = book.Write(w)
	}
	return append(report, lost...), errors.Join(err, book.Close())
}

// writeSheet fills the sheet of a new workbook with a table.
func writeSheet(book *excelize.File, rows io.Reader, lost *source.Report) error {
	const sheet = "Events"
	if err := book.SetSheetName(book.GetSheetName(0), sheet); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	t, err := table.Open(rows)
	if err != nil {
		return err
	}
	header := make([]any, len(t.Header))
	for i, name := range t.Header {
		header[i] = excelize.Cell{StyleID: bold, Value: name}
	}
	if err := out.SetRow("A1", header); err != nil {
		return err
	}
	for row := 2; ; row++ {
		if err := t.Next(); err == io.EOF {
			return out.Flush()
		} else if err != nil {
			return err
		}
		if err := writeRow(out, row, t.Cells); err != nil {
			return err
		}
		reportControls(lost, row-2, t)
	}
}

// reportControls says which cells have characters that XML cannot hold. U+FFFD stands for
// them in the workbook.
func reportControls(lost *source.Report, event int, t *table.Table) {
	for i, cell := range t.Cells {
		if bytes.IndexFunc(cell, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }) < 0 {
			continue
		}
		member, _, _ := strings.Cut(t.Header[i], ":")
		if member != "title" && member != "text" {
			member = "" // the others have other names in the model
		}
		lost.AddEvent(event, member, strings.TrimSpace(member+" with control characters, which a workbook cannot hold; U+FFFD stands for them"))
	}
}

// writeRow writes the cells of an event as texts.
func writeRow(out *excelize.StreamWriter, row int, cells [][]byte) error {
	if row > sheetRows {
		return fmt.Errorf("a sheet holds %d events at most; export the timeline as CSV", sheetRows-1)
	}
	values := make([]any, len(cells))
	for i, cell := range cells {
		if len(cell) > cellUnits && len(utf16.Encode([]rune(string(cell)))) > cellUnits {
			return fmt.Errorf("row %d: a cell holds %d characters at most; export the timeline as CSV", row, cellUnits)
		}
		if len(cell) > 0 {
			values[i] = string(cell)
		}
	}
	return out.SetRow(fmt.Sprintf("A%d", row), values)
}
