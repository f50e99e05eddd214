package query

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kronika/timeline/edtf"
)

// A Widget is what an editor asked the widget to be: a view of the timeline,
// as its page has it, and how it looks. Whoever writes its address means every
// word of it, so an option that there is not is an error, as is a value that is
// none of the choices.
type Widget struct {
	View
	One    bool   // one event at a time instead of a list
	Full   bool   // with texts, records and sources open to the eye
	Bare   bool   // without title and source line
	Theme  string // themeLight or themeDark; "" is what the reader has
	Accent string // #rrggbb, or "" for the site's own
}

// What the parameters of the widget may be; the first of each is the default.
const (
	Listed, Single        = "list", "one"
	SizeCompact, SizeFull = "compact", "full"
	HeaderOn, HeaderOff   = "on", "off"
	ThemeAuto             = "auto"
	ThemeLight, ThemeDark = "light", "dark"
)

// ReadWidget reads the query parameters of a widget. The error is a badRequest.
func ReadWidget(values url.Values, c edtf.Calendar) (Widget, error) {
	if err := checkKnown(values, widgetOptions(), "error.bad.option", "not an option of the widget"); err != nil {
		return Widget{}, err
	}
	page, err := Read(values, c)
	if err != nil {
		return Widget{}, err
	}
	v := Widget{View: page}
	for _, choice := range []struct {
		name string
		of   []string
		set  func(string)
	}{
		{"view", []string{Listed, Single}, func(s string) { v.One = s == Single }},
		{"size", []string{SizeCompact, SizeFull}, func(s string) { v.Full = s == SizeFull }},
		{"header", []string{HeaderOn, HeaderOff}, func(s string) { v.Bare = s == HeaderOff }},
		{"theme", []string{ThemeAuto, ThemeLight, ThemeDark}, func(s string) { v.Theme = strings.TrimPrefix(s, ThemeAuto) }},
	} {
		text := Parameter(values, choice.name)
		if text != "" && !slices.Contains(choice.of, text) {
			return v, Bad(choice.name, text, "error.bad.choice", "not one of the choices", "write "+strings.Join(choice.of, " or "))
		}
		choice.set(text)
	}
	v.Accent, err = readAccent(Parameter(values, "accent"))
	return v, err
}

// widgetOptions lists the parameters of the widget, in order.
func widgetOptions() []string {
	return []string{
		"accent", "at", "event", "from", "group", "header", "lang", "order", "page", "q",
		"scale", "size", "theme", "to", "view", "z",
	}
}

// checkKnown refuses parameters that are not among the known ones, with the message
// for readers that the key names.
func checkKnown(values url.Values, known []string, key, problem string) error {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(known, name) && !appended(name) {
			return Bad(name, values.Get(name), key, problem, "write one of "+strings.Join(known, ", "))
		}
	}
	return nil
}

// appended reports whether a parameter is one of those that other sites append to
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
		return "", Bad("accent", text, "error.bad.color", "not a colour", "write six hexadecimal digits such as b0303f")
	}
	return "#" + digits, nil
}

// Query writes the view as canonical parameters, with nothing that is the
// default.
func (v Widget) Query() url.Values {
	values := v.View.Query()
	set := func(on bool, name, value string) {
		if on {
			values.Set(name, value)
		}
	}
	set(v.One, "view", Single)
	set(v.Full, "size", SizeFull)
	set(v.Bare, "header", HeaderOff)
	set(v.Theme != "", "theme", v.Theme)
	set(v.Accent != "", "accent", strings.TrimPrefix(v.Accent, "#"))
	return values
}

// At is the view that begins with an event.
func (v Widget) At(event string) Widget {
	v.Event, v.Page = event, 1
	return v
}

// On is the view with another page of the list.
func (v Widget) On(page int) Widget {
	v.Event, v.Page = "", page
	return v
}
