package formats

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/kronika"
)

func TestTheSameTimelineGivesTheSameBytes(t *testing.T) {
	each(t, isWritten, func(t *testing.T, f codec.Format) {
		for name, tl := range corpus(t) {
			once, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{BaseURL: "https://example.org"})
			twice, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{BaseURL: "https://example.org"})
			if once != twice {
				t.Errorf("%s: two exports differ:\n%s", name, cmp.Diff(once, twice))
			}
		}
	})
}

func TestEncodingLeavesTheTimelineAlone(t *testing.T) {
	each(t, isWritten, func(t *testing.T, f codec.Format) {
		for name, tl := range corpus(t) {
			before, _ := codectest.Encoded(t, kronika.JSON(), tl, codec.EncodeOptions{})
			codectest.Encoded(t, f, tl, codec.EncodeOptions{Language: "en"})
			if after, _ := codectest.Encoded(t, kronika.JSON(), tl, codec.EncodeOptions{}); before != after {
				t.Errorf("%s was changed:\n%s", name, cmp.Diff(before, after))
			}
		}
	})
}

func TestWhatIsWrittenIsText(t *testing.T) {
	isWrittenText := func(f codec.Format) bool { return isWritten(f) && isText(f) }
	each(t, isWrittenText, func(t *testing.T, f codec.Format) {
		tl := hostileTimeline()
		tl.Events[0].Title = codectest.Text("en", "broken \xff UTF-8 \xc3")
		written, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{BaseURL: "https://example.org"})
		if !utf8.ValidString(written) {
			t.Error("it is not UTF-8")
		}
		if at := strings.IndexFunc(written, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\r\n", r) }); at >= 0 && !strings.HasPrefix(f.MediaType, "text/csv") {
			t.Errorf("it has a control character: %q", written[max(0, at-20):at+10])
		}
		if strings.Contains(f.MediaType, "json") && !strings.Contains(f.MediaType, "ndjson") && !json.Valid([]byte(written)) {
			t.Error("it is not JSON")
		}
		if strings.Contains(f.MediaType, "xml") {
			wellFormed(t, written)
		}
	})
}

func wellFormed(t *testing.T, document string) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(document))
	for {
		if _, err := dec.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("it is not XML: %v", err)
			return
		}
	}
}
