package formats

import (
	"errors"
	"strings"
	"testing"

	"kronika/timeline/source"
)

// What is recognised and not read is named, so that a person knows what to give instead.
func TestKnownFilesAreNamed(t *testing.T) {
	for start, says := range map[string]string{
		"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00": ".xls",
		"%PDF-1.7":                             "PDF",
		"\uFEFF\n<!DOCTYPE html><title>When: what</title>":  "web page",
		"<html><body>1999: A</body></html>":                 "web page",
		"\x1F\x8B\x08\x00":                                  "gzip",
		"\x89PNG\r\n\x1A\n":                                 "picture",
		"0 HEAD\n1 SOUR Gramps\n1 DATE 1 JAN 1850":          "GEDCOM",
		`{\rtf1\ansi 1999: A}`:                              "RTF",
		"SQLite format 3\x00":                               "SQLite",
		"PAR1\x15":                                          "Parquet",
		"<rss version=\"2.0\"><channel><title>A: b</title>": "RSS",
	} {
		_, _, err := Sniff(strings.NewReader(start))
		if !errors.Is(err, source.ErrFormat) || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", start, err, says)
		}
	}
}
