package chart

import (
	"fmt"
	"strconv"

	"kronika/components"
	"kronika/timeline/chart"
	"kronika/timeline/layout"
	"kronika/web/address"
)

// moves fills the ways to other windows.
func (t *tilesDrawer) moves(v *components.TilesView) {
	e, w := t.source.extent, t.window
	link := func(to layout.View) string {
		if to == w {
			return ""
		}
		return t.zoomHref(to.At(), to.Level)
	}
	v.Earlier, v.Later = link(w.Shift(e, -0.5)), link(w.Shift(e, 0.5))
	if w.At() <= e.Lo {
		v.Earlier = ""
	}
	v.Closer, v.Wider = link(w.In(e)), link(w.Out(e))
	v.Whole = t.wholeHref()
}

// wholeHref leads to all there is, unless that is what is seen. It needs no
// parameters where a chart opens with the whole.
func (t *tilesDrawer) wholeHref() string {
	whole := layout.WholeView(t.source.extent)
	if t.window.Level == whole.Level && instantText(t.window.At(), whole.Level) == instantText(whole.At(), whole.Level) {
		return ""
	}
	if t.opening != whole {
		return t.zoomHref(whole.At(), whole.Level)
	}
	values := t.chartDrawer.view.With("at", "")
	values.Del("z")
	return address.With(t.path, values)
}

// zoomHref is the address of the page with another window.
func (d *chartDrawer) zoomHref(at int64, level int8) string {
	values := d.view.With("at", instantText(at, level))
	values.Set("z", strconv.Itoa(int(level)))
	if d.view.Event != "" {
		values.Set("event", d.view.Event) // stays open
	}
	values.Del("from")
	values.Del("to")
	return address.With(d.path, values)
}

// rangeHref is the address of the page with the events of [lo, hi) listed.
func (d *chartDrawer) rangeHref(lo, hi int64) string {
	values := d.view.With("at", "")
	values.Del("z")
	values.Set("from", secondText(lo))
	values.Set("to", secondText(hi-1))
	return address.With(d.path, values)
}

// instantText names a moment for the parameter at, no more exactly than the
// level needs; see readInstant.
func instantText(t int64, level int8) string {
	c := chart.Civil(t)
	switch {
	case level >= yearLevel:
		return chart.YearText(c.Year)
	case level >= monthLevel:
		return fmt.Sprintf("%s-%02d", chart.YearText(c.Year), c.Month)
	case level >= dayLevel:
		return fmt.Sprintf("%s-%02d-%02d", chart.YearText(c.Year), c.Month, c.Day)
	}
	return "@" + strconv.FormatInt(t, 10)
}

// secondText is a second as a date for from and to.
func secondText(t int64) string {
	c := chart.Civil(t)
	if c.Year < 0 || c.Year > 9999 {
		return chart.YearText(c.Year)
	}
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", c.Year, c.Month, c.Day, c.Hour, c.Minute, c.Second)
}
