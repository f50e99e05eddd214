package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kronika/timeline/edtf"
)

// A widgetView is what an editor asked the widget to be: a view of the timeline,
// as its page has it, and how it looks. Whoever writes its address means every
// word of it, so an option that there is not is an error, as is a value that is
// none of the choices.
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
	if err := checkOptions(values); err != nil {
		return widgetView{}, err
	}
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

// checkOptions refuses parameters that are no options of the widget.
func checkOptions(values url.Values) error {
	known := []string{
		"accent", "at", "event", "from", "group", "header", "lang", "order", "page", "q",
		"scale", "size", "theme", "to", "view", "z",
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(known, name) && !appended(name) {
			return badParam(name, values.Get(name), "error.bad.option", "not an option of the widget", "write one of "+strings.Join(known, ", "))
		}
	}
	return nil
}

// appended tells whether a parameter is one of those that other sites append to
// addresses to follow their readers. They mean nothing here.
func appended(name string) bool {
	return strings.HasPrefix(name, "utm_") || strings.HasSuffix(name, "clid")
}

// readAccent reads a colour, with or without its #: in an address that one has
// to be written %23, which people forget.
func readAccent(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	digits := strings.ToLower(strings.TrimPrefix(text, "#"))
	if _, err := strconv.ParseUint(digits, 16, 32); err != nil || len(digits) != 6 {
		return "", badParam("accent", text, "error.bad.color", "not a colour", "write six hexadecimal digits such as b0303f")
	}
	return "#" + digits, nil
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
