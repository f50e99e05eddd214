package main

import (
	"testing"
	"time"
)

func TestProgressLines(t *testing.T) {
	for _, row := range []struct{ claim, got, want string }{
		{"how much, how fast and how long to go",
			progressLine(250_000, 25<<20, 100<<20, 5*time.Second), "[======                  ]  25% 250,000 events, 50,000 a second, 15s left"},
		{"of a stream nobody knows how long", progressLine(250_000, 25<<20, 0, 5*time.Second), "250,000 events, 50,000 a second"},
		{"the indexes", stageLine("index", 1_000_000), "1,000,000 events read, writing the indexes"},
		{"the layout", stageLine("layout", 1_000_000), "1,000,000 events read, laying them out"},
	} {
		if row.got != row.want {
			t.Errorf("%s: %q, want %q", row.claim, row.got, row.want)
		}
	}
}
