package draw

import (
	"slices"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// place puts the events on the scale.
func (d *drawing) place() {
	items := make([]layout.Item, len(d.events))
	for i := range d.events {
		e := &d.events[i]
		items[i] = e.item
		d.spans = append(d.spans, e.date.Bounds(d.calendar))
		if e.verdict == timeline.Differs {
			d.spans = append(d.spans, e.record.Bounds(d.calendar))
		}
	}
	d.scale = d.chooseScale(items)
	bars := layout.BarsOf(items, d.scale)
	flags := layout.Flags(bars, d.room)
	for i := range d.events {
		e := &d.events[i]
		e.u0, e.u1, e.flag = bars[i].U0, bars[i].U1, flags[i]
		d.lanes = max(d.lanes, flags[i].Lane+1)
		if t0, t1, ok := layout.FromSpan(e.record.Bounds(d.calendar)); ok && !e.record.IsZero() {
			e.recU0, e.recU1 = d.scale.U(t0), d.scale.U(t1)
		}
	}
	d.placeBars()
	d.placeEras()
	d.placeRecords()
}

// chooseScale is the scale that is asked for or else the one that serves the
// events best. A page that cannot name them all opens on the even scale, for
// there the reader can go closer. In a drawing nobody can: where the even scale
// would heap most events on one spot, the elastic one says more.
func (d *drawing) chooseScale(items []layout.Item) *layout.Scale {
	kind := layout.ScaleKind(d.Scale)
	even := evenScale(d.spans)
	if kind != layout.ElasticKind && kind != layout.LinearKind {
		kind = layout.DefaultKind(items, d.spans, d.room)
		if heaped(items, even) {
			kind = layout.ElasticKind
		}
	}
	if kind == layout.LinearKind {
		return even
	}
	return layout.Elastic(d.spans)
}

// heaped tells whether more than half of the events would stand within a fiftieth
// of a scale.
func heaped(items []layout.Item, s *layout.Scale) bool {
	var counts [50]int
	for i := range items {
		counts[min(int(s.U(items[i].T0)*float64(len(counts))), len(counts)-1)]++
	}
	return 2*slices.Max(counts[:]) > len(items)
}

// evenScale is the even scale over spans, with a little room at its ends.
func evenScale(spans []edtf.Span) *layout.Scale {
	var e layout.Extent
	for _, span := range spans {
		if t0, t1, ok := layout.FromSpan(span); ok {
			e.Add(t0, t1)
		}
	}
	if margin := (e.Hi - e.Lo) / 64; margin > 0 {
		e.Lo, e.Hi = max(e.Lo-margin, layout.MinTime), min(e.Hi+margin, layout.MaxTime)
	}
	return layout.Linear(e.Lo, e.Hi)
}

// placeBars gives bars that overlap rows above each other.
func (d *drawing) placeBars() {
	var ends []float64
	for i := range d.events {
		e := &d.events[i]
		e.row = slices.IndexFunc(ends, func(end float64) bool { return end <= e.u0 })
		if e.row < 0 {
			e.row = min(len(ends), maxBarRows-1)
		}
		if e.row == len(ends) {
			ends = append(ends, 0)
		}
		ends[e.row] = max(ends[e.row], e.u1, e.u0+8/d.room.Width)
		d.rows = max(d.rows, e.row)
	}
}

func (d *drawing) placeEras() {
	whole := d.scale.Extent()
	var notes []layout.Note
	for _, era := range d.Head.Eras {
		t0, t1, ok := layout.FromSpan(era.Date.Bounds(d.calendar))
		if !ok || t1 <= whole.Lo || t0 >= whole.Hi || len(d.events) == 0 {
			continue
		}
		if len(notes) == maxNotes {
			d.moreEras++
			continue
		}
		label := wrapOne(d.Text(era.Label), aside, d.room.Width/2)
		d.eras = append(d.eras, drawnEra{u0: d.scale.U(t0), u1: d.scale.U(t1), label: label})
		notes = append(notes, layout.Note{U: d.scale.U(t0), Width: textWidth(label, small) + 16})
	}
	drawn := d.eras[:0]
	for i, place := range layout.Notes(notes, d.room) {
		if place.Row >= maxNoteRows {
			d.moreEras++
			continue
		}
		d.eras[i].place = place
		d.eraRows = max(d.eraRows, place.Row+1)
		drawn = append(drawn, d.eras[i])
	}
	if d.eras = drawn; d.moreEras > 0 {
		d.eraRows++ // for the words that say how many more there are
	}
}

// placeRecords finds the dates on record that differ from those stated.
func (d *drawing) placeRecords() {
	var notes []layout.Note
	for i := range d.events {
		e := &d.events[i]
		if e.verdict != timeline.Differs {
			continue
		}
		u := (e.recU0 + e.recU1) / 2
		text := drawnText(d.Words.Record + " " + d.short(e.record))
		if len(notes) == maxNotes {
			d.moreRecords++
			continue
		}
		d.records = append(d.records, drawnRecord{event: e, u: u, text: text})
		notes = append(notes, layout.Note{U: u, Width: textWidth(text, small) + 24, Left: u < e.flag.U})
	}
	drawn := d.records[:0]
	for i, place := range layout.Notes(notes, d.room) {
		if place.Row >= maxNoteRows {
			d.moreRecords++
			continue
		}
		d.records[i].place = place
		d.recordRows = max(d.recordRows, place.Row+1)
		drawn = append(drawn, d.records[i])
	}
	if d.records = drawn; d.moreRecords > 0 {
		d.recordRows++
	}
}
