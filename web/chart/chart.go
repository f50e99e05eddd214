package chart

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/static"
	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

// ChartView fills the chart of a timeline's page or widget: on a page a plot of all the
// events that the view chooses, where there are up to layout.MaxElastic of them; in a
// widget a strip, when they are few enough to have a label each; else the tiles around
// the moment that the view names.
func (s *Charts) ChartView(ctx context.Context, l *locale.Locale, info store.Info, v query.View, profile layout.Profile) (components.ChartView, error) {
	d := newChartDrawer(s, l, info, v, profile)
	c := components.ChartView{L: l, Colors: d.palette(), ScriptURL: static.Path("js/chart.js")}
	if info.Extent.Empty() {
		return c, nil
	}
	drawn, err := d.strip(ctx, &c)
	if err == nil && drawn && c.Plot != nil {
		err = d.drawTies(ctx, &c)
	}
	if err != nil || drawn {
		return c, err
	}
	return c, d.tiles(ctx, &c)
}

// A chartDrawer holds what all parts of a chart need.
type chartDrawer struct {
	charts   *Charts
	l        *locale.Locale
	axis     locale.Axis
	info     store.Info
	calendar edtf.Calendar
	view     query.View
	profile  layout.Profile // without bands
	path     string         // of the page
	groups   map[string]int // places in the head
	chosen   url.Values     // what the view chooses beside an event
}

func newChartDrawer(s *Charts, l *locale.Locale, info store.Info, v query.View, profile layout.Profile) *chartDrawer {
	d := &chartDrawer{
		charts: s, l: l, axis: l.Axis(), info: info, calendar: info.Head.Calendar(), view: v, profile: profile,
		path: address.Page(l, info.Head.Slug), groups: map[string]int{}, chosen: v.With("event", ""),
	}
	for i, g := range info.Head.Groups {
		d.groups[g.ID] = i
	}
	return d
}

// declaredColors is how many groups' colours are declared once for the whole chart.
// An event of any other group has the colour itself.
const declaredColors = 100

// palette declares the colours of the first groups, so that each of their events
// only has to name its own.
func (d *chartDrawer) palette() templ.SafeCSS {
	var b strings.Builder
	for i := range min(len(d.info.Head.Groups), declaredColors) {
		b.WriteString(string(view.GroupColor("--g"+strconv.Itoa(i), d.info.Head, i)) + ";")
	}
	return templ.SafeCSS(b.String())
}

// color sets --c to that of a group; those without one have the colour that the
// style sheet gives them.
func (d *chartDrawer) color(group string) string {
	i, ok := d.groups[group]
	if !ok {
		return ""
	}
	if i >= declaredColors {
		return ";" + string(view.GroupColor("--c", d.info.Head, i))
	}
	return ";--c:var(--g" + strconv.Itoa(i) + ")"
}

// href is the address that opens an event. What else was chosen stays so.
func (d *chartDrawer) href(id string) string {
	if len(d.chosen) == 0 {
		return address.Event(d.path, id)
	}
	return address.With(d.path, d.view.With("event", id)) + address.Chart
}

// open is the class of what stands for the event that is open.
func (d *chartDrawer) open(id string) string {
	if id == d.view.Event {
		return "open"
	}
	return ""
}

// label is what a chart says of an event, standing anywhere.
func (d *chartDrawer) label(of *store.Label) components.LabelView {
	return components.LabelView{
		Event: of.ID, Href: d.href(of.ID), Class: d.open(of.ID), Date: d.l.DateShort(of.Date), Title: view.Phrase(d.l, of.Title),
	}
}

// percent writes a part of the strip's width.
func percent(u float64) string { return strconv.FormatFloat(rounded(u*100, 1e3), 'f', -1, 64) + "%" }

// rounded drops the digits that make no visible difference.
func rounded(x, per float64) float64 {
	if x < 0 {
		return -rounded(-x, per)
	}
	return float64(int64(x*per+0.5)) / per
}

// scales fills the switch between the two scales.
func (d *chartDrawer) scales(current layout.ScaleKind) []components.Link {
	var links []components.Link
	for _, kind := range []layout.ScaleKind{layout.ElasticKind, layout.LinearKind} {
		links = append(links, components.Link{
			Text: d.l.T("page.scale." + string(kind)), Href: address.With(d.path, d.view.With("scale", string(kind))), Current: kind == current,
		})
	}
	return links
}

// script returns what the script of every chart needs.
func (d *chartDrawer) script(total int64) components.ChartScript {
	words := map[string]string{"total": d.l.Number(total)}
	for name, key := range map[string]string{
		"shown": "chart.said.shown", "span": "chart.said.span", "failed": "chart.said.failed", "keys": "chart.keys",
		"moves": "chart.moves", "closer": "chart.closer", "wider": "chart.wider", "whole": "chart.whole",
	} {
		words[name] = d.l.T(key)
	}
	return components.ChartScript{Axis: d.axis, Words: words, Keys: d.keys()}
}

// keys lists the keys of a chart, after a title and the word that closes the list.
func (d *chartDrawer) keys() [][2]string {
	t := d.l.T
	return [][2]string{
		{t("keys.title"), t("keys.close")},
		{"← →", t("keys.time")}, {"↑ ↓", t("keys.rows")}, {"Home End", t("keys.ends")}, {"Enter", t("keys.open")},
		{"+ − 0", t("keys.zoom")}, {"Esc", t("keys.leave")}, {"?", t("keys.help")},
	}
}

// endsOf names what is special about the ends of a date's bar: that they are
// open, unknown, or only roughly known.
func endsOf(date edtf.Date) string {
	start, end := chart.Ends(date)
	return joined(endClass(start, "-start"), endClass(end, "-end"))
}

func endClass(end chart.End, side string) string {
	if end == chart.Known {
		return ""
	}
	return [...]string{"", "vague", "unknown", "open"}[end] + side
}

// verdict is that of an event of which only its label is known.
func (d *chartDrawer) verdict(of *store.Label) timeline.Verdict {
	e := timeline.Event{Date: of.Date, Record: &timeline.Record{Date: of.Record}}
	return e.Verdict(d.calendar)
}

// at declares where something stands on the strip.
func at(u float64, more ...string) templ.SafeCSS {
	return templ.SafeCSS("left:" + percent(u) + strings.Join(more, ""))
}

// from declares a stretch of the strip.
func from(u0, u1 float64, more ...string) templ.SafeCSS {
	return templ.SafeCSS(fmt.Sprintf("left:%s;width:%s%s", percent(u0), percent(u1-u0), strings.Join(more, "")))
}
