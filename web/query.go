package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// A view is what a reader asked to see of a timeline: the query parameters of
// its page, read and checked. Parameters that are not known are ignored, as
// those that other sites append must be.
type view struct {
	from, to string // EDTF, canonical; empty when there is no bound on that side
	span     layout.Extent
	q        string
	groups   []string // sorted, each once
	newest   bool
	scale    string // "", scaleElastic or scaleLinear
	at       int64  // seconds; the middle of the strip when zoomed is true
	atText   string
	z        int8
	zoomed   bool
	page     int // from 1
	event    string
}

const (
	scaleElastic = "elastic"
	scaleLinear  = "linear"
	orderOldest  = "oldest"
	orderNewest  = "newest"
)

// maxWords is how long a search may be, in bytes; maxPage bounds page numbers.
const (
	maxWords  = 500
	maxPage   = 1_000_000_000
	maxGroups = 100
)

// readView reads a page's query parameters. The error is a badRequest.
func readView(values url.Values, c edtf.Calendar) (view, error) {
	v := view{page: 1}
	for _, read := range []func(*view, url.Values, edtf.Calendar) error{
		readRange, readWords, readGroups, readOrder, readScale, readZoom, readPage, readEvent,
	} {
		if err := read(&v, values, c); err != nil {
			return view{}, err
		}
	}
	return v, nil
}

const dateRemedy = "write a date such as 1991, 1991-08 or 1991-08-19"

// readDate reads a parameter that is an EDTF date.
func readDate(name, text string) (edtf.Date, error) {
	d, err := edtf.Parse(text)
	if err != nil {
		return d, badParam(name, text, "error.bad.date", "not a date", dateRemedy)
	}
	return d, nil
}

// readRange reads from and to. Both are inclusive: to=1999 ends with the year.
func readRange(v *view, values url.Values, c edtf.Calendar) error {
	v.span = layout.Extent{Lo: layout.MinTime, Hi: layout.MaxTime}
	if text := parameter(values, "from"); text != "" {
		d, err := readDate("from", text)
		if err != nil {
			return err
		}
		if lo := d.Bounds(c).StartLo.Sec; lo > layout.MinTime {
			v.span.Lo = min(lo, layout.MaxTime-1)
		}
		v.from = d.String()
	}
	if text := parameter(values, "to"); text != "" {
		d, err := readDate("to", text)
		if err != nil {
			return err
		}
		if hi := d.Bounds(c).EndHi.Sec; hi < layout.MaxTime {
			v.span.Hi = max(hi, layout.MinTime+1)
		}
		v.to = d.String()
	}
	if v.span.Empty() {
		return badParam("from", v.from, "error.bad.range", "it lies after to="+v.to, "write the earlier date first")
	}
	return nil
}

// ranged tells whether the view is bounded.
func (v view) ranged() bool { return v.from != "" || v.to != "" }

func readWords(v *view, values url.Values, _ edtf.Calendar) error {
	v.q = strings.Join(strings.Fields(parameter(values, "q")), " ")
	if len(v.q) > maxWords {
		return badParam("q", v.q, "error.bad.words", "too long", "search for fewer words")
	}
	return nil
}

func readGroups(v *view, values url.Values, _ edtf.Calendar) error {
	for _, group := range values["group"] {
		if group != "" && utf8.ValidString(group) {
			v.groups = append(v.groups, group)
		}
	}
	slices.Sort(v.groups)
	v.groups = slices.Compact(v.groups)
	if len(v.groups) > maxGroups {
		return badParam("group", v.groups[maxGroups], "error.bad.groups", "too many groups", "choose fewer")
	}
	return nil
}

func readOrder(v *view, values url.Values, _ edtf.Calendar) error {
	switch text := parameter(values, "order"); text {
	case "", orderOldest:
	case orderNewest:
		v.newest = true
	default:
		return badParam("order", text, "error.bad.order", "not an order", "write oldest or newest")
	}
	return nil
}

func readScale(v *view, values url.Values, _ edtf.Calendar) error {
	switch text := parameter(values, "scale"); text {
	case "", scaleElastic, scaleLinear:
		v.scale = text
	default:
		return badParam("scale", text, "error.bad.scale", "not a scale", "write elastic or linear")
	}
	return nil
}

// readZoom reads at and z: the date in the middle of the strip and the level,
// from 6 (a minute) to 60 (the age of the universe).
func readZoom(v *view, values url.Values, c edtf.Calendar) error {
	at, z := parameter(values, "at"), parameter(values, "z")
	if at == "" && z == "" {
		return nil
	}
	level, err := strconv.ParseInt(z, 10, 8)
	if z == "" || err != nil || level < layout.MinLevel || level > layout.MaxLevel {
		return badParam("z", z, "error.bad.level", "not a level", "write a whole number from 6 to 60")
	}
	v.z, v.zoomed, v.atText = int8(level), true, at
	v.at, err = readInstant(at, c)
	return err
}

// readInstant reads a point on the axis: the middle of an EDTF date, or @ and
// seconds since 1970 for points that no date names.
func readInstant(text string, c edtf.Calendar) (int64, error) {
	if seconds, ok := strings.CutPrefix(text, "@"); ok {
		t, err := strconv.ParseInt(seconds, 10, 64)
		if err != nil {
			return 0, badParam("at", text, "error.bad.date", "not a number of seconds", dateRemedy)
		}
		return min(max(t, layout.MinTime), layout.MaxTime), nil
	}
	d, err := readDate("at", text)
	if err != nil {
		return 0, err
	}
	t0, t1, _, ok := layout.FromDate(d, c)
	if !ok {
		return 0, badParam("at", text, "error.bad.date", "it lies nowhere on the axis", dateRemedy)
	}
	return t0 + (t1-t0)/2, nil
}

func readPage(v *view, values url.Values, _ edtf.Calendar) error {
	text := parameter(values, "page")
	if text == "" {
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxPage {
		return badParam("page", text, "error.bad.page", "not a page", "write a whole number from 1 on")
	}
	v.page = n
	return nil
}

func readEvent(v *view, values url.Values, _ edtf.Calendar) error {
	v.event = parameter(values, "event")
	return nil
}

// parameter is the first value of a name, without blanks around it and without
// bytes that are no text.
func parameter(values url.Values, name string) string {
	return strings.TrimSpace(strings.ToValidUTF8(values.Get(name), "\uFFFD"))
}

// query writes the view as canonical parameters: always in the same order, and
// nothing that is the default. It is also the key of the drawn page.
func (v view) query() url.Values {
	values := url.Values{}
	set := func(name, value string) {
		if value != "" {
			values.Set(name, value)
		}
	}
	set("from", v.from)
	set("to", v.to)
	set("q", v.q)
	set("scale", v.scale)
	for _, group := range v.groups {
		values.Add("group", group)
	}
	if v.newest {
		values.Set("order", orderNewest)
	}
	if v.zoomed {
		values.Set("at", v.atText)
		values.Set("z", strconv.Itoa(int(v.z)))
	}
	if v.page > 1 {
		values.Set("page", strconv.Itoa(v.page))
	}
	return values
}

// with returns the query with one parameter replaced (removed when the value is
// empty) and the page forgotten: another selection has other pages.
func (v view) with(name, value string) url.Values {
	values := v.query()
	values.Del("page")
	if value == "" {
		values.Del(name)
	} else {
		values.Set(name, value)
	}
	return values
}

// filtered tells whether the view shows only some of the events.
func (v view) filtered() bool { return v.q != "" || len(v.groups) > 0 }
