package web

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// widgetChoices fills the choices among a few. The first of each is the default
// and has no value: it is left out of addresses.
func widgetChoices(l, in *locale.Locale, v widgetView) []components.ChoiceView {
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
		choice("view", pick(v.one, single), listed, single),
		choice("size", pick(v.full, sizeFull), sizeCompact, sizeFull),
		choice("theme", v.theme, themeAuto, themeLight, themeDark),
		choice("header", pick(v.bare, headerOff), headerOn, headerOff),
		choice("scale", v.scale, themeAuto, scaleElastic, scaleLinear),
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
func widgetFields(l *locale.Locale, v widgetView) []components.FieldView {
	return []components.FieldView{
		{Name: "from", Label: l.T("page.range.from"), Value: v.from, Example: "1991-08"},
		{Name: "to", Label: l.T("page.range.to"), Value: v.to},
		{Name: "event", Label: l.T("embed.choice.event"), Value: v.event},
		{Name: "accent", Label: l.T("embed.choice.accent"), Value: strings.TrimPrefix(v.accent, "#"), Example: "b0303f"},
	}
}

func groupBoxes(l *locale.Locale, info store.Info, v widgetView) []components.TickBoxView {
	var boxes []components.TickBoxView
	for _, g := range info.Head.Groups {
		boxes = append(boxes, components.TickBoxView{Name: "group", Value: g.ID, Label: phrase(l, g.Label), Chosen: slices.Contains(v.groups, g.ID)})
	}
	return boxes
}

// ways fills the four ways into another page.
func (s *widgets) ways(ctx context.Context, origin string, l, in *locale.Locale, info store.Info, v widgetView, n int64) ([]components.WayView, error) {
	w := placedWidgetOf(origin, in, cmp.Or(in, l), info, v, n)
	pasted, err := s.pasted(ctx, origin, cmp.Or(in, l), info, v)
	if err != nil {
		return nil, err
	}
	var ways []components.WayView
	for _, way := range []struct{ name, code, lines string }{
		{"frame", w.wide(), "3"}, {"follow", w.followed(), "4"}, {"element", w.element(), "6"}, {"paste", pasted, "8"},
	} {
		ways = append(ways, components.WayView{
			Name: way.name, Title: l.T("embed.way." + way.name), Text: l.T("embed.way." + way.name + ".text"),
			Code: way.code, Lines: way.lines,
		})
	}
	return ways, nil
}
