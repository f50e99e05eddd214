package importing

import (
	"context"

	"kronika/components"
	"kronika/timeline/codec"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/chart"
	"kronika/web/query"
	"kronika/web/reply"
	"kronika/web/view"
)

// A preview has the chart of up to as many events as one chart draws, and the first of
// the list.
const (
	previewEvents = 2000
	previewList   = 10
)

// preview draws the first events of a draft as readers will see them; nil when there are
// none. The events lie in a store of their own for as long as that takes.
func (s *Imports) preview(ctx context.Context, l *locale.Locale, found publish.Checked) (*components.ImportPreviewView, error) {
	if s.Scratch == nil || found.Head == nil || len(found.First) == 0 || len(found.Head.CheckHead()) > 0 {
		return nil, nil
	}
	kept, done, err := s.Scratch(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	whole := *found.Head
	whole.Events = found.First
	stream := codec.Of(&whole)
	if _, err := kept.Import(ctx, stream.Head, stream.Events, store.ImportOptions{Partial: true}); err != nil {
		return nil, err
	}
	info, err := kept.Timeline(ctx, found.Head.Slug)
	if err != nil {
		return nil, err
	}
	v, err := query.Read(nil, info.Head.Calendar())
	if err != nil {
		return nil, err
	}
	preview := &components.ImportPreviewView{}
	if preview.Chart, err = chart.New(kept, reply.NewCache(1)).ChartView(ctx, l, info, v, layout.PageProfile()); err != nil {
		return nil, err
	}
	preview.Chart.ScriptURL, preview.Chart.Scales = "", nil // it is looked at, not used
	listed, err := kept.Events(ctx, info.Head.Slug, store.Query{Limit: previewList})
	if err != nil {
		return nil, err
	}
	path := address.Page(l, info.Head.Slug)
	preview.Events, err = view.EventViews(ctx, kept, l, info, listed.Events, func(id string) string { return "#" + id }, view.Part{Href: func(event string, part int) string { return address.EventPart(path, event, part) }})
	if rest := found.Good - int64(len(listed.Events)); rest > 0 {
		preview.Rest = l.N("page.more", rest)
	}
	return preview, err
}
