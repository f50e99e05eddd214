package ical

import (
	"bytes"
	"io"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"kronika/timeline/source"
)

// vCalendar 1.0, which phones and old office programs write, has values in
// quoted-printable: ä is =C3=A4 there, and a line that goes on ends with an equals sign.

// quotedPrintable is the name of the encoding.
const quotedPrintable = "QUOTED-PRINTABLE"

// goesOn reports whether a line in quoted-printable goes on with the next.
func goesOn(text []byte) bool {
	head, _, _ := bytes.Cut(text, []byte(":"))
	return bytes.HasSuffix(text, []byte("=")) && bytes.Contains(bytes.ToUpper(head), []byte(quotedPrintable))
}

// joinQuoted takes the lines that a line in quoted-printable goes on with.
func joinQuoted(w *source.Window, text []byte) ([]byte, error) {
	for goesOn(text) {
		more, err := w.TakeLine()
		if err == io.EOF {
			return text, nil
		}
		if err != nil {
			return nil, err
		}
		text = append(text[:len(text)-1], bytes.TrimRight(more, "\r\n")...)
		if len(text) > source.MaxUnit {
			return nil, w.TooLarge()
		}
	}
	return text, nil
}

// decodeQuoted replaces a value in quoted-printable by what it says, as iCalendar would
// write it. A letter that is not of the charset becomes U+FFFD.
func decodeQuoted(l *contentLine) {
	if !strings.EqualFold(l.param("ENCODING"), quotedPrintable) {
		return
	}
	decoded, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(l.value)))
	if err != nil {
		return // it is no quoted-printable, and stays as it stands
	}
	if charset, err := htmlindex.Get(l.param("CHARSET")); err == nil {
		if text, err := charset.NewDecoder().Bytes(decoded); err == nil {
			decoded = text
		}
	}
	text := strings.ToValidUTF8(string(decoded), "\uFFFD")
	l.value = strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(text)
	l.raw = l.name + ":" + l.value
}
