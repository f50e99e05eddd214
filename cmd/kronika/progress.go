package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"kronika/timeline/locale"
)

// A progress draws one line on a terminal while something long is going on: how
// many events, how many a second, and, when the size of the input is known, how
// much of it and how long it will take. Elsewhere (a file, a pipe) it draws
// nothing.
type progress struct {
	out   io.Writer // nil: draw nothing
	read  *meter    // what has been read of the input
	size  int64     // bytes of the input; 0 when unknown
	start time.Time
	drawn time.Time
	done  int64 // events
	width int   // characters of the line drawn last
}

// progressEvery is how often the line is drawn anew.
const progressEvery = 100 * time.Millisecond

// newProgress draws on out if it is a terminal.
func newProgress(out io.Writer, read *meter, size int64) *progress {
	p := &progress{read: read, size: size, start: time.Now()}
	if file, ok := out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		p.out = out
	}
	return p
}

// events says how many events are done.
func (p *progress) events(done int64) {
	now := time.Now()
	p.done = done
	if p.out == nil || now.Sub(p.drawn) < progressEvery {
		return
	}
	p.drawn = now
	p.draw(progressLine(done, p.read.bytes.Load(), p.size, now.Sub(p.start)))
}

// stage says what is done with the events now that all are read.
func (p *progress) stage(name string) {
	if p.out != nil {
		p.draw(stageLine(name, p.done))
	}
}

// stageLine names a stage of sqlite.Import.
func stageLine(name string, events int64) string {
	doing := map[string]string{"index": "writing the indexes", "layout": "laying them out"}[name]
	return fmt.Sprintf("%s events read, %s", locale.For("en").Number(events), cmp.Or(doing, name))
}

// end takes the line away.
func (p *progress) end() {
	if p.out != nil {
		p.draw("")
		fmt.Fprint(p.out, "\r")
	}
}

func (p *progress) draw(line string) {
	count := len([]rune(line))
	fmt.Fprintf(p.out, "\r%s%s", line, strings.Repeat(" ", max(0, p.width-count)))
	p.width = count
}

// barWidth is the length of the bar in characters.
const barWidth = 24

// progressLine says how far an import is.
func progressLine(events, read, size int64, took time.Duration) string {
	english := locale.For("en")
	rate := int64(float64(events) / max(took.Seconds(), 0.001))
	line := fmt.Sprintf("%s events, %s a second", english.Number(events), english.Number(rate))
	if size <= 0 || read <= 0 {
		return line
	}
	part := min(float64(read)/float64(size), 1)
	full := int(part * barWidth)
	left := time.Duration(float64(took) * (1 - part) / part)
	return fmt.Sprintf("[%s%s] %3.0f%% %s, %s left",
		strings.Repeat("=", full), strings.Repeat(" ", barWidth-full), part*100, line, left.Round(time.Second))
}

// A meter counts what is read through it.
type meter struct {
	r     io.Reader
	bytes atomic.Int64
}

func (m *meter) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	m.bytes.Add(int64(n))
	return n, err
}
