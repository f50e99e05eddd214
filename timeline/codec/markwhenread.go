package codec

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kronika/timeline"
)

var (
	propertyPattern = regexp.MustCompile(`^([\w.-]+):(?:\s+(.*))?$`)
	nestedPattern   = regexp.MustCompile(`^(\s+\S.*|-\s.*)$`)
	tagColor        = regexp.MustCompile(`^#([A-Za-z]\w*):\s*(.*)$`)
	heading         = regexp.MustCompile(`^\s*(#{1,6})\s+(.*)$`)
	comment         = regexp.MustCompile(`^\s*//`)
)

type markwhenReader struct {
	in       *window
	scan     scanner
	head     *timeline.Timeline
	language string // of titles and texts
	colors   map[string]string
	sections []markwhenSection
	ids      namer
	place    Place
	line     string // the current one
	number   int    // its number
	err      error  // why there is none
}

// A markwhenSection is a heading that the current line stands below.
type markwhenSection struct {
	level int
	label string
}

// A propertyList is what properties say: members that we know, and lines that
// are kept.
type propertyList struct {
	members rawObject
	kept    []string
	open    bool // the last line is among the kept, and may go on
	faults  timeline.Invalid
}

func decodeMarkwhen(r io.Reader, opts DecodeOptions) (*Stream, error) {
	in, err := newWindow(r)
	if err != nil {
		return nil, err
	}
	d := &markwhenReader{in: in, head: &timeline.Timeline{}, colors: map[string]string{}, ids: namer{}}
	faults := d.readHead(opts)
	if d.err != nil && d.err != io.EOF {
		return nil, d.err
	}
	stream := &Stream{Head: d.head, Events: d.events(), Where: func() Place { return d.place }}
	if len(faults) > 0 {
		return stream, faults
	}
	return stream, nil
}

// next moves to the next line.
func (d *markwhenReader) next() {
	if d.err != nil {
		return
	}
	d.number = d.in.line
	var line []byte
	if line, d.err = d.in.takeLine(); d.err == nil {
		d.line = strings.TrimRight(string(line), " \t\r\n")
	}
}

// readHead reads up to the first event or heading.
func (d *markwhenReader) readHead(opts DecodeOptions) timeline.Invalid {
	var list propertyList
	fenced := false
	for d.next(); d.err == nil; d.next() {
		if strings.HasPrefix(d.line, "---") {
			if fenced {
				d.next()
				break
			}
			fenced = true
			continue
		}
		if !fenced && (d.beginsEvent() || heading.MatchString(d.line)) {
			break
		}
		switch m := tagColor.FindStringSubmatch(d.line); {
		case d.line == "" || comment.MatchString(d.line):
		case m != nil:
			d.colors[m[1]] = strings.Trim(m[2], `"'`)
		case !d.property(&list, headProperties):
			list.fault(d, "", d.line, "not a property", "write key: value, or a date and a colon before the first event")
		}
	}
	return append(list.faults, d.finishHead(&list, opts)...)
}

// finishHead makes the head of what its properties say.
func (d *markwhenReader) finishHead(list *propertyList, opts DecodeOptions) timeline.Invalid {
	var faults timeline.Invalid
	h := d.head
	if whole := list.members.get("kronika"); whole != nil {
		d.scan.reset(whole, Place{})
		readMembers(&d.scan, headMembers, h)
		faults = slices.Clone(d.scan.faults)
	}
	if len(h.Languages) == 0 {
		h.Languages = slices.Clone(opts.Languages)
	}
	h.Expand()
	d.language = cmp.Or(list.text("language"), h.FirstLanguage())
	if len(h.Languages) == 0 && d.language != timeline.Undetermined {
		h.Languages = []string{d.language}
	}
	if zone := list.text("timezone"); h.TimeZone == "" && isTimeZone(zone) {
		h.TimeZone = zone
	}
	d.setLine(&h.Title, cmp.Or(list.text("title"), opts.Title))
	d.setLine(&h.Summary, list.text("description"))
	if h.Title == nil {
		d.setText(&h.Title, cmp.Or(opts.Slug, "Timeline"))
	}
	title, _ := h.Title.In(d.language)
	h.Slug = cmp.Or(opts.Slug, h.Slug, slugFrom(title), "timeline")
	h.TimeZone = cmp.Or(h.TimeZone, opts.TimeZone)
	h.Extra = withKept(h.Extra, list.kept)
	return faults
}

// headProperties are the properties of front matter that we know.
var headProperties = []string{"title", "description", "timezone", "language", "kronika"}

func isTimeZone(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && name != "" && name != "Local"
}

// text is the value of a property that is a text.
func (l *propertyList) text(name string) string {
	var text string
	json.Unmarshal(l.members.get(name), &text) // "" for what is none
	return strings.TrimSpace(text)
}

// setLine is setText for what was written on one line: a text that only differs
// by that stays as it is.
func (d *markwhenReader) setLine(text *timeline.Text, line string) {
	if have, lang := text.In(d.language); lang != d.language || oneLine(have) != line {
		d.setText(text, line)
	}
}

// withKept puts lines that were kept into Extra.
func withKept(extra json.RawMessage, lines []string) json.RawMessage {
	if len(lines) == 0 {
		return extra
	}
	list, _ := json.Marshal(lines) // strings always marshal
	return parseRawObject(extra).with(markwhenName, list).appendTo(nil)
}

func (d *markwhenReader) beginsEvent() bool {
	_, _, ok := cutDate(d.line)
	return ok
}

// property reads the current line as a property; false when it is none. Lines
// that are indented, or begin with a dash, go on what stands before them.
func (d *markwhenReader) property(list *propertyList, known []string) bool {
	m := propertyPattern.FindStringSubmatch(d.line)
	if m == nil {
		list.open = list.open && nestedPattern.MatchString(d.line)
		if list.open {
			list.kept = append(list.kept, d.line)
		}
		return list.open
	}
	list.open = false
	switch {
	case !utf8.ValidString(d.line):
		list.fault(d, m[1], strings.ToValidUTF8(m[2], "\uFFFD"), "not valid UTF-8", "save the file as UTF-8")
	case !slices.Contains(known, m[1]):
		list.kept, list.open = append(list.kept, d.line), true
	case list.members.get(m[1]) != nil:
		list.fault(d, m[1], m[2], "said twice", "keep one of the two")
	default:
		list.members = append(list.members, rawMember{m[1], propertyValue(m[1], m[2])})
	}
	return true
}

func (l *propertyList) fault(d *markwhenReader, key, value, problem, remedy string) {
	l.faults = append(l.faults, timeline.Fault{Path: Place{unitLine, d.number}.Path(key), Value: timeline.Excerpt(value), Problem: problem, Remedy: remedy})
}

// propertyValue is the value of a member as JSON: what is no JSON is a plain
// text, and so is a number where a text is wanted.
func propertyValue(key, value string) json.RawMessage {
	texts := []string{"id", "title", "text", "date", "group", "description", "timezone", "language"}
	isText := value != "" && (value[0] == '"' || value[0] == '{')
	if json.Valid([]byte(value)) && (isText || !slices.Contains(texts, key)) {
		return json.RawMessage(value)
	}
	return appendString(nil, strings.Trim(value, "'"))
}

func (d *markwhenReader) events() iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for d.err == nil {
			date, title, ok := cutDate(d.line)
			if m := heading.FindStringSubmatch(d.line); !ok && m != nil {
				d.section(len(m[1]), m[2])
			}
			if !ok {
				d.next()
				continue
			}
			d.place = Place{unitLine, d.number}
			if e, faults := d.event(date, title); !yield(e, faultsOrNil(faults)) {
				return
			}
		}
		if d.err != io.EOF {
			yield(timeline.Event{}, d.err)
		}
	}
}

// section enters a heading; those of its level and below end.
func (d *markwhenReader) section(level int, label string) {
	for len(d.sections) > 0 && d.sections[len(d.sections)-1].level >= level {
		d.sections = d.sections[:len(d.sections)-1]
	}
	d.sections = append(d.sections, markwhenSection{level, strings.TrimSpace(titleTag.ReplaceAllString(label, "$1$3"))})
}

// event reads an event: its line, its properties and its description.
func (d *markwhenReader) event(dateText, title string) (timeline.Event, timeline.Invalid) {
	var list propertyList
	if !utf8.ValidString(title) {
		list.fault(d, "title", strings.ToValidUTF8(title, "\uFFFD"), "not valid UTF-8", "save the file as UTF-8")
		title = strings.ToValidUTF8(title, "\uFFFD")
	}
	known := memberNames(eventMembers)
	for d.next(); d.err == nil && !d.beginsEvent() && d.property(&list, known); d.next() {
	}
	text := d.description(&list)
	e, err := readEvent(&d.scan, list.members.appendTo(nil), d.place, d.head)
	reported, _ := err.(timeline.Invalid)
	faults := append(list.faults, reported...)
	faults = append(faults, d.date(&e, dateText)...)
	d.group(&e, &title)
	title = unescapeTitle(oneLine(title))
	d.setText(&e.Title, title)
	d.setText(&e.Text, text)
	if e.ID == "" {
		e.ID = d.ids.name(title, fmt.Sprintf("line-%d", d.place.Number))
	} else {
		d.ids.claim(e.ID)
	}
	e.Extra = withKept(e.Extra, list.kept)
	d.head.ExpandEvent(&e)
	return e, faults
}

// description reads up to the next event or heading.
func (d *markwhenReader) description(list *propertyList) string {
	var lines []string
	size := 0
	for ; d.err == nil && !d.beginsEvent() && !heading.MatchString(d.line); d.next() {
		if comment.MatchString(d.line) {
			continue
		}
		if !utf8.ValidString(d.line) {
			list.fault(d, "text", strings.ToValidUTF8(d.line, "\uFFFD"), "not valid UTF-8", "save the file as UTF-8")
			continue
		}
		if size += len(d.line); size <= unitLimit {
			lines = append(lines, unescapeLine(d.line))
		}
	}
	if size > unitLimit {
		list.fault(d, "text", "", fmt.Sprintf("longer than %d MB", unitLimit>>20), "shorten it")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// date settles the date of an event: that of its line or, where it says the
// same, the property's.
func (d *markwhenReader) date(e *timeline.Event, text string) timeline.Invalid {
	date, err, ok := readMarkwhenDate(text)
	if !ok || err != nil {
		fault := timeline.Fault{Path: d.place.Path("date"), Value: timeline.Excerpt(text), Problem: errOtherDate.Error(), Remedy: otherRemedy(text)}
		if err != nil {
			fault.Problem, fault.Remedy = dateFault(err)
		}
		return timeline.Invalid{fault}
	}
	if !e.Date.IsZero() {
		if line, ok := markwhenDate(e.Date, d.head.Calendar()); ok {
			same, _, _ := readMarkwhenDate(line)
			if a, b := same.Bounds(d.head.Calendar()), date.Bounds(d.head.Calendar()); a.StartLo == b.StartLo && a.EndHi == b.EndHi {
				return nil
			}
		}
	}
	e.Date = date
	return nil
}

// otherRemedy says what to write instead of a date that depends on something.
func otherRemedy(text string) string {
	if strings.Contains(strings.ToLower(text), "every") {
		return "write the events of a series one by one"
	}
	return "write the date as 2022-09-07, 2022-09, 2022 or 2022-09-07/2022-10"
}

// group settles the group of an event: the property's, that of the last tag in
// its title, or the heading's.
func (d *markwhenReader) group(e *timeline.Event, title *string) {
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
		if id := idFrom(label); id != "" {
			e.Group = d.enterGroup(id, label, "")
		}
	}
}

// enterGroup enters a group in the head unless it is there.
func (d *markwhenReader) enterGroup(id, label, color string) string {
	if _, known := d.head.Group(id); !known && len(d.head.Groups) < referenceLimit {
		if !isColor(color) {
			color = ""
		}
		d.head.Groups = append(d.head.Groups, timeline.Group{ID: id, Label: timeline.Text{{Lang: d.language, Text: label}}, Color: color})
	}
	return id
}

// isColor tells whether a colour is one of ours, #rrggbb.
func isColor(text string) bool { return colorPattern.MatchString(text) }

var colorPattern = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// setText puts the wording of the document's language into a text that holds
// the others.
func (d *markwhenReader) setText(text *timeline.Text, words string) {
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
