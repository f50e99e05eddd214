package formats

import (
	"encoding/json"
	"io"
	"testing"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/kronika"
)

// BenchmarkJSONBesideEncodingJSON writes the same events with our encoder and with
// encoding/json, both to nowhere and in one run, and reports how many times as
// fast ours is.
func BenchmarkJSONBesideEncodingJSON(b *testing.B) {
	for _, format := range []codec.Format{kronika.JSON(), kronika.NDJSON()} {
		for _, corpus := range []struct {
			name string
			tl   *timeline.Timeline
		}{{"plain", plainTimeline(10_000)}, {"rich", richTimeline()}} {
			b.Run(format.Name+"/"+corpus.name, func(b *testing.B) {
				stream := codec.Of(corpus.tl)
				var ours, theirs time.Duration
				for b.Loop() {
					start := time.Now()
					if _, err := format.Encode(io.Discard, stream, codec.EncodeOptions{}); err != nil {
						b.Fatal(err)
					}
					ours += time.Since(start)
					start = time.Now()
					enc := json.NewEncoder(io.Discard)
					for e := range stream.Events {
						if err := enc.Encode(&e); err != nil {
							b.Fatal(err)
						}
					}
					theirs += time.Since(start)
				}
				b.ReportMetric(float64(theirs)/float64(ours), "×encoding/json")
				b.ReportMetric(float64(len(corpus.tl.Events))*float64(b.N)/ours.Seconds(), "events/s")
			})
		}
	}
}

// plainTimeline has n short events.
func plainTimeline(n int) *timeline.Timeline {
	tl := &timeline.Timeline{Slug: "many", Languages: []string{"en"}, Title: codectest.Text("en", "Many")}
	for e := range codectest.ManySame(n, 20) {
		tl.Events = append(tl.Events, e)
	}
	return tl
}
