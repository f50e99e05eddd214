package table

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sampleSize is how much of an input is looked at to find its encoding.
const sampleSize = 1 << 20

// Decoded returns the input as UTF-8. Spreadsheets write UTF-16 with a mark at its start
// ("Unicode text") and, without one, Windows-1252; encoding names what was found, "" for
// UTF-8.
func Decoded(r io.Reader) (decoded io.Reader, encoding string) {
	buffered := bufio.NewReaderSize(r, sampleSize)
	sample, err := buffered.Peek(sampleSize)
	switch {
	case bytes.HasPrefix(sample, []byte{0xFF, 0xFE}) || bytes.HasPrefix(sample, []byte{0xFE, 0xFF}):
		return transform.NewReader(buffered, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()), "UTF-16"
	case !isUTF8(sample, err != nil):
		return transform.NewReader(buffered, charmap.Windows1252.NewDecoder()), "Windows-1252"
	}
	return buffered, ""
}

// isUTF8 reports whether a sample is UTF-8, except that it may end inside a letter unless
// it is whole.
func isUTF8(sample []byte, whole bool) bool {
	if utf8.Valid(sample) {
		return true
	}
	for n := 1; n < utf8.UTFMax && n < len(sample) && !whole; n++ {
		if utf8.Valid(sample[:len(sample)-n]) && !utf8.FullRune(sample[len(sample)-n:]) {
			return true
		}
	}
	return false
}
