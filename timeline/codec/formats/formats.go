// Package formats is the one table of formats: every format there is, by name and by
// what an input looks like.
package formats

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"kronika/timeline/codec"
	"kronika/timeline/codec/chrono"
	"kronika/timeline/codec/csv"
	"kronika/timeline/codec/feed"
	"kronika/timeline/codec/ical"
	"kronika/timeline/codec/kronika"
	"kronika/timeline/codec/markdown"
	"kronika/timeline/codec/markwhen"
	"kronika/timeline/codec/picture"
	"kronika/timeline/codec/simile"
	"kronika/timeline/codec/table"
	"kronika/timeline/codec/timelinejs"
	"kronika/timeline/codec/vis"
	"kronika/timeline/codec/wikidata"
	"kronika/timeline/source"
)

// PrefixSize is how many bytes of an input Detect wants to see at most.
const PrefixSize = 64 << 10

// All lists every format, those for data first, in the order of the export menu.
func All() []codec.Format {
	return []codec.Format{
		kronika.JSON(),
		kronika.NDJSON(),
		csv.Format(),
		csv.Workbook(),
		ical.Format(),
		markwhen.Format(),
		timelinejs.JSON(),
		timelinejs.Sheet(),
		timelinejs.Version1(),
		simile.JSON(),
		simile.XML(),
		vis.Format(),
		chrono.Format(),
		wikidata.Format(),
		csv.Table(),
		feed.Atom(),
		feed.JSONFeed(),
		markdown.Format(),
		picture.SVG(),
		picture.PNG(),
	}
}

// ByName finds the format with the name.
func ByName(name string) (codec.Format, bool) {
	for _, f := range All() {
		if f.Name == name {
			return f, true
		}
	}
	return codec.Format{}, false
}

// Detect finds the format of an input from its first bytes. Where two would accept the
// same bytes, the first of All has them, and Markwhen only what no other does.
func Detect(prefix []byte) (codec.Format, bool) {
	prefix = wholeLetters(prefix)
	var last codec.Format // nearly any line with a colon in it is Markwhen
	for _, f := range All() {
		switch {
		case f.Detect == nil:
		case f.Name == markwhen.Format().Name:
			last = f
		case f.Detect(prefix):
			return f, true
		}
	}
	if !last.Detect(prefix) {
		return codec.Format{}, false
	}
	return last, true
}

// wholeLetters leaves out the beginning of a letter at the end of text that was
// cut off after a number of bytes.
func wholeLetters(prefix []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(prefix); n++ {
		last := prefix[len(prefix)-n:]
		if utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				return prefix[:len(prefix)-n]
			}
			break
		}
	}
	return prefix
}

// Sniff finds out the format of an input and returns it with a reader that
// still has all of it.
func Sniff(r io.Reader) (codec.Format, io.Reader, error) {
	prefix := make([]byte, PrefixSize)
	n, err := io.ReadFull(r, prefix)
	prefix = prefix[:n]
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return codec.Format{}, nil, err
	}
	if n == 0 {
		return codec.Format{}, nil, &source.InputError{Kind: source.ErrEmpty, Remedy: "choose the file to be read"}
	}
	whole := io.MultiReader(bytes.NewReader(prefix), r)
	if err := unreadable(prefix); err != nil {
		return codec.Format{}, whole, err
	}
	if f, ok := Detect(prefix); ok {
		return f, whole, nil
	}
	return codec.Format{}, whole, &source.InputError{Kind: source.ErrFormat, Line: 1, Value: source.Near(prefix),
		Problem: "this is none of the formats that can be read",
		Remedy:  "name the format, one of: " + strings.Join(readable(), ", ")}
}

// Tabular reports whether an input whose format Sniff does not recognise is text in
// columns. It can then be read as csv.Table by somebody who says what the columns hold.
func Tabular(prefix []byte) bool {
	if _, known := Detect(prefix); known || unreadable(prefix) != nil || bytes.IndexByte(prefix[:min(len(prefix), textSeen)], 0) >= 0 {
		return false
	}
	decoded, _ := table.Decoded(bytes.NewReader(prefix))
	t, err := table.Open(decoded)
	return err == nil && len(t.Header) > 1
}

// textSeen is how much of an input is searched for U+0000, which no text has.
const textSeen = 4 << 10

// readable lists the names of the formats that can be read.
func readable() []string {
	var names []string
	for _, f := range All() {
		if f.Decode != nil {
			names = append(names, f.Name)
		}
	}
	return names
}
