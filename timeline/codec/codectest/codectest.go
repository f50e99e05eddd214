// Package codectest helps the tests of formats to read and write documents in memory.
package codectest

import (
	"bytes"
	"fmt"
	"iter"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/kronika"
	"kronika/timeline/edtf"
	"kronika/timeline/example"
	"kronika/timeline/source"
)

// Decode reads a whole document.
func Decode(f codec.Format, document string) (*timeline.Timeline, error) {
	return codec.ReadAll(f, strings.NewReader(document), codec.DecodeOptions{})
}

// Encoded writes a timeline in memory.
func Encoded(t *testing.T, f codec.Format, tl *timeline.Timeline, opts codec.EncodeOptions) (string, source.Report) {
	t.Helper()
	var b bytes.Buffer
	report, err := f.Encode(&b, codec.Of(tl), opts)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.String(), report
}

// Example reads the example.
func Example(t *testing.T) *timeline.Timeline {
	t.Helper()
	tl, err := codec.ReadAll(kronika.JSON(), bytes.NewReader(example.Document()), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

// ManySame yields n events of so many words.
func ManySame(n, words int) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for i := range n {
			e := timeline.Event{ID: fmt.Sprintf("e%07d", i), Date: edtf.MustParse(fmt.Sprintf("%04d", 1000+i%1000)), Title: Text("en", "Event"), Text: Text("en", strings.Repeat("word ", words)), Importance: 50}
			if !yield(e, nil) {
				return
			}
		}
	}
}

// Text is a text in one language.
func Text(lang, words string) timeline.Text { return timeline.Text{{Lang: lang, Text: words}} }

// Repeat is a reader of one byte again and again.
type Repeat byte

func (r Repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}
