// Package codectest helps the tests of formats: to read and write documents in memory.
package codec

import (
	"bytes"
	"fmt"
	"iter"
	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/example"
	"kronika/timeline/source"
	"strings"
	"testing"
)

// decodeString reads a whole document and sorts what came out of it.
func decodeString(f Format, document string) (*timeline.Timeline, error) {
	return ReadAll(f, strings.NewReader(document), DecodeOptions{})
}

// encoded writes a timeline in memory.
func encoded(t *testing.T, f Format, tl *timeline.Timeline, opts EncodeOptions) (string, source.Report) {
	t.Helper()
	var b bytes.Buffer
	report, err := f.Encode(&b, Of(tl), opts)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.String(), report
}

func exampleTimeline(t *testing.T) *timeline.Timeline {
	t.Helper()
	tl, err := ReadAll(jsonFormat(), bytes.NewReader(example.Document()), DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

// manySame yields n events of so many words.
func manySame(n, words int) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for i := range n {
			e := timeline.Event{ID: fmt.Sprintf("e%07d", i), Date: edtf.MustParse(fmt.Sprintf("%04d", 1000+i%1000)), Title: text("en", "Event"), Text: text("en", strings.Repeat("word ", words)), Importance: 50}
			if !yield(e, nil) {
				return
			}
		}
	}
}

func text(lang, words string) timeline.Text { return timeline.Text{{Lang: lang, Text: words}} }

// repeat is a reader of one byte again and again.
type repeat byte

func (r repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}
