package widget

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

// widgetChoices fills the choices among a few. The first of each is the default
// and has no value: it is left out of addresses.
func widgetChoices(l, in *locale.Locale, v query.Widget) []components.ChoiceView {
	choice := func(name string, chosen string, values ...string) components.ChoiceView {
		c := components.ChoiceView{Name: name, Label: l.T("embed.choice." + name)}
		for i, value := range values {
			o := components.OptionView{Value: value, Label: l.T("embed.choice." + name + "." + value), Chosen: value == chosen}
			if i == 0 {
				o.Value = ""
			}
			c.Options = append(c.Options, o)
		}
		return c
	}
	pick := func(on bool, value string) string {
		if on {
			return value
		}
		return ""
	}
	return []components.ChoiceView{
		languageChoice(l, in),
		choice("view", pick(v.One, query.Single), query.Listed, query.Single),
		choice("size", pick(v.Full, query.SizeFull), query.SizeCompact, query.SizeFull),
		choice("theme", v.Theme, query.ThemeAuto, query.ThemeLight, query.ThemeDark),
		choice("header", pick(v.Bare, query.HeaderOff), query.HeaderOn, query.HeaderOff),
		choice("scale", v.Scale, query.ThemeAuto, query.ScaleElastic, query.ScaleLinear),
	}
}

func languageChoice(l, in *locale.Locale) components.ChoiceView {
	c := components.ChoiceView{Name: "lang", Label: l.T("nav.language"), Options: []components.OptionView{{Label: l.T("embed.choice.lang.auto")}}}
	for _, other := range locale.Locales() {
		c.Options = append(c.Options, components.OptionView{Value: other.Tag, Label: l.T("lang." + other.Tag), Chosen: other == in})
	}
	return c
}

// widgetFields fills the fields for words.
func widgetFields(l *locale.Locale, v query.Widget) []components.FieldView {
	return []components.FieldView{
		{Name: "from", Label: l.T("page.range.from"), Value: v.From, Example: "1991-08"},
		{Name: "to", Label: l.T("page.range.to"), Value: v.To},
		{Name: "event", Label: l.T("embed.choice.event"), Value: v.Event},
		{Name: "accent", Label: l.T("embed.choice.accent"), Value: strings.TrimPrefix(v.Accent, "#"), Example: "b0303f"},
	}
}

// boxLimit is how many groups can be ticked; the address takes any.
const boxLimit = 100

// groupBoxes fills the boxes of the first groups and of those that are chosen. More
// leads to the others; nil when there are none.
func groupBoxes(l *locale.Locale, info store.Info, v query.Widget) (boxes []components.TickBoxView, more *components.Link) {
	for i, g := range info.Head.Groups {
		chosen := slices.Contains(v.Groups, g.ID)
		if i < boxLimit || chosen {
			boxes = append(boxes, components.TickBoxView{Name: "group", Value: g.ID, Label: view.Phrase(l, g.Label), Chosen: chosen})
		}
	}
	if rest := len(info.Head.Groups) - len(boxes); rest > 0 {
		path := address.With(address.Page(l, info.Head.Slug), url.Values{"legend": {"2"}})
		more = &components.Link{Text: l.N("page.more", int64(rest)), Href: path}
	}
	return boxes, more
}

// ways fills the four ways into another page.
func (s *Widgets) ways(ctx context.Context, origin string, l, in *locale.Locale, info store.Info, v query.Widget, n int64) ([]components.WayView, error) {
	w := view.EmbedOf(origin, in, cmp.Or(in, l), info, v, n)
	pasted, err := s.pasted(ctx, origin, cmp.Or(in, l), info, v)
	if err != nil {
		return nil, err
	}
	var ways []components.WayView
	for _, way := range []struct{ name, code, lines string }{
		{"frame", w.Wide(), "3"}, {"follow", w.Followed(), "4"}, {"element", w.Element(), "6"}, {"paste", pasted, "8"},
	} {
		ways = append(ways, components.WayView{
			Name: way.name, Title: l.T("embed.way." + way.name), Text: l.T("embed.way." + way.name + ".text"),
			Code: way.code, Lines: way.lines,
		})
	}
	return ways, nil
}
