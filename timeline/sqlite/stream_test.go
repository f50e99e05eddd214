package sqlite

import (
	"context"
	"testing"
	"time"
)

// However many exports are under way, and however slowly they are read, pages
// are answered and edits taken.
func TestStreamsHoldNobodyUp(t *testing.T) {
	s := open(t, Options{Readers: 2})
	example := exampleTimeline(t)
	put(t, s, example.Head(), all(example.Events))
	streaming, stop := context.WithCancel(context.Background())
	defer stop()
	for range 2 { // as many as there are connections for them
		if _, _, err := s.Stream(streaming, example.Slug); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if _, err := s.Timeline(ctx, example.Slug); err != nil {
		t.Errorf("a page waits for the streams: %v", err)
	}
	if _, err := s.PutEvent(ctx, example.Slug, example.Events[0], nil); err != nil {
		t.Errorf("an edit waits for the streams: %v", err)
	}
}
