package web

import (
	"context"
	"strings"

	"kronika/components"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// widgetView fills the widget, from the row that comes after first others on.
func (s *widgets) widgetView(ctx context.Context, l *locale.Locale, info store.Info, v widgetView, first int64) (components.WidgetView, error) {
	head, page := info.Head, pagePath(l, info.Head.Slug)
	w := components.WidgetView{
		DocumentView: components.DocumentView{
			L: l, Title: phrase(l, head.Title).Text, NoIndex: true, Theme: v.theme, Target: "_blank",
			Style: "css/widget.css", Scripts: []string{"js/embed.js"},
		},
		Heading: phrase(l, head.Title), Page: page, Bare: v.bare, Full: v.full, Facts: factsOf(l, info),
	}
	if c, ok := parseColor(v.accent); ok {
		w.Accent = declareAccent(c)
	}
	from, err := mainSource(ctx, s.store, l, head)
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
	views, err := eventViews(ctx, s.store, l, info, found.Events, func(id string) string { return eventPath(page, id) })
	if err != nil {
		return w, err
	}
	for i := range views {
		leadOut(page, views[i])
	}
	switch {
	case v.one:
		w.Step = stepView(l, info, v, found, views, first)
	case v.full:
		w.Events = views
	default:
		w.Rows = rowViews(v, found, views)
	}
	if !v.one {
		w.Pages = pagesView(l, found.Total, widgetRows, int(first/widgetRows)+1, func(page int) string {
			return withQuery(widgetPath(l, head.Slug), v.on(page).query())
		})
	}
	// Without labels there is as much room as on the page, and the same scale.
	profile := layout.PageProfile()
	if v.full {
		profile = layout.WidgetProfile()
	}
	w.Chart, err = s.charts.chartView(ctx, l, info, v.view, profile)
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
			some[i].Href = eventPath(page, some[i].Event)
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

func rowViews(v widgetView, found store.Result, views []components.EventView) []components.RowView {
	rows := make([]components.RowView, len(views))
	for i := range views {
		rows[i] = components.RowView{EventView: views[i], Open: v.event != "" && isNamed(&found.Events[i], v.event)}
	}
	return rows
}

// stepView fills the event shown and the ways on. Of the events found it is the
// first when it has none before it, else the second.
func stepView(l *locale.Locale, info store.Info, v widgetView, found store.Result, views []components.EventView, at int64) *components.StepView {
	i := int(min(at, 1))
	if i >= len(views) {
		return nil
	}
	step := &components.StepView{Event: views[i], Place: l.T("embed.place", l.Number(at+1), l.Number(found.Total))}
	neighbour := func(i int) *components.NeighbourView {
		e := &found.Events[i]
		return &components.NeighbourView{
			Title: phrase(l, e.Title), Date: l.DateShort(e.Date),
			Href: withQuery(widgetPath(l, info.Head.Slug), v.at(e.ID).query()),
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
