package sqlite

import (
	"database/sql"
	"fmt"
	"math/bits"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

const (
	// eventBits of an event's row id are its number within the timeline, the
	// rest is the timeline's id.
	eventBits = 28
	// maxNumber is the most events that one timeline takes in its life.
	maxNumber = 1<<eventBits - 1
	// shortBits: events shorter than 2^shortBits seconds (a day and a half) have
	// their length in chrono, all others a row in span.
	shortBits = 17
)

func eventRow(timelineID, number int64) int64 { return timelineID<<eventBits | number }

// idRange are the least and the greatest row id that a timeline's events have.
func idRange(timelineID int64) (lo, hi int64) {
	return eventRow(timelineID, 0), eventRow(timelineID, maxNumber)
}

// eventRecord is a row of event, with what else the event is indexed by.
type eventRecord struct {
	id          int64
	eid, edtf   string
	t0          int64
	t0n         int32
	ord         int64
	t1          int64
	item        layout.Item
	onAxis      bool // false when the date lies nowhere on the axis; item is then void
	importance  int
	grp         int
	title, body string
	words       []string // for the search
	links       []timeline.Link
	aliases     []string
}

// recorder turns events of one timeline into rows.
type recorder struct {
	first    string
	calendar edtf.Calendar
	groups   map[string]int // place in the head, from 1
	bands    store.Bands
}

func newRecorder(t *timeline.Timeline) recorder {
	groups := make(map[string]int, len(t.Groups))
	for i, g := range t.Groups {
		groups[g.ID] = i + 1
	}
	return recorder{t.FirstLanguage(), t.Calendar(), groups, store.BandsOf(t)}
}

// record makes the row of an event, which must be valid.
func (r *recorder) record(id int64, e *timeline.Event) (eventRecord, error) {
	span, start := e.Date.Bounds(r.calendar), e.Beginning(r.calendar)
	row := eventRecord{
		id: id, eid: e.ID, edtf: e.Date.String(),
		t0: start.Sec, t0n: start.Nsec, ord: int64(e.Order), t1: firstSecondAfter(span),
		importance: e.Importance, grp: r.groups[e.Group],
		words: store.EventWords(e), links: e.Links, aliases: e.Aliases,
	}
	row.item, row.onAxis = layout.ItemOf(id, e, r.calendar, r.bands.Of(e.Group))
	var err error
	if row.title, err = encodeTitle(e.Title, r.first); err != nil {
		return row, fmt.Errorf("event %q: %w", e.ID, err)
	}
	if row.body, err = encodeBody(e, r.first); err != nil {
		return row, fmt.Errorf("event %q: %w", e.ID, err)
	}
	return row, nil
}

// firstSecondAfter is the first whole second that is not before the span's end.
func firstSecondAfter(s edtf.Span) int64 {
	if s.EndHi.Nsec > 0 && s.EndHi.Sec < edtf.PosInf {
		return s.EndHi.Sec + 1
	}
	return s.EndHi.Sec
}

// moved are the columns a0 and a1: nothing where the event lies on the axis
// just as its bounds say, or nowhere at all.
func (r *eventRecord) moved() (a0, a1 any) {
	if !r.onAxis || r.item.T0 == r.t0 && r.item.T1 == r.t1 {
		return nil, nil
	}
	return r.item.T0, r.item.T1
}

// lengthOf is the number of bits in an event's length, and the length itself
// when it is short enough to stand in chrono.
func lengthOf(t0, t1 int64) (dl int, short any) {
	// The difference of the bounds of an unbounded date needs all 64 bits.
	dl = bits.Len64(uint64(t1) - uint64(t0))
	if dl <= shortBits {
		return dl, t1 - t0
	}
	return dl, nil
}

// eventColumns are what scanEvent reads, from event AS e.
const eventColumns = "e.id, e.eid, e.edtf, e.importance, e.ord, e.grp, e.title, e.body"

// unorderedColumns are eventColumns of an event whose order is not asked for, and
// which databases older than version 4 do not have.
const unorderedColumns = "e.id, e.eid, e.edtf, e.importance, 0, e.grp, e.title, e.body"

// scanEvent reads an event of the timeline t from a row of eventColumns.
func scanEvent(rows interface{ Scan(...any) error }, t *timeline.Timeline) (id int64, e timeline.Event, err error) {
	var date, title string
	var text sql.NullString
	var grp int
	if err := rows.Scan(&id, &e.ID, &date, &e.Importance, &e.Order, &grp, &title, &text); err != nil {
		return 0, e, err
	}
	if e.Date, err = edtf.Parse(date); err != nil {
		return 0, e, fmt.Errorf("event %q: %w", e.ID, err)
	}
	if e.Title, err = decodeTitle(title, t.FirstLanguage()); err != nil {
		return 0, e, fmt.Errorf("event %q: %w", e.ID, err)
	}
	e.Group = groupID(t, grp)
	if text.Valid {
		if err := decodeBody(&e, text.String); err != nil {
			return 0, e, err
		}
		t.ExpandEvent(&e)
	}
	return id, e, nil
}

func groupID(t *timeline.Timeline, grp int) string {
	if grp < 1 || grp > len(t.Groups) {
		return ""
	}
	return t.Groups[grp-1].ID
}
