package timeline

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"kronika/timeline/edtf"
)

// Calendar is how the timeline's dates are laid on the axis: the time zone whose
// clocks the axis shows, the hemisphere of its seasons. An unknown zone, which CheckHead
// reports, counts as UTC.
func (t *Timeline) Calendar() edtf.Calendar {
	zone, err := time.LoadLocation(t.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	return edtf.Calendar{Zone: zone, Southern: t.Hemisphere == Southern}
}

// Sort puts the events into canonical order: by where they begin, see Beginning,
// then by the author's order, then by id. It is the order of every list and
// export. Events that begin together and have no Order keep the order in which
// they stand; see Number.
func (t *Timeline) Sort() {
	calendar := t.Calendar()
	starts := make(map[string]edtf.Instant, len(t.Events))
	for i := range t.Events {
		e := &t.Events[i]
		starts[e.ID] = e.Beginning(calendar)
	}
	slices.SortStableFunc(t.Events, func(a, b Event) int {
		return cmp.Or(compareInstants(starts[a.ID], starts[b.ID]), cmp.Compare(a.Order, b.Order))
	})
	for from := 0; from < len(t.Events); {
		to := from + 1
		for to < len(t.Events) && starts[t.Events[to].ID] == starts[t.Events[from].ID] {
			to++
		}
		Number(t.Events[from:to], func(e *Event) (string, *int) { return e.ID, &e.Order })
		from = to
	}
}

// Number gives things that begin together and stand in their author's order the
// orders 1, 2, 3 and so on, unless their orders and ids say already how they
// stand.
func Number[T any](together []T, key func(*T) (id string, order *int)) {
	sorted := slices.IsSortedFunc(together, func(a, b T) int {
		aID, aOrder := key(&a)
		bID, bOrder := key(&b)
		return cmp.Or(cmp.Compare(*aOrder, *bOrder), strings.Compare(aID, bID))
	})
	for i := range together {
		if _, order := key(&together[i]); !sorted {
			*order = i + 1
		}
	}
}

// Beginning is where an event stands in canonical order: at the earliest bound of
// its date, or of the part of it that is meant. The middle of a period stands at
// its second third, the end at its last. What has no known beginning stands at the
// earliest bound of its end: "before 1944" is beside 1944.
func (e *Event) Beginning(c edtf.Calendar) edtf.Instant {
	span := e.Date.Bounds(c)
	if span.StartLo.Sec == edtf.NegInf {
		return span.EndLo
	}
	if span.EndHi.Sec == edtf.PosInf {
		return span.StartLo
	}
	third := int64(uint64(span.EndHi.Sec-span.StartLo.Sec) / 3) // the difference may need all 64 bits
	switch at := span.StartLo; e.Part {
	case Middle:
		return edtf.Instant{Sec: at.Sec + third}
	case End:
		return edtf.Instant{Sec: at.Sec + 2*third}
	default:
		return at
	}
}

// CompareStart orders two events by where they begin, order and id, as Sort does.
func CompareStart(a edtf.Instant, aOrder int, aID string, b edtf.Instant, bOrder int, bID string) int {
	return cmp.Or(compareInstants(a, b), cmp.Compare(aOrder, bOrder), strings.Compare(aID, bID))
}

func compareInstants(a, b edtf.Instant) int {
	return cmp.Or(cmp.Compare(a.Sec, b.Sec), cmp.Compare(a.Nsec, b.Nsec))
}

// Head returns the timeline without its events: what has to be known before the
// first of them can be read.
func (t *Timeline) Head() *Timeline {
	head := *t
	head.Events = nil
	return &head
}

// Group finds a group by id.
func (t *Timeline) Group(id string) (Group, bool) {
	i := slices.IndexFunc(t.Groups, func(g Group) bool { return g.ID == id })
	if i < 0 {
		return Group{}, false
	}
	return t.Groups[i], true
}

// Source finds a source by id.
func (t *Timeline) Source(id string) (Source, bool) {
	i := slices.IndexFunc(t.Sources, func(s Source) bool { return s.ID == id })
	if i < 0 {
		return Source{}, false
	}
	return t.Sources[i], true
}

// Expand names the language of every text written without one.
func (t *Timeline) Expand() {
	first := t.FirstLanguage()
	t.EachText(func(text *Text) { text.Expand(first); text.Sort(t.Languages) })
	for i := range t.Events {
		t.ExpandEvent(&t.Events[i])
	}
}

// ExpandEvent does for one event of the timeline what Expand does for all.
func (t *Timeline) ExpandEvent(e *Event) {
	first := t.FirstLanguage()
	e.EachText(func(text *Text) { text.Expand(first); text.Sort(t.Languages) })
}

// EachText calls visit for every text of the head: titles, labels, sources.
func (t *Timeline) EachText(visit func(*Text)) {
	visit(&t.Title)
	visit(&t.Summary)
	for i := range t.Groups {
		visit(&t.Groups[i].Label)
	}
	for i := range t.Eras {
		visit(&t.Eras[i].Label)
	}
	for i := range t.Sources {
		visit(&t.Sources[i].Title)
	}
}

// EachText calls visit for every text of the event.
func (e *Event) EachText(visit func(*Text)) {
	visit(&e.Wording)
	visit(&e.Title)
	visit(&e.Text)
	if e.Place != nil {
		visit(&e.Place.Name)
	}
	for i := range e.Media {
		visit(&e.Media[i].Alt)
		visit(&e.Media[i].Caption)
	}
	if e.Record != nil {
		visit(&e.Record.Note)
	}
}
