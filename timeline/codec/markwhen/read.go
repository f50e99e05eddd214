package markwhen

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

var (
	propertyPattern = regexp.MustCompile(`^([\w.-]+):(?:\s+(.*))?$`)
	nestedPattern   = regexp.MustCompile(`^(\s+\S.*|-\s.*)$`)
	tagColor        = regexp.MustCompile(`^#([A-Za-z]\w*):\s*(.*)$`)
	heading         = regexp.MustCompile(`^\s*(#{1,6})\s+(.*)$`)
	opening         = regexp.MustCompile(`(?i)^\s*(?:section|group)\s+(\S.*)$`)
	closing         = regexp.MustCompile(`(?i)^\s*end\s?(?:section|group)\s*$`)
	comment         = regexp.MustCompile(`^\s*//`)
)

type reader struct {
	in       *source.Window
	scan     document.Scanner
	head     *timeline.Timeline
	language string // of titles and texts
	colors   map[string]string
	sections []section
	ids      codec.Namer
	place    source.Place
	line     string // the current one
	date     string // its date, when it is an event's
	title    string // and what follows
	isEvent  bool
	number   int   // its number
	err      error // why there is none
	worded   bool  // sections are opened and closed by words
	context  context
	notes    source.Report
}

// A markwhenSection is a heading that the current line stands below.
type section struct {
	level int
	label string
}

func decode(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	in, err := source.NewWindow(r)
	if err != nil {
		return nil, err
	}
	d := &reader{in: in, head: &timeline.Timeline{}, colors: map[string]string{}, ids: codec.Namer{}, context: context{today: time.Now().UTC()}}
	d.worded = closesSections(in)
	faults := d.readHead(opts)
	if d.err != nil && d.err != io.EOF {
		return nil, d.err
	}
	stream := &codec.Stream{Head: d.head, Events: d.events(), Where: func() source.Place { return d.place }, Notes: &d.notes}
	if len(faults) > 0 {
		return stream, faults
	}
	return stream, nil
}

// next moves to the next line.
func (d *reader) next() {
	if d.err != nil {
		return
	}
	d.number = d.in.Line
	var line []byte
	if line, d.err = d.in.TakeLine(); d.err == nil {
		// A carriage return within a line would end it elsewhere.
		d.line = strings.ReplaceAll(strings.TrimRight(string(line), " \t\r\n"), "\r", " ")
		d.date, d.title, d.isEvent = cutDate(d.line)
	}
}

func (d *reader) events() iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for d.err == nil {
			if !d.isEvent {
				d.enter(d.line)
			}
			if !d.isEvent {
				d.next()
				continue
			}
			d.place = source.Place{Unit: source.UnitLine, Number: d.number}
			e, more, faults := d.event(d.date, d.title)
			if !yield(e, faults.Err()) {
				return
			}
			for _, date := range more {
				if e = d.again(e, date); !yield(e, nil) {
					return
				}
			}
		}
		if d.err != io.EOF {
			yield(timeline.Event{}, d.err)
		}
	}
}

// sectionPrefix is how much of a document is looked at to tell whether it opens and
// closes sections by words, so that "section" and "group" begin no text.
const sectionPrefix = 256 << 10

func closesSections(in *source.Window) bool {
	if err := in.FillTo(sectionPrefix); err != nil && err != io.EOF {
		return false // it is said when the lines are read
	}
	for line := range bytes.Lines(in.View()[:min(len(in.View()), sectionPrefix)]) {
		if closing.Match(bytes.TrimRight(line, "\r\n")) {
			return true
		}
	}
	return false
}

// isHeading reports whether a line opens or closes a section.
func (d *reader) isHeading(line string) bool {
	return heading.MatchString(line) || d.worded && (opening.MatchString(line) || closing.MatchString(line))
}

// enter opens or closes the section that a line does.
func (d *reader) enter(line string) {
	if m := heading.FindStringSubmatch(line); m != nil {
		d.section(len(m[1]), m[2])
		return
	}
	if !d.worded {
		return
	}
	if m := opening.FindStringSubmatch(line); m != nil {
		d.section(len(d.sections)+1, m[1])
	} else if n := len(d.sections); n > 0 && closing.MatchString(line) {
		d.sections = d.sections[:n-1]
	}
}

// section enters a heading; those of its level and below end.
func (d *reader) section(level int, label string) {
	for len(d.sections) > 0 && d.sections[len(d.sections)-1].level >= level {
		d.sections = d.sections[:len(d.sections)-1]
	}
	d.sections = append(d.sections, section{level, strings.TrimSpace(titleTag.ReplaceAllString(label, "$1$3"))})
}

// again is a further event of a series.
func (d *reader) again(e timeline.Event, date edtf.Date) timeline.Event {
	title, _ := e.Title.In("")
	e.ID, e.Date = d.ids.Name(title, "event"), date
	return e
}

// event reads an event: its line, its properties and its description. More are the
// further dates of a series.
func (d *reader) event(dateText, title string) (e timeline.Event, more []edtf.Date, faults timeline.Invalid) {
	var list propertyList
	if !utf8.ValidString(title) {
		list.fault(d, "title", strings.ToValidUTF8(title, "\uFFFD"), "not valid UTF-8", "save the file as UTF-8")
		title = strings.ToValidUTF8(title, "\uFFFD")
	}
	known := document.Names(document.EventMembers)
	for d.next(); d.err == nil && !d.isEvent && d.property(&list, known); d.next() {
	}
	text := d.description(&list)
	e, err := document.DecodeEvent(&d.scan, list.members.AppendTo(nil), d.place, d.head)
	reported, _ := err.(timeline.Invalid)
	faults = append(list.faults, reported...)
	more, unread := d.readDate(&e, dateText)
	faults = append(faults, unread...)
	d.group(&e, &title)
	title = unescapeTitle(codec.OneLine(title))
	d.setText(&e.Title, title)
	d.setText(&e.Text, text)
	if e.ID == "" {
		e.ID = d.ids.Name(title, fmt.Sprintf("line-%d", d.place.Number))
	} else {
		d.ids.Claim(e.ID)
	}
	e.Extra = withKept(e.Extra, list.kept)
	d.head.ExpandEvent(&e)
	return e, more, faults
}

// description reads up to the next event or heading.
func (d *reader) description(list *propertyList) string {
	var lines []string
	size := 0
	for ; d.err == nil && !d.isEvent && !d.isHeading(d.line); d.next() {
		if comment.MatchString(d.line) {
			continue
		}
		if !utf8.ValidString(d.line) {
			list.fault(d, "text", strings.ToValidUTF8(d.line, "\uFFFD"), "not valid UTF-8", "save the file as UTF-8")
			continue
		}
		if size += len(d.line); size <= source.MaxUnit {
			lines = append(lines, unescapeLine(d.line))
		}
	}
	if size > source.MaxUnit {
		list.fault(d, "text", "", fmt.Sprintf("longer than %d MB", source.MaxUnit>>20), "shorten it")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// readDate settles the date of an event: that of its line or, where it says the
// same, the property's.
func (d *reader) readDate(e *timeline.Event, text string) (more []edtf.Date, faults timeline.Invalid) {
	date, err, isDate := readMarkwhenDate(text)
	if !isDate {
		dates, ok := d.context.dates(text)
		if !ok {
			err = errOtherDate
		} else {
			date, more = dates[0], dates[1:]
		}
		if d.context.assumed {
			d.notes.Add(d.place.Path("date"), "dates that count from today, or have no year, were read as of the day of reading")
		}
	}
	if err != nil {
		fault := timeline.Fault{Path: d.place.Path("date"), Value: timeline.Excerpt(text), Problem: errOtherDate.Error(), Remedy: otherRemedy(text)}
		if err != errOtherDate {
			fault.Problem, fault.Remedy = document.DateFault(err)
		}
		return nil, timeline.Invalid{fault}
	}
	last := date
	if len(more) > 0 {
		last = more[len(more)-1]
	}
	d.context.before = last.Bounds(edtf.Calendar{})
	if !e.Date.IsZero() {
		if line, ok := dateText(e.Date, d.head.Calendar()); ok {
			same, _, _ := readMarkwhenDate(line)
			if a, b := same.Bounds(d.head.Calendar()), date.Bounds(d.head.Calendar()); a.StartLo == b.StartLo && a.EndHi == b.EndHi {
				return more, nil
			}
		}
	}
	e.Date = date
	return more, nil
}

// otherRemedy says what to write instead of a date that depends on something.
func otherRemedy(text string) string {
	if strings.Contains(strings.ToLower(text), "every") {
		return "say how many there are, such as: 2022-08-07 every 12 months x3"
	}
	return "write the date as 2022-09-07, 2022-09, 2022 or 2022-09-07/2022-10; in a text put \\ before the colon"
}

// group settles the group of an event: the property's, that of the last tag in
// its title, or the heading's.
func (d *reader) group(e *timeline.Event, title *string) {
	if e.Group != "" {
		return
	}
	if m := lastTag.FindStringSubmatchIndex(*title); m != nil {
		tag := (*title)[m[2]:m[3]]
		*title = strings.TrimSpace((*title)[:m[0]])
		e.Group = d.enterGroup(groupOf(tag), strings.ReplaceAll(tag, "_", " "), d.colors[tag])
		return
	}
	if n := len(d.sections); n > 0 {
		label := d.sections[n-1].label
		if id := codec.IDFrom(label); id != "" {
			e.Group = d.enterGroup(id, label, "")
		}
	}
}

// enterGroup enters a group in the head unless it is there.
func (d *reader) enterGroup(id, label, color string) string {
	if _, known := d.head.Group(id); !known && len(d.head.Groups) < codec.MaxReferences {
		if !timeline.IsColor(color) {
			color = ""
		}
		d.head.Groups = append(d.head.Groups, timeline.Group{ID: id, Label: timeline.Text{{Lang: d.language, Text: label}}, Color: color})
	}
	return id
}

// setText puts the wording of the document's language into a text that holds
// the others.
func (d *reader) setText(text *timeline.Text, words string) {
	if words == "" {
		return
	}
	for i := range *text {
		if (*text)[i].Lang == d.language {
			(*text)[i].Text = words
			return
		}
	}
	*text = append(timeline.Text{{Lang: d.language, Text: words}}, *text...)
}
