package items

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/datetext"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
)

// A dateReader reads the dates of items.
type dateReader struct{ options datetext.Options }

func newDateReader(opts codec.DecodeOptions) dateReader {
	d := dateReader{datetext.Options{Languages: datetext.Known(opts.Languages...)}}
	d.options.Order = map[string]datetext.Order{"day": datetext.DayFirst, "month": datetext.MonthFirst}[opts.Order]
	return d
}

// read sets the date of an event, with its wording where that is more than the date.
func (d *dateReader) read(e *timeline.Event, it *Item, faults *document.FaultList, member func(string) string) {
	start, end := strings.TrimSpace(it.Start), strings.TrimSpace(it.End)
	name := member("start")
	if start == "" {
		start, end, name = end, "", member("end")
	}
	first, ok := d.one(start, name, it.EDTF, faults)
	if !ok {
		return
	}
	e.Date, e.Part = first.Date, timeline.Part(first.Part)
	words := first.Wording(start)
	if end != "" && end != start {
		last, ok := d.one(end, member("end"), it.EDTF, faults)
		if !ok {
			return
		}
		if e.Date, ok = joined(first.Date, last.Date, it.Vague); !ok {
			faults.Push(member("end"))
			faults.Fault(end, "before the start, or no end of a range that begins with "+first.Date.String(), "look at the two dates")
			faults.Pop()
			return
		}
		e.Part = ""
		if words += last.Wording(end); words != "" {
			words = start + " – " + end
		}
	}
	if words != "" {
		e.Wording = timeline.Plain(words)
	}
}

// one reads one date, as EDTF first where isEDTF; false when it is at fault.
func (d *dateReader) one(text, name string, isEDTF bool, faults *document.FaultList) (datetext.Result, bool) {
	faults.Push(name)
	defer faults.Pop()
	if text == "" {
		faults.Fault("", "missing", "write the date, such as 2022-09-07")
		return datetext.Result{}, false
	}
	if date, ok := machineDate(text); ok {
		return datetext.Result{Reading: datetext.Reading{Date: date}, Exact: true}, true
	}
	options := d.options
	options.EDTF = isEDTF
	r, err := datetext.Read(text, options)
	switch {
	case err != nil:
		problem, remedy := err.Error(), ""
		if e, ok := err.(*datetext.Error); ok {
			problem, remedy = e.Problem, e.Remedy
		}
		faults.Fault(text, problem, remedy)
	case r.Undated:
		faults.Fault(text, "no date", "write one, or leave the item out")
	case len(r.Others) > 0 && !strings.Contains(r.Date.String(), "XX"):
		faults.Fault(text, r.Date.String()+" or "+r.Others[0].Date.String(), "write it so that it can be read in one way only, such as "+r.Date.String())
	default:
		return r, true
	}
	return r, false
}

// machineForms are how JavaScript and XML write moments, in the layouts of Go.
var machineForms = []string{
	"Mon Jan _2 2006 15:04:05 GMT-0700", "Mon Jan _2 2006 15:04:05 MST-0700", "Jan _2 2006 15:04:05 GMT-0700", "Jan _2 2006 15:04:05 MST",
	"Mon Jan _2 2006 15:04:05 MST", "Jan _2, 2006 15:04:05 MST", "Mon, _2 Jan 2006 15:04:05 MST", "Jan _2 2006 15:04:05",
	time.RFC3339Nano, "2006-01-02T15:04:05.999", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02 15:04:05",
}

// zoneName is the name of a zone in brackets, which JavaScript puts behind its offset.
var zoneName = regexp.MustCompile(`\s*\([^()]*\)$`)

// machineDate reads a moment, or a number of milliseconds since 1970. A moment at
// midnight is the day: that is how a program writes a day that has to have a time.
func machineDate(text string) (edtf.Date, bool) {
	text = strings.Join(strings.Fields(zoneName.ReplaceAllString(text, "")), " ")
	if ms, err := strconv.ParseInt(text, 10, 64); err == nil && (len(text) > 9 || len(text) > 5 && text[0] == '-') {
		return dateOf(time.UnixMilli(ms).UTC(), true)
	}
	for _, form := range machineForms {
		if t, err := time.Parse(form, text); err == nil {
			return dateOf(t, strings.Contains(form, "MST") || strings.Contains(form, "07"))
		}
	}
	return edtf.Date{}, false
}

func dateOf(t time.Time, zoned bool) (edtf.Date, bool) {
	if t.Year() < 1 || t.Year() > 9999 {
		return edtf.Date{}, false
	}
	form := "2006-01-02T15:04:05"
	_, offset := t.Zone()
	switch {
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		form = time.DateOnly
	case zoned && offset%60 == 0:
		form += "Z07:00"
	}
	date, err := edtf.Parse(t.Format(form))
	return date, err == nil
}

// joined makes a range of two dates, or one day of a range where it is vague.
func joined(first, last edtf.Date, vague bool) (edtf.Date, bool) {
	from, _, _ := strings.Cut(first.String(), "/")
	to := last.String()
	to = to[strings.LastIndexByte(to, '/')+1:]
	if from == to {
		return first, true
	}
	if vague {
		if date, err := edtf.Parse("[" + from + ".." + to + "]"); err == nil {
			return date, true
		}
	}
	date, err := edtf.Parse(from + "/" + to)
	if err != nil && strings.Contains(from+to, "T") {
		date, err = edtf.Parse(minutes(from) + "/" + minutes(to))
	}
	if err != nil && strings.Contains(from+to, "T") { // a time at one end only
		a, _, _ := strings.Cut(from, "T")
		b, _, _ := strings.Cut(to, "T")
		if a == b {
			return first, true
		}
		date, err = edtf.Parse(a + "/" + b)
	}
	return date, err == nil
}

// minutes leaves out the seconds of a time of day that say nothing.
func minutes(text string) string {
	const clock = len("2006-01-02T15:04")
	if len(text) >= clock+3 && text[clock:clock+3] == ":00" {
		return text[:clock] + text[clock+3:]
	}
	return text
}
