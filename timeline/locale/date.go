package locale

import (
	"strings"

	"kronika/timeline/edtf"
)

// Date writes d in full, as a sentence or a list of events has it: "7 September
// 2022", "c. 1850", "since 2008", "66 million years ago". It says no more than d
// does, and reads the same whatever the machine's time zone is.
func (l *Locale) Date(d edtf.Date) string { return writer{l, false}.date(d) }

// DateShort writes d as a label on the chart has it: "7 Sept 2022", "c. 1850",
// "66 million years ago". It may say less than Date, never more.
func (l *Locale) DateShort(d edtf.Date) string { return writer{l, true}.date(d) }

// DayAndTime writes a day and the time of it apart, for lists with a heading for each
// day. The point has both. As on labels, that a time is local is not said.
func (l *Locale) DayAndTime(p edtf.Point) (day, time string) {
	w := writer{l, false}
	return w.pattern("yMd", w.fields(p)), writer{l, true}.zoned(p, w.timeOfDay(p))
}

func (w writer) date(d edtf.Date) string {
	switch d.Kind {
	case edtf.Single:
		return w.say(alone, w.point(d.Start.Point))
	case edtf.Interval:
		return w.interval(d.Start, d.End)
	case edtf.OneOf:
		return w.set(d.Set, "list.or", w.oneOfEnd)
	case edtf.AllOf:
		return w.set(d.Set, "list.and", w.allOfEnd)
	}
	return w.T("date.unknown")
}

// shortSet is how many members of a set a label names.
const shortSet = 2

// set writes the members of a set, joined by the message last ("a, b or c");
// open writes a member without an end on one side.
func (w writer) set(elements []edtf.Element, last string, open func(edtf.Element) string) string {
	if w.short && len(elements) > shortSet {
		return w.element(elements[0], open) + " … " + w.element(elements[len(elements)-1], open)
	}
	texts := make([]string, len(elements))
	for i, e := range elements {
		texts[i] = w.element(e, open)
	}
	if len(texts) == 1 {
		return texts[0]
	}
	return w.T(last, strings.Join(texts[:len(texts)-1], ", "), texts[len(texts)-1])
}

// element writes one member of a set.
func (w writer) element(e edtf.Element, open func(edtf.Element) string) string {
	switch {
	case !e.Range:
		return w.say(alone, w.point(e.From.Point))
	case e.From.Kind == edtf.Dated && e.To.Kind == edtf.Dated:
		return w.between(e.From.Point, e.To.Point)
	}
	return open(e)
}

// oneOfEnd writes "1984 or earlier": the one date meant may be any of them.
func (w writer) oneOfEnd(e edtf.Element) string {
	if e.From.Kind == edtf.Dated {
		return w.T("date.later", w.say(alone, w.point(e.From.Point)))
	}
	return w.T("date.earlier", w.say(alone, w.point(e.To.Point)))
}

// allOfEnd writes "until 1984": all of them are meant.
func (w writer) allOfEnd(e edtf.Element) string { return w.interval(e.From, e.To) }
