package view

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/richtext"
	"kronika/timeline/source"
	"kronika/timeline/store"
	"kronika/web/query"
)

// Export writes a timeline of the store as a document and reports what the
// format could not hold. Data is read as it is written, in constant memory. Of
// a feed or a drawing only the events that it shows are read, so its cost does
// not grow with the timeline.
//
// It is what the addresses /t/{slug}.{format} serve; the program's export
// command writes the same bytes.
func Export(ctx context.Context, kept store.Store, w io.Writer, slug string, format codec.Format, o query.Export) (source.Report, error) {
	info, err := kept.Timeline(ctx, slug)
	if err != nil {
		return nil, err
	}
	options, err := EncodeOptions(info, format, o)
	if err != nil {
		return nil, err
	}
	stream, err := exported(ctx, kept, info, format, &options)
	if err != nil {
		return nil, err
	}
	return format.Encode(w, stream, options)
}

// EncodeOptions gives a document the words of its language.
func EncodeOptions(info store.Info, format codec.Format, o query.Export) (codec.EncodeOptions, error) {
	if err := CheckExportLanguage(info.Head, o); err != nil {
		return codec.EncodeOptions{}, err
	}
	if first := info.Head.FirstLanguage(); o.Language == "" && locale.For(first) != nil {
		o.Language = first // so that the addresses are those of its pages
	}
	l := locale.Match(cmp.Or(o.Language, info.Head.FirstLanguage()))
	axis := l.Axis()
	return codec.EncodeOptions{
		BaseURL: o.BaseURL, Language: o.Language, Updated: info.Updated,
		Scale: o.Scale, Width: o.Width, Limit: showLimit(format, o.Limit),
		Date: l.Date,
		HTML: func(markdown string) string { return string(richtext.Render(markdown)) },
		Words: codec.Words{
			Record: l.T("page.recorded"), Sources: l.T("page.sources"), Facts: strings.Join(FactsOf(l, info), " · "), Site: l.T("site.name"),
		},
		Total: info.Count, DateShort: l.DateShort, Duration: l.Duration, Color: groupTints(info.Head),
		Tick: func(t layout.Tick) (label, context string) { return axis.Label(SpecOf(t)) },
	}, nil
}

func showLimit(format codec.Format, asked int) int {
	switch {
	case format.Shows == codec.ShowsAll:
		return 0
	case asked > 0:
		return min(asked, query.MaxShowEvents)
	case format.Shows == codec.ShowsNewest:
		return query.FeedEvents
	}
	return query.DrawnEvents
}

// CheckExportLanguage lets through the languages that pages are in and, where
// no page is pointed at, those of the timeline.
func CheckExportLanguage(head *timeline.Timeline, o query.Export) error {
	if o.Language == "" || locale.For(o.Language) != nil ||
		o.BaseURL == "" && slices.Contains(head.Languages, o.Language) {
		return nil
	}
	var known []string
	for _, l := range locale.Locales() {
		known = append(known, l.Tag)
	}
	return query.Bad("lang", o.Language, "error.bad.language", "not a language that is spoken here", fmt.Sprintf("write one of %v", known))
}

// exported chooses the events that the document will show.
func exported(ctx context.Context, kept store.Store, info store.Info, format codec.Format, o *codec.EncodeOptions) (*codec.Stream, error) {
	slug := info.Head.Slug
	switch format.Shows {
	case codec.ShowsNewest:
		events, recorded, err := kept.Recent(ctx, slug, o.Limit)
		o.Recorded = func(id string) time.Time { return recorded[id] }
		return StreamOf(info.Head, events), err
	case codec.ShowsFew:
		events, err := kept.Prominent(ctx, slug, o.Limit)
		return StreamOf(info.Head, events), err
	}
	head, events, err := kept.Stream(ctx, slug)
	return &codec.Stream{Head: head, Events: events}, err
}

func StreamOf(head *timeline.Timeline, events []timeline.Event) *codec.Stream {
	return &codec.Stream{Head: head, Events: func(yield func(timeline.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}}
}
