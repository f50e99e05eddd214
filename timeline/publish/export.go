package publish

import (
	"cmp"
	"context"
	"io"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/codec"
	"kronika/timeline/locale"
	"kronika/timeline/richtext"
	"kronika/timeline/source"
	"kronika/timeline/store"
)

// Export writes a timeline of the store, or the events of it that the filter chooses,
// as a document and reports what the format could not hold. Events are read as they
// are written, in constant memory. Of a feed or a drawing only the events that it
// shows are read, so its cost does not grow with the timeline.
//
// A document of chosen events is a whole document: it has the head of the timeline
// with all groups, eras and sources, used or not, and no links to events that it does
// not have.
func Export(ctx context.Context, kept store.Store, w io.Writer, slug string, format codec.Format, o Options) (source.Report, error) {
	info, err := kept.Timeline(ctx, slug)
	if err != nil {
		return nil, err
	}
	options, err := EncodeOptions(info, format, o)
	if err != nil {
		return nil, err
	}
	stream, err := chosen(ctx, kept, info, format, o.Filter, &options)
	if err != nil {
		return nil, err
	}
	if o.BOM && format.Table() {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return nil, err
		}
	}
	return format.Encode(w, stream, options)
}

// EncodeOptions gives a document the words of its language.
func EncodeOptions(info store.Info, format codec.Format, o Options) (codec.EncodeOptions, error) {
	if err := o.CheckLanguage(info.Head); err != nil {
		return codec.EncodeOptions{}, err
	}
	if first := info.Head.FirstLanguage(); o.Language == "" && locale.For(first) != nil {
		o.Language = first // so that its addresses are those of the pages
	}
	l := LocaleOf(info.Head, locale.Match(cmp.Or(o.Language, info.Head.FirstLanguage())))
	return codec.EncodeOptions{
		BaseURL: o.BaseURL, Language: o.Language, Updated: info.Updated, Filter: o.Filter.Parameters().Encode(),
		Scale: o.Scale, Width: o.Width, Limit: o.limit(format),
		Date: l.Date,
		HTML: func(markdown string) string { return string(richtext.Render(markdown)) },
		Words: codec.Words{
			Record: l.T("page.recorded"), Sources: l.T("page.sources"), Facts: strings.Join(Facts(l, info), " · "), Site: l.Named(o.Site).T("site.name"),
		},
		Total: info.Count, Chart: chart.WordsOf(l), Color: func(i int) (light, dark string) { return chart.GroupTints(info.Head, i) },
	}, nil
}

// LocaleOf is the locale that tells the dates of a timeline as it wants it.
func LocaleOf(head *timeline.Timeline, l *locale.Locale) *locale.Locale {
	return l.WithAges(head.DeepTime == timeline.ScientificAges)
}

// Facts returns how many events a timeline has, and from when to when, in the
// words of a language.
func Facts(l *locale.Locale, info store.Info) []string {
	facts := []string{l.N("page.events", info.Count)}
	if info.Extent.Empty() {
		return facts
	}
	return append(facts, l.DateShort(chart.Years(info.Extent)))
}

// chosen returns the events that the document will show, and tells the document how
// many the filter chooses.
func chosen(
	ctx context.Context, kept store.Store, info store.Info, format codec.Format, f Filter, o *codec.EncodeOptions,
) (*codec.Stream, error) {
	slug := info.Head.Slug
	query, err := f.Query(info.Head)
	if err != nil {
		return nil, err
	}
	if f.Chooses() && format.Shows == codec.ShowsFew {
		l := locale.Match(cmp.Or(o.Language, info.Head.FirstLanguage()))
		if o.Total, err = Count(ctx, kept, info, f); err != nil {
			return nil, err
		}
		o.Words.Facts = l.N("page.shown", o.Total, l.Number(info.Count))
	}
	switch format.Shows {
	case codec.ShowsNewest:
		events, recorded, err := kept.Recent(ctx, slug, query, o.Limit)
		o.Recorded = func(id string) time.Time { return recorded[id] }
		return StreamOf(info.Head, events), err
	case codec.ShowsFew:
		events, err := kept.Prominent(ctx, slug, query, o.Limit)
		return StreamOf(info.Head, events), err
	}
	head, events, err := kept.Stream(ctx, slug, query)
	return &codec.Stream{Head: head, Events: events}, err
}

// Count returns how many events of a timeline a filter chooses.
func Count(ctx context.Context, kept store.Reader, info store.Info, f Filter) (int64, error) {
	if !f.Chooses() {
		return info.Count, nil
	}
	query, err := f.Query(info.Head)
	if err != nil {
		return 0, err
	}
	query.Limit = 1
	result, err := kept.Events(ctx, info.Head.Slug, query)
	return result.Total, err
}

// StreamOf returns events that are in memory as a stream.
func StreamOf(head *timeline.Timeline, events []timeline.Event) *codec.Stream {
	return &codec.Stream{Head: head, Events: func(yield func(timeline.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}}
}
