// Package markwhen is the format of Markwhen.
//
// Markwhen (markwhen.com), its core: front matter, dates and ranges, sections,
// tags, descriptions and properties, one line after the other:
//
//	---
//	title: Albania and Israel
//	---
//
//	1939/1945: Albania leaves the war with more Jews than before #shelter
//	id: wartime-shelter
//	importance: 70
//
//	About 200 Jews lived in Albania when the war came …
//
// Title and text are in one language. Everything else that an event has is a
// property under the name it has in the Kronika document, its value written as
// JSON, which is YAML on one line; the head is one such property. So nothing is
// lost. A property
// "date" says exactly what the line can only say as a span; it counts as long as
// the line still says the same. A property of another name is kept as it is.
//
// What is read: dates as EDTF, as Markwhen writes them (1 BCE to 99999 BCE, now,
// "2022-09 / 3 weeks", "2022-08-07 every 12 months x3"), in words, and relative to
// the event before. What counts from today is read as of the day of reading, with
// a note. A heading, or a section in words, is the group of the events below it
// that have no tag. A line that looks like an event and has no date that is known
// is a fault, and so is a date that names another event.
package markwhen

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// Format returns the format.
func Format() codec.Format {
	return codec.Format{
		Name: formatName, Title: "Markwhen", MediaType: "text/x-markwhen; charset=utf-8", Extension: "mw",
		Detect: detect, Decode: decode, Encode: encodeMarkwhen,
	}
}

// markwhenName names the format, and its member in Extra.
const formatName = "mw"

// detectMarkwhen recognises front matter, or the first line that is none, when
// a line of the form "date: title" follows.
func detect(prefix []byte) bool {
	if !utf8.Valid(prefix) || bytes.ContainsRune(prefix, 0) {
		return false
	}
	text := strings.TrimSpace(strings.TrimPrefix(string(prefix), "\uFEFF"))
	if text == "" || strings.ContainsRune("{[<", rune(text[0])) {
		return false
	}
	if strings.HasPrefix(text, "---") && strings.Contains(text, "\nkronika: {") {
		return true
	}
	for i, line := range strings.Split(text, "\n") {
		if _, _, ok := cutDate(strings.TrimRight(line, "\r")); ok {
			return true
		}
		if i > 1000 {
			break
		}
	}
	return false
}

// A markwhenEdition writes a timeline as Markwhen.
type markwhenEdition struct {
	*codec.Edition
	buf   []byte
	json  *document.Writer
	calls int
}

func encodeMarkwhen(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
	ed := &markwhenEdition{Edition: codec.NewEdition(s.Head, opts), json: document.NewWriter(s.Head, document.InLine)}
	ed.Report = nil // other languages are kept, as properties
	ed.frontMatter()
	for e, err := range s.Events {
		if err != nil {
			return ed.Report, err
		}
		ed.event(&e)
		if len(ed.buf) >= codec.FlushSize {
			if _, err := out.Write(ed.buf); err != nil {
				return ed.Report, err
			}
			ed.buf = ed.buf[:0]
		}
	}
	_, err := out.Write(ed.buf)
	return ed.Report, err
}

// frontMatter writes the head: for Markwhen what it knows, and all of it as one
// property.
func (ed *markwhenEdition) frontMatter() {
	head := *ed.Head
	var kept []string
	head.Extra, kept = takeKept(head.Extra)
	ed.line("---")
	ed.property(document.RawMember{Name: "title", Value: document.AppendString(nil, codec.OneLine(ed.Text(head.Title)))})
	if summary := codec.OneLine(ed.Text(head.Summary)); summary != "" {
		ed.property(document.RawMember{Name: "description", Value: document.AppendString(nil, summary)})
	}
	if head.TimeZone != "" {
		ed.line("timezone: " + head.TimeZone)
	}
	if ed.Language != timeline.Undetermined {
		ed.line("language: " + ed.Language)
	}
	for _, g := range head.Groups {
		if tag, ok := tagOf(g.ID); ok && g.Color != "" {
			ed.line("#" + tag + ": " + g.Color)
		}
	}
	ed.property(document.RawMember{Name: "kronika", Value: document.AppendHead(nil, &head)})
	ed.lines(kept)
	ed.line("---")
}

func (ed *markwhenEdition) line(text string) { ed.buf = append(append(ed.buf, text...), '\n') }

func (ed *markwhenEdition) lines(lines []string) {
	for _, line := range lines {
		ed.line(line)
	}
}

func (ed *markwhenEdition) property(m document.RawMember) {
	ed.buf = append(append(append(append(ed.buf, m.Name...), ": "...), m.Value...), '\n')
}

func (ed *markwhenEdition) event(e *timeline.Event) {
	date, ok := dateText(e.Date, ed.Head.Calendar())
	i := ed.calls
	ed.calls++
	ed.line("")
	if !ok {
		ed.Report.AddEvent(i, "date", "dates beyond the year 99999, and 99999 BCE; such events are comments")
		ed.line("// " + e.Date.String() + ": " + codec.OneLine(ed.Text(e.Title)))
		return
	}
	rest, kept := *e, []string(nil)
	rest.Extra, kept = takeKept(e.Extra)
	rest.Title, rest.Text = ed.others(e.Title), ed.others(e.Text)
	title, text := codec.OneLine(ed.Text(e.Title)), plainLines(ed.Text(e.Text))
	if title != ed.Text(e.Title) || text != ed.Text(e.Text) {
		ed.Report.AddEvent(i, "title", "control characters, and white space around texts and in titles")
	}
	line := date + ": " + escapeTitle(title)
	if tag, ok := tagOf(e.Group); ok {
		line += " #" + tag
		rest.Group = ""
	}
	ed.line(line)
	read, _, _ := readMarkwhenDate(date)
	for _, m := range document.ObjectOf(ed.json, document.EventMembers, &rest) {
		if m.Name != "date" || read.String() != e.Date.String() {
			ed.property(m)
		}
	}
	ed.lines(kept)
	if text != "" {
		ed.line("")
		ed.lines(escapeLines(text))
	}
}

// others are the wordings of a text that are not the one written as text.
func (ed *markwhenEdition) others(t timeline.Text) timeline.Text {
	_, written := t.In(ed.Language)
	return slices.DeleteFunc(slices.Clone(t), func(tr timeline.Translation) bool { return tr.Lang == written && written == ed.Language })
}

// tagOf is the tag of a group: its id, with underscores for hyphens. False where
// the id has letters that a tag cannot have, or underscores of its own.
func tagOf(id string) (string, bool) {
	tag := strings.ReplaceAll(id, "-", "_")
	return tag, tagPattern.MatchString(tag) && !strings.Contains(id, "_")
}

// groupOf is the id of the group that a tag names.
func groupOf(tag string) string { return strings.ReplaceAll(tag, "_", "-") }

var (
	tagPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)
	// titleTag is a tag in a title, or one that has been disarmed.
	titleTag = regexp.MustCompile(`(^|\s)(\\*)#(\w)`)
	// lastTag is a tag at the end of a title.
	lastTag  = regexp.MustCompile(`(?:^|\s)#([A-Za-z]\w*)\s*$`)
	checkbox = regexp.MustCompile(`^(\\*)\[([xX ]?)\]`)
	// special begins a line that is no description: a heading or a comment.
	special = regexp.MustCompile(`^(\s*)(\\*)(#{1,6}\s|//)`)
)

// takeKept takes the lines kept for this format out of Extra.
func takeKept(extra []byte) (rest []byte, lines []string) {
	members := document.ParseRawObject(extra)
	json.Unmarshal(members.Get(formatName), &lines) // what is no list of strings was not kept by us
	lines = slices.DeleteFunc(lines, func(line string) bool {
		return strings.ContainsAny(line, "\r\n") || !propertyPattern.MatchString(line) && !nestedPattern.MatchString(line)
	})
	if len(lines) == 0 {
		return extra, nil
	}
	if members = members.Without(formatName); len(members) == 0 {
		return nil, lines
	}
	return members.AppendTo(nil), lines
}
