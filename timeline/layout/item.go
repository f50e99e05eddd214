package layout

import (
	"cmp"
	"math/bits"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// An Item is what the layout knows of an event: when, how important, and of
// what kind. It holds no text, so that ten million of them fit in memory.
type Item struct {
	ID     int64  // the caller's; the layout only uses it to tell apart items that are equal otherwise
	Hash   uint64 // HashKey of the event's id: a fair and stable tie-break
	T0, T1 int64  // seconds, half-open, within MinTime and MaxTime, T0 < T1; T1 = MaxTime is an open end
	Weight uint8  // 0 to 100, see WeightOf
	Band   uint8  // 0 to MaxBands-1
	Range  bool   // something that lasted, drawn as a bar; otherwise a moment, however vaguely dated
}

// MaxBands is how many groups can have a band of lanes of their own.
const MaxBands = 8

// ItemOf is the item of an event in a timeline with calendar c. It reports
// false for an event without a date.
func ItemOf(id int64, e *timeline.Event, c edtf.Calendar, band uint8) (Item, bool) {
	t0, t1, isRange, ok := FromDate(e.Date, c)
	return Item{
		ID: id, Hash: HashKey(e.ID), T0: t0, T1: t1,
		Weight: WeightOf(e), Band: band, Range: isRange,
	}, ok
}

// WeightOf is an event's importance, a little more when it shows a picture or
// names a source.
func WeightOf(e *timeline.Event) uint8 {
	const bonus = 5
	weight := e.Importance
	if len(e.Media) > 0 || len(e.Citations) > 0 {
		weight += bonus
	}
	return uint8(min(max(weight, 0), 100))
}

// HashKey hashes an event's id. It is fixed for ever: the same events get the
// same layout in every version and on every machine. FNV-1a, with the finaliser
// of MurmurHash3 so that short, similar ids differ in their high bits too.
func HashKey(key string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// Priority orders events for a place: a higher one is placed first. It is the
// weight, then the hash.
func Priority(weight uint8, hash uint64) uint64 { return uint64(weight)<<56 | hash>>8 }

// Compare orders items by time, and those that begin together by priority. The
// order is total and made of what the events are; the ID only decides between
// items that are equal in every other way.
func (it Item) Compare(o Item) int {
	if it.T0 != o.T0 {
		return cmp.Compare(it.T0, o.T0)
	}
	return cmp.Or(cmp.Compare(Priority(o.Weight, o.Hash), Priority(it.Weight, it.Hash)),
		cmp.Compare(it.Hash, o.Hash), cmp.Compare(it.T1, o.T1), cmp.Compare(it.ID, o.ID))
}

// Open reports whether the item has no end.
func (it Item) Open() bool { return it.T1 >= MaxTime }

// floor is the finest level at which the item's label stands in its lane. Below
// it the bar of a range would be two tiles or longer, and the range is context.
func (it Item) floor() int8 {
	if !it.Range || it.Open() {
		return MinLevel
	}
	return max(MinLevel, int8(DurationClass(it.T0, it.T1))-1)
}

// end is where the item's label ends at a level, or its bar when that is longer.
// The bar of an open range fades out behind its label.
func (it Item) end(level int8) int64 {
	end := it.T0 + labelSpan(level)
	if it.Range && !it.Open() {
		end = max(end, it.T1)
	}
	return end
}

// DurationClass is the number of bits in the length of [t0, t1), the dl of the
// index on long ranges. A range with an end is context at exactly the levels
// L <= DurationClass - 2, where its bar is two tiles or longer.
func DurationClass(t0, t1 int64) int { return bits.Len64(uint64(t1 - t0)) }

// FromDate lays a date on the axis as [t0, t1) in seconds. It reports false for
// the zero date and for one that lies nowhere.
//
//   - A single date, and "one of" several, is a moment: it spans what is left
//     open of it (1999 is the whole year) but is no range.
//   - An interval, and "all of" several, is a range.
//   - Where the start is open or unknown, the date is laid where something is
//     known: at its end. ../1944 spans the year 1944. Whoever draws it lets
//     its left edge fade.
//   - Where the end is open or unknown, t1 is MaxTime.
//   - Years beyond the axis are held at its ends; t0 < t1 always holds.
func FromDate(d edtf.Date, c edtf.Calendar) (t0, t1 int64, isRange, ok bool) {
	if d.IsZero() {
		return 0, 0, false, false
	}
	t0, t1, ok = FromSpan(d.Bounds(c))
	return t0, t1, d.Kind == edtf.Interval || d.Kind == edtf.AllOf, ok
}

// FromSpan is FromDate for bounds that are known already.
func FromSpan(s edtf.Span) (t0, t1 int64, ok bool) {
	undated := s.StartKind != edtf.Dated && s.EndKind != edtf.Dated
	if s == (edtf.Span{}) || undated && s.EndLo.Sec == edtf.NegInf {
		return 0, 0, false
	}
	start, end := s.StartLo.Sec, ceil(s.EndHi)
	if start == edtf.NegInf {
		start = s.EndLo.Sec
	}
	t0 = min(max(start, MinTime), MaxTime-1)
	t1 = min(max(end, t0+1), MaxTime)
	return t0, t1, true
}

// ceil is the first whole second that is not before the instant.
func ceil(i edtf.Instant) int64 {
	if i.Nsec > 0 && i.Sec < edtf.PosInf {
		return i.Sec + 1
	}
	return i.Sec
}
