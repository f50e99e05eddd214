package main

import (
	"bytes"
	"regexp"
	"testing"
	"time"
)

func TestProgressLines(t *testing.T) {
	for _, row := range []struct {
		claim string
		size  int64
		stage string
		want  string
	}{
		{"how much, how fast and how long to go", 100 << 20, "",
			`^250,000 events, (50,000|49,999) a second +25% \[====== {18}\] +\[\d+s:(\d+m)?\d+s\]$`},
		{"the size of a stream is not known", 0, "", `^. 250,000 events, (50,000|49,999) a second +\[\d+s\]$`},
		{"the indexes", 0, "index", `^. 250,000 events read, writing the indexes +\[\d+s\]$`},
		{"the layout", 100 << 20, "layout", `^250,000 events read, laying them out +25%`},
	} {
		var out bytes.Buffer
		m := &meter{}
		m.bytes.Store(25 << 20)
		p := drawProgress(&out, m, row.size)
		p.start = time.Now().Add(-5 * time.Second)
		p.events(250_000)
		if row.stage != "" {
			p.stage(row.stage)
		}
		lines := bytes.Split(out.Bytes(), []byte("\r"))
		last := bytes.TrimSpace(lines[len(lines)-1])
		if !regexp.MustCompile(row.want).Match(last) {
			t.Errorf("%s: %q", row.claim, last)
		}
		out.Reset()
		p.end()
		if left := bytes.TrimSpace(out.Bytes()); len(left) > 0 {
			t.Errorf("%s: %q is left at the end", row.claim, left)
		}
	}
}

func TestNoProgressInAFile(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out, &meter{}, 100)
	p.events(1)
	p.stage("index")
	p.end()
	if out.Len() > 0 {
		t.Errorf("%q", &out)
	}
}
