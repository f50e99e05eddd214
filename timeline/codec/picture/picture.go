// Package picture makes formats of the drawings of package draw.
package picture

import (
	"fmt"
	"io"

	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/codec"
	"kronika/timeline/draw"
	"kronika/timeline/layout"
	"kronika/timeline/source"
)

// SVG returns the format of drawings in SVG.
func SVG() codec.Format {
	return codec.Format{Name: "svg", Title: "SVG drawing", MediaType: "image/svg+xml", Extension: "svg", Shows: codec.ShowsFew, Encode: encode(draw.SVG)}
}

// PNG returns the format of drawings in PNG.
func PNG() codec.Format {
	return codec.Format{Name: "png", Title: "PNG picture", MediaType: "image/png", Extension: "png", Shows: codec.ShowsFew, Encode: encode(draw.PNG)}
}

// Card draws the social card of a timeline, or of one of its events when event is its
// id.
func Card(out io.Writer, s *codec.Stream, opts codec.EncodeOptions, event string) error {
	o := options(codec.NewEdition(s.Head, opts))
	o.Event = event
	return draw.Card(out, s.Head, s.Events, o)
}

// encode makes an encoder of a function that draws, and reports what a drawing
// leaves out.
func encode(drawTo func(io.Writer, *timeline.Timeline, draw.Events, draw.Options) (int, error)) func(io.Writer, *codec.Stream, codec.EncodeOptions) (source.Report, error) {
	return func(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
		ed := codec.NewEdition(s.Head, opts)
		o := options(ed)
		left, err := drawTo(out, s.Head, reported(ed, s.Events), o)
		if left > 0 {
			ed.Report.Add("events", fmt.Sprintf("%d events beyond the weightiest %d", left, o.Most()))
		}
		return ed.Report, err
	}
}

// options returns how an edition is drawn.
func options(ed *codec.Edition) draw.Options {
	words := ed.Chart
	if words.Date == nil {
		words = chart.PlainWords()
		words.Date = ed.DateText
	}
	record := ed.Words.Record
	words.Record = func(date string) string { return record + " " + date }
	return draw.Options{
		Language: ed.Language, Scale: layout.ScaleKind(ed.Scale), Width: ed.Width, Limit: ed.Limit, Total: ed.Total, Pasted: ed.Pasted,
		Words: words, Facts: ed.Words.Facts, Site: ed.Words.Site, Color: ed.Color, Address: ed.Address,
	}
}

// reported passes events on and reports what of each a drawing leaves out.
func reported(ed *codec.Edition, events draw.Events) draw.Events {
	return func(yield func(timeline.Event, error) bool) {
		n := 0
		for e, err := range events {
			if err == nil {
				report(ed, n, &e)
				n++
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

func report(ed *codec.Edition, i int, e *timeline.Event) {
	ed.ReportEvent(i, e)
	for _, part := range []struct {
		has          bool
		member, what string
	}{
		{len(e.Text) > 0, "text", "the texts of events"},
		{len(e.Media) > 0, "media", "media"},
		{len(e.Citations) > 0, "citations", "citations"},
		{e.Place != nil, "place", "places"},
		{e.Record != nil, "record", "of what is on record all but the date"},
	} {
		if part.has {
			ed.Report.AddEvent(i, part.member, part.what)
		}
	}
}
