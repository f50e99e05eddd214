package widget

import (
	"context"
	"strings"

	"kronika/components"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

// widgetView fills the widget, from the row that comes after first others on.
func (s *Widgets) widgetView(ctx context.Context, l *locale.Locale, info store.Info, v query.Widget, first int64) (components.WidgetView, error) {
	head, page := info.Head, address.Page(l, info.Head.Slug)
	w := components.WidgetView{
		DocumentView: components.DocumentView{
			L: l, Title: view.Phrase(l, head.Title).Text, NoIndex: true, Theme: v.Theme, Target: "_blank",
			Style: "css/widget.css", Scripts: []string{"js/embed.js"},
		},
		Heading: view.Phrase(l, head.Title), Page: page, Bare: v.Bare, Full: v.Full, Facts: publish.Facts(l, info),
	}
	w.Accent = view.Accent(v.Accent)
	from, err := view.MainSource(ctx, s.Store, l, head)
	if err != nil {
		return w, err
	}
	if from != nil {
		w.From = from.Text
	}
	found, err := s.rowsAt(ctx, head.Slug, v, first)
	if err != nil {
		return w, err
	}
	views, err := view.EventViews(ctx, s.Store, l, info, found.Events, func(id string) string { return address.Event(page, id) },
		view.Part{Href: func(id string, part int) string { return address.EventPart(page, id, part) }})
	if err != nil {
		return w, err
	}
	for i := range views {
		leadOut(page, views[i])
	}
	switch {
	case v.One:
		w.Step = stepView(l, info, v, found, views, first)
	case v.Full:
		w.Events = views
	default:
		w.Rows = rowViews(v, found, views)
	}
	if !v.One {
		w.Pages = view.PagesView(l, found.Total, query.WidgetRows, int(first/query.WidgetRows)+1, func(page int) string {
			return address.With(address.Widget(l, head.Slug), v.On(page).Query())
		})
	}
	// Without labels there is as much room as on the page, and the same scale.
	profile := layout.PageProfile()
	if v.Full {
		profile = layout.WidgetProfile()
	}
	w.Chart, err = s.Charts.ChartView(ctx, l, info, v.View, profile)
	leadToPage(page, &w.Chart)
	return w, err
}

// leadToPage makes the labels of a chart lead to the page: the widget need not
// have the event that they name. The widget's script follows them in place. The
// chart cannot be moved: that is what the page is for.
func leadToPage(page string, chart *components.ChartView) {
	chart.ScriptURL, chart.Scales = "", nil
	var labels [][]components.LabelView
	if chart.Strip != nil {
		labels = append(labels, chart.Strip.Labels)
	}
	if chart.Tiles != nil {
		for _, t := range chart.Tiles.Tiles {
			labels = append(labels, t.Labels)
		}
	}
	for _, some := range labels {
		for i := range some {
			some[i].Href, some[i].Passed = address.Event(page, some[i].Event), false
		}
	}
}

// leadOut makes links to the list of sources, which the widget does not have,
// lead to that of the page.
func leadOut(page string, v components.EventView) {
	for _, said := range []*components.StatementView{v.Stated, v.Recorded} {
		if said == nil {
			continue
		}
		for i, c := range said.Citations {
			if strings.HasPrefix(c.Href, "#") {
				said.Citations[i].Href = page + c.Href
			}
		}
	}
}

func rowViews(v query.Widget, found store.Result, views []components.EventView) []components.RowView {
	rows := make([]components.RowView, len(views))
	for i := range views {
		rows[i] = components.RowView{EventView: views[i], Open: v.Event != "" && isNamed(&found.Events[i], v.Event)}
	}
	return rows
}

// stepView fills the event shown and the ways on. Of the events found it is the
// first when it has none before it, else the second.
func stepView(l *locale.Locale, info store.Info, v query.Widget, found store.Result, views []components.EventView, at int64) *components.StepView {
	i := int(min(at, 1))
	if i >= len(views) {
		return nil
	}
	step := &components.StepView{Event: views[i], Place: l.T("embed.place", l.Number(at+1), l.Number(found.Total))}
	neighbour := func(i int) *components.NeighbourView {
		e := &found.Events[i]
		return &components.NeighbourView{
			Title: view.Phrase(l, e.Title), Date: l.DateShort(e.Date),
			Href: address.With(address.Widget(l, info.Head.Slug), v.At(e.ID).Query()),
		}
	}
	if i > 0 {
		step.Prev = neighbour(i - 1)
	}
	if i+1 < len(views) {
		step.Next = neighbour(i + 1)
	}
	return step
}
