package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"kronika/timeline/locale"
)

// A progress draws one line on a terminal during an import: how many events,
// how many a second, and, when the size of the input is known, how much of it
// has been read and how long the rest will take. When the output is a file or a
// pipe, it draws nothing.
type progress struct {
	bar          *progressbar.ProgressBar // nil: draw nothing
	read         *meter                   // what has been read of the input
	start, drawn time.Time
	done         int64 // events
}

// progressEvery is how often the line is drawn anew.
const progressEvery = 100 * time.Millisecond

// newProgress draws on out if it is a terminal.
func newProgress(out io.Writer, read *meter, size int64) *progress {
	if file, ok := out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return drawProgress(out, read, size)
	}
	return &progress{}
}

// drawProgress draws on out. The size of the input is 0 when it is not known.
func drawProgress(out io.Writer, read *meter, size int64) *progress {
	return &progress{read: read, start: time.Now(), bar: progressbar.NewOptions64(cmp.Or(size, -1),
		progressbar.OptionSetWriter(out), progressbar.OptionSetWidth(24), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetTheme(progressbar.Theme{Saucer: "=", SaucerPadding: " ", BarStart: "[", BarEnd: "]"}))}
}

// events is called with the number of events done.
func (p *progress) events(done int64) {
	now := time.Now()
	p.done = done
	if p.bar == nil || now.Sub(p.drawn) < progressEvery {
		return
	}
	p.drawn = now
	english := locale.For("en")
	rate := int64(float64(done) / max(now.Sub(p.start).Seconds(), 0.001))
	p.bar.Set64(min(p.read.bytes.Load(), p.bar.GetMax64()-1)) // a full bar would be taken away
	p.bar.Describe(fmt.Sprintf("%s events, %s a second", english.Number(done), english.Number(rate)))
}

// stage is called with what is done once all events are read, as
// sqlite.Import names it.
func (p *progress) stage(name string) {
	if p.bar != nil {
		doing := map[string]string{"index": "writing the indexes", "layout": "laying them out"}[name]
		p.bar.Describe(fmt.Sprintf("%s events read, %s", locale.For("en").Number(p.done), cmp.Or(doing, name)))
	}
}

// end clears the line.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Finish()
	}
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
