package chart

import (
	"context"
	"slices"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/layout/names"
	"kronika/timeline/publish"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
)

// A page brings the names of a plot that show up to some times the width of its strip. Who
// goes closer needs more of them: the script asks for these, by class of widths. They are
// laid out as the page is, only further.

// closest is up to how many times the width of the strip the script zooms.
const closest = 400

// closer says where the script finds the names that show closer, and from which width of
// the strip on it needs them in each class.
func (p *plot) closer() *components.CloserScript {
	values := p.view.With("scale", string(p.scene.Kind))
	values.Set("rows", p.byGroup())
	for _, name := range []string{"at", "z", "ties", "order"} {
		values.Del(name)
	}
	script := &components.CloserScript{Href: address.With(p.path+"/names", values)}
	for _, ch := range p.charts {
		script.From = append(script.From, ch.Width*zooms(len(p.events)))
	}
	return script
}

// getNames answers with the names of a class that show closer than those of the page.
func (s *Charts) getNames(c echo.Context) error {
	info, err := s.store.Timeline(c.Request().Context(), c.Param("slug"))
	if err != nil {
		return err
	}
	l := publish.LocaleOf(info.Head, reply.Locale(c))
	v, err := query.Read(c.QueryParams(), info.Head.Calendar())
	if err != nil {
		return err
	}
	name := query.Parameter(c.QueryParams(), "class")
	class := slices.Index([]string{"a", "b", "c"}, name)
	if class < 0 {
		return query.Bad("class", name, "error.bad.choice", "not a class of widths", "write a, b or c")
	}
	draw := func(ctx context.Context) (templ.Component, error) {
		drawn := &strip{chartDrawer: newChartDrawer(s, l, info, v, layout.PageProfile()), room: layout.PageStrip()}
		ok, err := drawn.read(ctx, v.ChosenQuery())
		if err == nil && !ok {
			err = timeline.ErrNotFound
		}
		if err != nil {
			return nil, err
		}
		if err := drawn.readOthers(ctx); err != nil {
			return nil, err
		}
		p := drawn.plot()
		return components.PlotNames(components.PlotClassView{Name: name, Labels: p.namedCloser(class)}), nil
	}
	return s.cache.Answer(c, "", draw, "names", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.Query().Encode(), class)
}

// namedCloser draws the names of a class that its page does not bring.
func (p *plot) namedCloser(class int) []components.NameView {
	bands := len(p.charts[class].Bands)
	if !p.banded(class) {
		bands = 0
	}
	least := p.charts[class].Width * zooms(len(p.events))
	p.charts[class] = p.layout(names.Classes()[class], bands, closest)
	there := map[string]bool{}
	for _, band := range p.charts[class].Bands {
		for _, it := range band.Items {
			there[it.ID] = it.Name != nil && it.Name.From <= least
		}
	}
	views := slices.DeleteFunc(p.named(class), func(v components.NameView) bool { return there[v.Event] })
	for i := range views {
		views[i].Passed = true
	}
	return views
}
