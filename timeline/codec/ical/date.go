package ical

import (
	"fmt"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
)

// date reads the date of an entry that does not recur. X-EDTF says it exactly,
// as long as it agrees with DTSTART: who moves an event in a calendar program
// changes only that.
func (d *reader) date(c *component) (edtf.Date, timeline.Invalid) {
	var exact edtf.Date
	if l := c.first("X-EDTF"); l != nil {
		var err error
		if exact, err = edtf.Parse(strings.TrimSpace(unescapeText(l.value))); err != nil {
			problem, remedy := document.DateFault(err)
			return exact, timeline.Invalid{{Path: d.place.Path("date"), Value: timeline.Excerpt(l.value),
				Problem: fmt.Sprintf("X-EDTF on line %d: %s", l.line, problem), Remedy: remedy}}
		}
	}
	if c.first("DTSTART") == nil {
		if exact.IsZero() {
			return exact, timeline.Invalid{{Path: d.place.Path("date"), Problem: "missing", Remedy: "add a line such as DTSTART;VALUE=DATE:20220907 to the " + c.name}}
		}
		return exact, nil
	}
	when, l, err := d.stay(c)
	if err != nil {
		return edtf.Date{}, d.dateFault(l, err)
	}
	if span, ok := codec.CalendarSpanOf(exact, d.head.Calendar()); ok && agrees(span, when) {
		return exact, nil
	}
	date, err := when.date(d.head.TimeZone)
	if err != nil {
		return date, d.dateFault(c.first("DTSTART"), err)
	}
	return date, nil
}

// dateFault is the fault of a line that an event's date is made of.
func (d *reader) dateFault(l *contentLine, err error) timeline.Invalid {
	problem, remedy := err.Error(), ""
	switch err {
	case errICalDate:
		remedy = "write a date such as 20220907, or a time such as 20220907T140500Z"
	case errDuration:
		remedy = "write one such as PT1H30M or P3D"
	default:
		problem, remedy = document.DateFault(err)
	}
	return timeline.Invalid{{Path: d.place.Path("date"), Value: timeline.Excerpt(l.value), Problem: fmt.Sprintf("%s on line %d: %s", l.name, l.line, problem), Remedy: remedy}}
}
