package formats

import (
	"bytes"

	"kronika/timeline/source"
)

// A knownFile is a kind of file that people give and that is not read.
type knownFile struct {
	starts          string // its first bytes
	anyCase         bool   // in letters of any case
	problem, remedy string
}

// known lists kinds of files by how they begin.
func known() []knownFile {
	return []knownFile{
		{starts: "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", problem: "This is a file of an old Office program, such as an Excel 97 workbook (.xls).", remedy: "save it as .xlsx or CSV"},
		{starts: "%PDF-", problem: "This is a PDF.", remedy: "copy its table into a spreadsheet, and save that as CSV"},
		{starts: "<!doctype html", anyCase: true, problem: "This is a web page.", remedy: "give the data behind it, or copy its table into a spreadsheet"},
		{starts: "<html", anyCase: true, problem: "This is a web page.", remedy: "give the data behind it, or copy its table into a spreadsheet"},
		{starts: "\x1F\x8B", problem: "This is a file packed with gzip.", remedy: "unpack it with gunzip"},
		{starts: "7z\xBC\xAF", problem: "This is a 7z archive.", remedy: "unpack it, and give one of the files in it"},
		{starts: "\x89PNG\r\n", problem: "This is a picture.", remedy: "give the table or text that it shows"},
		{starts: "\xFF\xD8\xFF", problem: "This is a picture.", remedy: "give the table or text that it shows"},
		{starts: "GIF8", problem: "This is a picture.", remedy: "give the table or text that it shows"},
		{starts: "0 HEAD", problem: "This is a family tree in GEDCOM.", remedy: "export its events as CSV"},
		{starts: "{\\rtf", problem: "This is a text in RTF.", remedy: "save it as plain text, or its table as CSV"},
		{starts: "SQLite format 3\x00", problem: "This is a database of SQLite.", remedy: "export a table of it as CSV; a database of Kronika is served, not imported"},
		{starts: "PAR1", problem: "This is a Parquet file.", remedy: "export it as CSV"},
		{starts: "<rss", problem: "This is an RSS feed.", remedy: "give its entries as CSV"},
	}
}

// unreadable names a file of a known kind that is not read; nil for any other.
func unreadable(prefix []byte) error {
	start := bytes.TrimLeft(bytes.TrimPrefix(prefix, []byte("\uFEFF")), " \t\r\n")
	for _, k := range known() {
		begins := bytes.HasPrefix(start, []byte(k.starts))
		if k.anyCase && len(start) >= len(k.starts) {
			begins = bytes.EqualFold(start[:len(k.starts)], []byte(k.starts))
		}
		if begins {
			return &source.InputError{Kind: source.ErrFormat, Problem: k.problem, Remedy: k.remedy}
		}
	}
	return nil
}
