package codec

import (
	"io"
	"strings"
	"testing"
)

func TestWhatIsWrittenIsRecognised(t *testing.T) {
	each(t, isReadAndWritten, func(t *testing.T, f Format) {
		for name, tl := range corpus(t) {
			if name == "empty" && f.Name == "ndjson" {
				continue // a header by itself is a document too
			}
			written, _ := encoded(t, f, tl, EncodeOptions{BaseURL: "https://example.org"})
			found, rest, err := Sniff(strings.NewReader(written))
			if err != nil || found.Name != f.Name {
				t.Errorf("%s is taken for %q (%v)", name, found.Name, err)
				continue
			}
			if whole, _ := io.ReadAll(rest); string(whole) != written {
				t.Errorf("%s: the reader behind Sniff has lost something", name)
			}
		}
	})
}
