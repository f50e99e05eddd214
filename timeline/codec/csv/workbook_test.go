package csv

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// workbook writes a workbook that change fills in.
func workbook(t testing.TB, change func(*excelize.File)) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	change(book)
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fill writes cells into a sheet, row by row.
func fill(t testing.TB, book *excelize.File, sheet string, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		if err := book.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
}

func readBook(data []byte, opts codec.DecodeOptions) (*timeline.Timeline, error) {
	opts.Slug = "s"
	return codec.ReadAll(Workbook(), bytes.NewReader(data), opts)
}

func TestDatesOfAWorkbookAreAsExactAsTheyAreShown(t *testing.T) {
	for _, row := range []struct {
		format string
		value  any
		want   string
	}{
		{"yyyy-mm-dd", time.Date(1999, 4, 3, 0, 0, 0, 0, time.UTC), "1999-04-03"},
		{"m/d/yy", time.Date(1999, 4, 3, 0, 0, 0, 0, time.UTC), "1999-04-03"},
		{`d. mmmm yyyy`, time.Date(1999, 4, 3, 0, 0, 0, 0, time.UTC), "1999-04-03"},
		{`[$-407]dd.mm.yy;@`, time.Date(1999, 4, 3, 0, 0, 0, 0, time.UTC), "1999-04-03"},
		{"mmm yyyy", time.Date(1999, 4, 1, 0, 0, 0, 0, time.UTC), "1999-04"},
		{"yyyy", time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC), "1999"},
		{"yyyy-mm-dd hh:mm", time.Date(2024, 3, 26, 22, 5, 0, 0, time.UTC), "2024-03-26T22:05"},
		{"#,##0", 1999, "1999"},
		{`0 "AD"`, 1999, "1999"},
		{"General", 1850, "1850"},
		{"@", "c. 1850", "1850~"},
	} {
		data := workbook(t, func(book *excelize.File) {
			fill(t, book, "Sheet1", []any{"Date", "Title"}, []any{row.value, "A"})
			style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &row.format})
			if err == nil {
				err = book.SetCellStyle("Sheet1", "A2", "A2", style)
			}
			if err != nil {
				t.Fatal(err)
			}
		})
		read, err := readBook(data, codec.DecodeOptions{})
		if err != nil || len(read.Events) != 1 || read.Events[0].Date.String() != row.want {
			t.Errorf("%v as %s: %+v, %v, want %s", row.value, row.format, read, err, row.want)
		}
	}
}

func TestAWorkbookMayCountItsDaysFrom1904(t *testing.T) {
	data := workbook(t, func(book *excelize.File) {
		yes := true
		if err := book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
		fill(t, book, "Sheet1", []any{"Date", "Title"}, []any{35064, "A"})
		style, err := book.NewStyle(&excelize.Style{NumFmt: 14})
		if err == nil {
			err = book.SetCellStyle("Sheet1", "A2", "A2", style)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	read, err := readBook(data, codec.DecodeOptions{})
	if err != nil || read.Events[0].Date.String() != "2000-01-01" {
		t.Errorf("%+v, %v, want 2000-01-01", read, err)
	}
}

func TestTheSheetThatIsAskedForIsRead(t *testing.T) {
	data := workbook(t, func(book *excelize.File) {
		for _, name := range []string{"Second", "Hidden"} {
			if _, err := book.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		fill(t, book, "Sheet1", []any{"When", "What"}, []any{1850, "First"}, []any{}, []any{1851, "Behind a blank row"}, []any{"soon", "No date"})
		fill(t, book, "Second", []any{"When", "What"}, []any{1900, "Second, with \"quotes\", commas"})
		fill(t, book, "Hidden", []any{"When", "What"}, []any{1950, "Hidden"})
		if err := book.SetSheetVisible("Hidden", false); err != nil {
			t.Fatal(err)
		}
	})
	read, err := readBook(data, codec.DecodeOptions{})
	faults, _ := errors.AsType[timeline.Invalid](err)
	if len(read.Events) != 2 || len(faults) != 1 || !strings.HasPrefix(faults[0].Path, "row 5") {
		t.Errorf("%+v, %v", read, err)
	}
	for sheet, want := range map[string]string{"Second": `Second, with "quotes", commas`, "Hidden": "Hidden"} {
		read, err := readBook(data, codec.DecodeOptions{Sheet: sheet})
		if err != nil || len(read.Events) != 1 {
			t.Errorf("%s: %+v, %v", sheet, read, err)
		} else if title, _ := read.Events[0].Title.In(""); title != want {
			t.Errorf("%s: %q", sheet, title)
		}
	}
	if _, err := readBook(data, codec.DecodeOptions{Sheet: "Third"}); err == nil || !strings.Contains(err.Error(), "name one of: Sheet1, Second, Hidden") {
		t.Errorf("a sheet that there is not: %v", err)
	}
}

func TestWhatIsNoWorkbookIsNamed(t *testing.T) {
	archive := func(names ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range names {
			if _, err := z.Create(name); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	whole := workbook(t, func(book *excelize.File) { fill(t, book, "Sheet1", []any{"Date", "Title"}, []any{1999, "A"}) })
	wide := workbook(t, func(book *excelize.File) {
		fill(t, book, "Sheet1", []any{"Date", "Title"})
		if err := book.SetCellStr("Sheet1", "AMK2", "far away"); err != nil {
			t.Fatal(err)
		}
	})
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	w, err := z.Create("xl/workbook.xml")
	for i := 0; err == nil && i < 600; i++ {
		_, err = w.Write(make([]byte, 1<<20))
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		claim, says string
		data        []byte
		kind        error
	}{
		{"a document of Word", "Word document (.docx)", archive("[Content_Types].xml", "word/document.xml"), source.ErrFormat},
		{"an OpenDocument sheet", "OpenDocument", archive("mimetype", "content.xml"), source.ErrFormat},
		{"any archive", "ZIP archive", archive("a.txt"), source.ErrFormat},
		{"half a workbook", "cut off", whole[:len(whole)/2], source.ErrTruncated},
		{"an empty workbook", "cannot be opened", archive("xl/workbook.xml"), source.ErrSyntax},
		{"a small file that unpacks to 600 MB", "unpacks to 600 MB", bomb.Bytes(), source.ErrTooLarge},
		{"a row of 1,025 columns", "at most 1000", wide, source.ErrTooLarge},
	} {
		_, err := readBook(row.data, codec.DecodeOptions{})
		if !errors.Is(err, row.kind) || !strings.Contains(fmt.Sprint(err), row.says) {
			t.Errorf("%s: %v, want %v with %q", row.claim, err, row.kind, row.says)
		}
	}
}

func FuzzWorkbook(f *testing.F) {
	f.Add(workbook(f, func(book *excelize.File) { fill(f, book, "Sheet1", []any{"Date", "Title"}, []any{1999, "A"}) }))
	f.Fuzz(func(t *testing.T, data []byte) {
		if read, err := readBook(data, codec.DecodeOptions{}); err == nil && read == nil {
			t.Error("neither a timeline nor an error")
		}
	})
}
