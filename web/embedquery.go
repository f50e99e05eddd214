package web

import (
	"net/url"
	"slices"
	"strings"

	"kronika/timeline/edtf"
)

// A widgetView is what an editor asked the widget to be: a view of the timeline,
// as its page has it, and how it looks. As on the page, parameters that are not
// known are ignored, and a value that is none of the choices is an error.
type widgetView struct {
	view
	one    bool   // one event at a time instead of a list
	full   bool   // with texts, records and sources open to the eye
	bare   bool   // without title and source line
	theme  string // themeLight or themeDark; "" is what the reader has
	accent string // #rrggbb, or "" for the site's own
}

// What the parameters of the widget may be; the first of each is the default.
const (
	listed, single        = "list", "one"
	sizeCompact, sizeFull = "compact", "full"
	headerOn, headerOff   = "on", "off"
	themeAuto             = "auto"
	themeLight, themeDark = "light", "dark"
)

// readWidget reads the query parameters of a widget. The error is a badRequest.
func readWidget(values url.Values, c edtf.Calendar) (widgetView, error) {
	page, err := readView(values, c)
	if err != nil {
		return widgetView{}, err
	}
	v := widgetView{view: page}
	for _, choice := range []struct {
		name string
		of   []string
		set  func(string)
	}{
		{"view", []string{listed, single}, func(s string) { v.one = s == single }},
		{"size", []string{sizeCompact, sizeFull}, func(s string) { v.full = s == sizeFull }},
		{"header", []string{headerOn, headerOff}, func(s string) { v.bare = s == headerOff }},
		{"theme", []string{themeAuto, themeLight, themeDark}, func(s string) { v.theme = strings.TrimPrefix(s, themeAuto) }},
	} {
		text := parameter(values, choice.name)
		if text != "" && !slices.Contains(choice.of, text) {
			return v, badParam(choice.name, text, "error.bad.choice", "not one of the choices", "write "+strings.Join(choice.of, " or "))
		}
		choice.set(text)
	}
	v.accent, err = readAccent(parameter(values, "accent"))
	return v, err
}

// readAccent reads a colour, with or without its #: in an address that one has
// to be written %23, which people forget.
func readAccent(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	c, ok := parseColor("#" + strings.TrimPrefix(text, "#"))
	if !ok {
		return "", badParam("accent", text, "error.bad.color", "not a colour", "write six hexadecimal digits such as b0303f")
	}
	return c.String(), nil
}

// query writes the view as canonical parameters, with nothing that is the
// default.
func (v widgetView) query() url.Values {
	values := v.view.query()
	set := func(on bool, name, value string) {
		if on {
			values.Set(name, value)
		}
	}
	set(v.event != "", "event", v.event)
	set(v.one, "view", single)
	set(v.full, "size", sizeFull)
	set(v.bare, "header", headerOff)
	set(v.theme != "", "theme", v.theme)
	set(v.accent != "", "accent", strings.TrimPrefix(v.accent, "#"))
	return values
}

// at is the view that begins with an event.
func (v widgetView) at(event string) widgetView {
	v.event, v.page = event, 1
	return v
}

// on is the view with another page of the list.
func (v widgetView) on(page int) widgetView {
	v.event, v.page = "", page
	return v
}
