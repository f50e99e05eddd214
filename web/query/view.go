package query

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// A View is what a reader asked to see of a timeline: the query parameters of
// its page, read and checked. Parameters that are not known are ignored, as
// those that other sites append must be.
type View struct {
	From, To string // EDTF, canonical; empty when there is no bound on that side
	// TypedFrom and TypedTo are what the reader wrote for them where that is not EDTF.
	TypedFrom, TypedTo string
	Span               layout.Extent
	Q                  string
	Groups             []string // sorted, each once
	Newest             bool
	Scale              string // "", scaleElastic or scaleLinear
	Go                 string // what was written in the field Go to
	Ties               bool   // those of all events are drawn
	Story              bool   // one event at a time
	Rows               string // "", RowsTogether or RowsGroups
	At                 int64  // seconds; the middle of the strip when zoomed is true
	atText             string
	Z                  int8
	Zoomed             bool
	Page               int // from 1
	Event              string
	More               int // which part of that event's long lists, from 1
	Legend             int // which part of the groups, from 1
}

// Where the events of groups stand: all over one axis, or each group in rows of its own.
const (
	RowsTogether = "together"
	RowsGroups   = "groups"
)

const (
	ScaleElastic = "elastic"
	ScaleLinear  = "linear"
	orderOldest  = "oldest"
	OrderNewest  = "newest"
)

// maxWords is how long a search may be, in bytes; maxPage bounds page numbers.
const (
	MaxWords  = 500
	maxPage   = 1_000_000_000
	maxGroups = 100
)

// Read reads a page's query parameters. The error is a badRequest.
func Read(values url.Values, c edtf.Calendar) (View, error) {
	v := View{Page: 1, More: 1, Legend: 1}
	for _, read := range []func(*View, url.Values, edtf.Calendar) error{
		readRange, readWords, readGroups, readOrder, readScale, readRows, readTies, readZoom, readPage, readEvent,
	} {
		if err := read(&v, values, c); err != nil {
			return View{}, err
		}
	}
	return v, nil
}

const dateRemedy = "write a date such as 1991, 1991-08 or 1991-08-19"

// readDate reads a parameter that is an EDTF date.
func readDate(name, text string) (edtf.Date, error) {
	d, err := edtf.Parse(text)
	if err != nil {
		return d, Bad(name, text, "error.bad.date", "not a date", dateRemedy)
	}
	return d, nil
}

// readRange reads from and to. Both are inclusive: to=1999 ends with the year.
func readRange(v *View, values url.Values, c edtf.Calendar) error {
	var from, to edtf.Date
	var err error
	if text := Parameter(values, "from"); text != "" {
		if from, err = readDate("from", text); err != nil {
			return err
		}
		v.From = from.String()
	}
	if text := Parameter(values, "to"); text != "" {
		if to, err = readDate("to", text); err != nil {
			return err
		}
		v.To = to.String()
	}
	v.Span = layout.Between(from, to, c)
	if v.Span.Empty() {
		return Bad("from", v.From, "error.bad.range", "it lies after to="+v.To, "write the earlier date first")
	}
	return nil
}

// Ranged reports whether the view is bounded.
func (v View) Ranged() bool { return v.From != "" || v.To != "" }

func readWords(v *View, values url.Values, _ edtf.Calendar) error {
	for _, of := range []struct {
		name, remedy string
		words        *string
	}{{"q", "search for fewer words", &v.Q}, {"go", "write fewer words", &v.Go}} {
		*of.words = strings.Join(strings.Fields(Parameter(values, of.name)), " ")
		if len(*of.words) > MaxWords {
			return Bad(of.name, *of.words, "error.bad.words", "too long", of.remedy)
		}
	}
	return nil
}

func readGroups(v *View, values url.Values, _ edtf.Calendar) error {
	for _, group := range values["group"] {
		if group != "" && utf8.ValidString(group) {
			v.Groups = append(v.Groups, group)
		}
	}
	slices.Sort(v.Groups)
	v.Groups = slices.Compact(v.Groups)
	if len(v.Groups) > maxGroups {
		return Bad("group", v.Groups[maxGroups], "error.bad.groups", "too many groups", "choose fewer")
	}
	return nil
}

// TiesAll asks for the ties of all events.
const TiesAll = "all"

// readChoice reads a parameter that is one of some words, or is left out.
func readChoice(values url.Values, name, key string, choices ...string) (string, error) {
	text := Parameter(values, name)
	if text == "" || slices.Contains(choices, text) {
		return text, nil
	}
	return "", Bad(name, text, key, "not one of the choices", "write "+strings.Join(choices, " or ")+", or leave it out")
}

func readOrder(v *View, values url.Values, _ edtf.Calendar) error {
	text, err := readChoice(values, "order", "error.bad.order", orderOldest, OrderNewest)
	v.Newest = text == OrderNewest
	return err
}

func readScale(v *View, values url.Values, _ edtf.Calendar) (err error) {
	v.Scale, err = readChoice(values, "scale", "error.bad.scale", ScaleElastic, ScaleLinear)
	return err
}

func readRows(v *View, values url.Values, _ edtf.Calendar) (err error) {
	v.Rows, err = readChoice(values, "rows", "error.bad.rows", RowsTogether, RowsGroups)
	return err
}

func readTies(v *View, values url.Values, _ edtf.Calendar) error {
	text, err := readChoice(values, "ties", "error.bad.ties", TiesAll)
	v.Ties = text == TiesAll
	return err
}

// readZoom reads at and z: the date in the middle of the strip and the level,
// from 6 (a minute) to 60 (the age of the universe).
func readZoom(v *View, values url.Values, c edtf.Calendar) error {
	at, z := Parameter(values, "at"), Parameter(values, "z")
	if at == "" && z == "" {
		return nil
	}
	level, err := strconv.ParseInt(z, 10, 8)
	if z == "" || err != nil || level < layout.MinLevel || level > layout.MaxLevel {
		return Bad("z", z, "error.bad.level", "not a level", "write a whole number from 6 to 60")
	}
	v.Z, v.Zoomed, v.atText = int8(level), true, at
	v.At, err = readInstant(at, c)
	return err
}

// readInstant reads a point on the axis: the middle of an EDTF date, or @ and
// seconds since 1970 for points that no date names.
func readInstant(text string, c edtf.Calendar) (int64, error) {
	if seconds, ok := strings.CutPrefix(text, "@"); ok {
		t, err := strconv.ParseInt(seconds, 10, 64)
		if err != nil {
			return 0, Bad("at", text, "error.bad.date", "not a number of seconds", dateRemedy)
		}
		return min(max(t, layout.MinTime), layout.MaxTime), nil
	}
	d, err := readDate("at", text)
	if err != nil {
		return 0, err
	}
	t0, t1, _, ok := layout.FromDate(d, c)
	if !ok {
		return 0, Bad("at", text, "error.bad.date", "it lies nowhere on the axis", dateRemedy)
	}
	return t0 + (t1-t0)/2, nil
}

func readPage(v *View, values url.Values, _ edtf.Calendar) error {
	for name, page := range map[string]*int{"page": &v.Page, "more": &v.More, "legend": &v.Legend} {
		text := Parameter(values, name)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxPage {
			return Bad(name, text, "error.bad.page", "not a page", "write a whole number from 1 on")
		}
		*page = n
	}
	return nil
}

func readEvent(v *View, values url.Values, _ edtf.Calendar) error {
	v.Event = Parameter(values, "event")
	return nil
}

// Parameter is the first value of a name, without blanks around it and without
// bytes that are no text.
func Parameter(values url.Values, name string) string {
	return strings.TrimSpace(strings.ToValidUTF8(values.Get(name), "\uFFFD"))
}

// Query writes the view as canonical parameters: always in the same order, and
// nothing that is the default. It is also the key of the drawn page.
func (v View) Query() url.Values {
	values := url.Values{}
	set := func(name, value string) {
		if value != "" {
			values.Set(name, value)
		}
	}
	set("from", v.From)
	set("to", v.To)
	set("q", v.Q)
	set("scale", v.Scale)
	set("go", v.Go)
	set("rows", v.Rows)
	if v.Ties {
		set("ties", TiesAll)
	}
	if v.Story {
		set("view", ViewStory)
	}
	for _, group := range v.Groups {
		values.Add("group", group)
	}
	if v.Newest {
		values.Set("order", OrderNewest)
	}
	if v.Zoomed {
		values.Set("at", v.atText)
		values.Set("z", strconv.Itoa(int(v.Z)))
	}
	for name, page := range map[string]int{"page": v.Page, "more": v.More, "legend": v.Legend} {
		if page > 1 {
			values.Set(name, strconv.Itoa(page))
		}
	}
	set("event", v.Event)
	return values
}

// With returns the query with one parameter replaced (removed when the value is
// empty) and the page forgotten: another selection has other pages.
func (v View) With(name, value string) url.Values {
	values := v.Query()
	for _, of := range []string{"page", "more", "legend", "event", "view", "go"} {
		values.Del(of)
	}
	if value == "" {
		values.Del(name)
	} else {
		values.Set(name, value)
	}
	return values
}

// Filtered reports whether the view shows only some of the events.
func (v View) Filtered() bool { return v.Q != "" || len(v.Groups) > 0 }
