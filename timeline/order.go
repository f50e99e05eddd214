package timeline

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"kronika/timeline/edtf"
)

// Calendar is how the timeline's dates are laid on the axis: its time zone for
// floating times, its hemisphere for seasons. An unknown zone, which CheckHead
// reports, counts as UTC.
func (t *Timeline) Calendar() edtf.Calendar {
	zone, err := time.LoadLocation(t.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	return edtf.Calendar{Zone: zone, Southern: t.Hemisphere == Southern}
}

// Sort puts the events into canonical order: by the start of their date, then
// by id. It is the order of every list and export.
func (t *Timeline) Sort() {
	calendar := t.Calendar()
	starts := make(map[string]edtf.Instant, len(t.Events))
	for i := range t.Events {
		e := &t.Events[i]
		starts[e.ID] = e.Date.Bounds(calendar).StartLo
	}
	slices.SortStableFunc(t.Events, func(a, b Event) int {
		return CompareStart(starts[a.ID], a.ID, starts[b.ID], b.ID)
	})
}

// CompareStart orders two events by start and id, as Sort does.
func CompareStart(a edtf.Instant, aID string, b edtf.Instant, bID string) int {
	if c := cmp.Compare(a.Sec, b.Sec); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Nsec, b.Nsec); c != 0 {
		return c
	}
	return strings.Compare(aID, bID)
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
