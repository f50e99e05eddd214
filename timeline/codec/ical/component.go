package ical

import (
	"fmt"
	"io"
	"strings"

	"kronika/timeline"
	"kronika/timeline/source"
)

// A component is what stands between BEGIN and END: an event, a time zone, and
// what these have inside.
type component struct {
	name   string // in capitals
	line   int    // of its BEGIN
	lines  []contentLine
	parts  []component
	faults timeline.Invalid // lines that could not be taken apart
	loose  bool             // the line before was joined to a text
}

// first returns the first line with a name, or nil.
func (c *component) first(name string) *contentLine {
	for i := range c.lines {
		if c.lines[i].name == name {
			return &c.lines[i]
		}
	}
	return nil
}

// all returns the lines with a name.
func (c *component) all(name string) []*contentLine {
	var lines []*contentLine
	for i := range c.lines {
		if c.lines[i].name == name {
			lines = append(lines, &c.lines[i])
		}
	}
	return lines
}

// value returns the value of the first line with a name, "" without one.
func (c *component) value(name string) string {
	if l := c.first(name); l != nil {
		return strings.TrimSpace(l.value)
	}
	return ""
}

// maxParts is how deep components may stand inside each other; the standard
// needs two.
const maxParts = 8

// A componentReader cuts a document into the components of its calendars.
type componentReader struct {
	in       *source.Window
	begun    bool // a calendar has been seen
	open     bool // the reader stands inside one
	size     int  // bytes read
	notes    *source.Report
	calendar component
}

// next returns the next component of a calendar; io.EOF behind the last. The
// calendar's own lines are gathered on the way.
func (r *componentReader) next() (component, error) {
	for {
		l, err := r.line(&r.calendar)
		switch {
		case err == io.EOF && !r.begun:
			return component{}, r.notCalendar(contentLine{line: 1})
		case err == io.EOF && !r.open:
			return component{}, io.EOF
		case err != nil:
			return component{}, r.in.CutOff(err)
		case l.name == "": // a fault
		case !r.open:
			if l.name != "BEGIN" || !strings.EqualFold(l.value, "VCALENDAR") {
				return component{}, r.notCalendar(l)
			}
			r.begun, r.open = true, true
		case l.name == "END" && strings.EqualFold(l.value, "VCALENDAR"):
			r.open = false
		case l.name == "END":
			return component{}, r.misplaced(l, "a BEGIN:VCALENDAR, an END:VCALENDAR or a component")
		case l.name == "BEGIN":
			return r.component(l, 1)
		default:
			r.calendar.lines = append(r.calendar.lines, l)
		}
	}
}

// component reads up to the END that belongs to a BEGIN.
func (r *componentReader) component(begin contentLine, depth int) (component, error) {
	c := component{name: strings.ToUpper(strings.TrimSpace(begin.value)), line: begin.line}
	if depth > maxParts {
		return c, &source.InputError{Kind: source.ErrTooLarge, Line: begin.line, Value: begin.value, Problem: "too many components inside each other", Remedy: "write it flatter"}
	}
	from := r.size
	for {
		l, err := r.line(&c)
		switch {
		case err != nil:
			return c, r.in.CutOff(err)
		case r.size-from > source.MaxUnit:
			return c, &source.InputError{Kind: source.ErrTooLarge, Line: c.line, Value: c.name, Problem: fmt.Sprintf("longer than %d MB without an end", source.MaxUnit>>20), Remedy: "look for a missing END:" + c.name}
		case l.name == "": // a fault
		case l.name == "BEGIN":
			part, err := r.component(l, depth+1)
			if err != nil {
				return c, err
			}
			c.parts = append(c.parts, part)
		case l.name == "END" && strings.EqualFold(strings.TrimSpace(l.value), c.name):
			return c, nil
		case l.name == "END":
			return c, r.misplaced(l, fmt.Sprintf("END:%s, for the BEGIN on line %d", c.name, c.line))
		default:
			c.lines = append(c.lines, l)
		}
	}
}

// line reads one line; what is wrong with it becomes a fault of the component
// it stands in, and its name is empty.
func (r *componentReader) line(c *component) (contentLine, error) {
	text, number, err := nextContentLine(r.in)
	if err != nil {
		return contentLine{}, err
	}
	r.size += len(text)
	l, broken := parseContentLine(text, number)
	switch {
	case broken == nil && c.loose && strings.ToUpper(l.raw[:len(l.name)]) != l.raw[:len(l.name)] && c.goesOn(l.raw):
		return contentLine{}, nil
	case broken == nil:
		c.loose = false
		return l, nil
	case !r.begun:
		return l, r.notCalendar(l)
	}
	if broken == errNoColon && c.goesOn(l.value) {
		r.notes.Add(source.Place{Unit: source.UnitLine, Number: number}.String(), "lines that were not folded were joined to the text before them")
		return contentLine{}, nil
	}
	remedy := "write NAME:value, or begin the line with a blank if it goes on the one before"
	if broken == errNotUTF8 {
		remedy = "save the file as UTF-8"
	}
	l.name = ""
	c.faults = append(c.faults, timeline.Fault{Path: source.Place{Unit: source.UnitLine, Number: number}.String(), Value: timeline.Excerpt(l.value), Problem: broken.Error(), Remedy: remedy})
	return l, nil
}

// goesOn joins a line without a name to the text before it; false where no text stands
// there. Some programs forget the blank at the start of such lines.
func (c *component) goesOn(text string) bool {
	if len(c.lines) == 0 {
		return false
	}
	last := &c.lines[len(c.lines)-1]
	switch last.name {
	case "DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT":
		more := `\n` + strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`).Replace(text)
		last.value += more
		last.raw += more
		c.loose = true
		return true
	}
	return false
}

func (r *componentReader) notCalendar(l contentLine) error {
	value := l.value
	if l.name != "" {
		value = l.name + ":" + l.value
	}
	return &source.InputError{Kind: source.ErrFormat, Line: l.line, Value: value, Problem: "iCalendar begins with BEGIN:VCALENDAR", Remedy: "choose the file's own format"}
}

func (r *componentReader) misplaced(l contentLine, expected string) error {
	return &source.InputError{Kind: source.ErrSyntax, Line: l.line, Value: l.name + ":" + l.value, Problem: "this END has no BEGIN", Remedy: "write " + expected}
}
