package csv

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/source"
)

// Workbook returns the format of workbooks (Office Open XML, ECMA-376). Of a
// document one sheet is read, as a table of any columns; a cell with a date has it as
// exactly as its number format shows it. A document that we write has the columns of our
// CSV, each cell a text, so that no program changes a date.
func Workbook() codec.Format {
	return codec.Format{
		Name: "xlsx", Title: "Excel workbook (XLSX)", MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Extension: "xlsx",
		Detect: func(prefix []byte) bool { return bytes.HasPrefix(prefix, []byte("PK\x03\x04")) }, Decode: decodeWorkbook, Encode: encodeWorkbook,
	}
}

// The bounds of a workbook. A file of a few kilobytes can unpack to gigabytes.
const (
	workbookBytes    = 64 << 20
	workbookUnpacked = 512 << 20
	workbookInMemory = 16 << 20 // parts that are larger are unpacked into files
	workbookColumns  = 1000
)

func decodeWorkbook(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	data, err := io.ReadAll(io.LimitReader(r, workbookBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > workbookBytes {
		return nil, &source.InputError{Kind: source.ErrTooLarge, Problem: "the workbook is larger than 64 MB", Remedy: "export the sheet as CSV"}
	}
	if err := isWorkbook(data); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: workbookUnpacked, UnzipXMLSizeLimit: workbookInMemory})
	if err != nil {
		return nil, &source.InputError{Kind: source.ErrSyntax, Problem: "the workbook cannot be opened: " + err.Error(), Remedy: "open it in a spreadsheet program and save it again, without a password"}
	}
	sheet, err := sheetOf(book, opts.Sheet)
	if err != nil {
		return nil, errors.Join(err, book.Close())
	}
	writeDatesExactly(book)
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, errors.Join(&source.InputError{Kind: source.ErrSyntax, Problem: fmt.Sprintf("the sheet %q cannot be read: %v", sheet, err), Remedy: "save the workbook again"}, book.Close())
	}
	stream, err := decode(&sheetReader{book: book, rows: rows}, opts)
	if stream != nil {
		stream.Sheets = book.GetSheetList()
	}
	return stream, err
}

// isWorkbook looks into the archive and names what it is, unless it is a workbook.
func isWorkbook(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return &source.InputError{Kind: source.ErrTruncated, Problem: "the archive of the workbook is cut off or damaged", Remedy: "save the file again, and copy it whole"}
	}
	unpacked := uint64(0)
	what := "This is a ZIP archive."
	remedy := "unpack it, and give one of the files in it"
	for _, f := range archive.File {
		unpacked += f.UncompressedSize64
		switch {
		case f.Name == "xl/workbook.xml":
			what = ""
		case f.Name == "word/document.xml":
			what, remedy = "This is a Word document (.docx).", "copy its table into a spreadsheet, and save that as .xlsx or CSV"
		case f.Name == "mimetype":
			what, remedy = "This is an OpenDocument file, such as .ods.", "save it as .xlsx or CSV"
		case strings.HasPrefix(f.Name, "Index/") && strings.HasSuffix(f.Name, ".iwa"):
			what, remedy = "This is a Numbers or Pages file.", "export it as .xlsx or CSV"
		}
	}
	switch {
	case what != "":
		return &source.InputError{Kind: source.ErrFormat, Problem: what, Remedy: remedy}
	case unpacked > workbookUnpacked:
		return &source.InputError{Kind: source.ErrTooLarge, Problem: fmt.Sprintf("the workbook unpacks to %d MB", unpacked>>20), Remedy: "export the sheet as CSV"}
	}
	return nil
}

// sheetOf returns the name of the sheet to read: the one that is named, else the first
// that is not hidden.
func sheetOf(book *excelize.File, named string) (string, error) {
	sheets := book.GetSheetList()
	for _, sheet := range sheets {
		visible, err := book.GetSheetVisible(sheet)
		if sheet == named || named == "" && err == nil && visible {
			return sheet, nil
		}
	}
	if named == "" && len(sheets) > 0 {
		return sheets[0], nil
	}
	return "", &source.InputError{Kind: source.ErrFormat, Value: named, Problem: "the workbook has no sheet of this name", Remedy: "name one of: " + strings.Join(sheets, ", ")}
}

// A sheetReader writes the rows of a sheet as a table of separated values, one for each
// that is read, so that the reader of tables can read them. Blank rows stay, so rows keep
// their numbers.
type sheetReader struct {
	book *excelize.File
	rows *excelize.Rows
	row  int
	text []byte // that is not read yet
	err  error
}

func (s *sheetReader) Read(b []byte) (int, error) {
	for len(s.text) == 0 && s.err == nil {
		s.err = s.next()
	}
	n := copy(b, s.text)
	s.text = s.text[n:]
	if n == 0 {
		return 0, s.err
	}
	return n, nil
}

func (s *sheetReader) next() error {
	if !s.rows.Next() {
		if err := errors.Join(s.rows.Error(), s.rows.Close(), s.book.Close()); err != nil {
			return err
		}
		return io.EOF
	}
	s.row++
	cells, err := s.rows.Columns()
	if err != nil {
		return &source.InputError{Kind: source.ErrSyntax, Line: s.row, Problem: "the row cannot be read: " + err.Error(), Remedy: "save the workbook again"}
	}
	if len(cells) > workbookColumns {
		return &source.InputError{Kind: source.ErrTooLarge, Line: s.row, Problem: fmt.Sprintf("the row has %d columns; at most %d are read", len(cells), workbookColumns), Remedy: "delete the columns that are not needed"}
	}
	s.text = s.text[:0]
	for i, cell := range cells {
		if i > 0 {
			s.text = append(s.text, ',')
		}
		s.text = table.AppendCell(s.text, cell)
	}
	s.text = append(s.text, '\n')
	return nil
}
