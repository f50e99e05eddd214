package locale

import (
	"kronika/timeline/edtf"
)

// Date writes d in full, as a sentence or a list of events has it: "7 September
// 2022", "c. 1850", "since 2008", "66 million years ago". It says no more than d
// does, and reads the same whatever the machine's time zone is.
func (l *Locale) Date(d edtf.Date) string { return writer{l, false}.date(d) }

// DateShort writes d as a label on the chart has it: "7 Sept 2022", "c. 1850",
// "66 Ma". It may say less than Date, never more.
func (l *Locale) DateShort(d edtf.Date) string { return writer{l, true}.date(d) }

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
