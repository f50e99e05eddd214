package timeline

import (
	"fmt"
	"strings"
	"unicode"
)

// DropControls removes the control characters from the texts of an event, which
// no reader sees and no XML document may hold, and returns the members that it
// changed: title, media[0].credit. Line ends and tabs stay, and so does U+0000,
// which is a fault (see CheckEvent) because it hints at a damaged file.
func (e *Event) DropControls() []string {
	var d controlDropper
	d.text("title", e.Title)
	d.text("text", e.Text)
	if e.Place != nil {
		d.text("place.name", e.Place.Name)
	}
	for i := range e.Media {
		m, at := &e.Media[i], fmt.Sprintf("media[%d].", i)
		d.text(at+"alt", m.Alt)
		d.text(at+"caption", m.Caption)
		d.plain(at+"credit", &m.Credit)
	}
	d.citations("", e.Citations)
	if e.Record != nil {
		d.text("record.note", e.Record.Note)
		d.citations("record.", e.Record.Citations)
	}
	return d.changed
}

// DropControls removes the control characters from the texts of the head of a
// timeline, as Event.DropControls does from those of an event.
func (t *Timeline) DropControls() []string {
	var d controlDropper
	d.text("title", t.Title)
	d.text("summary", t.Summary)
	for i := range t.Groups {
		d.text(fmt.Sprintf("groups[%d].label", i), t.Groups[i].Label)
	}
	for i := range t.Eras {
		d.text(fmt.Sprintf("eras[%d].label", i), t.Eras[i].Label)
	}
	for i := range t.Sources {
		d.text(fmt.Sprintf("sources[%d].title", i), t.Sources[i].Title)
		d.plain(fmt.Sprintf("sources[%d].publisher", i), &t.Sources[i].Publisher)
	}
	return d.changed
}

// A controlDropper collects the members that it changed.
type controlDropper struct{ changed []string }

func (d *controlDropper) text(path string, t Text) {
	for i := range t {
		d.plain(path, &t[i].Text)
	}
}

func (d *controlDropper) citations(path string, citations []Citation) {
	for i, c := range citations {
		if c.Quote != nil {
			at := fmt.Sprintf("%scitations[%d].quote.", path, i)
			d.plain(at+"exact", &c.Quote.Exact)
			d.plain(at+"prefix", &c.Quote.Prefix)
			d.plain(at+"suffix", &c.Quote.Suffix)
		}
	}
}

func (d *controlDropper) plain(path string, s *string) {
	if strings.IndexFunc(*s, isDropped) < 0 {
		return
	}
	*s = strings.Map(func(r rune) rune {
		if isDropped(r) {
			return -1
		}
		return r
	}, *s)
	d.changed = append(d.changed, path)
}

func isDropped(r rune) bool {
	return unicode.IsControl(r) && r != 0 && r != '\t' && r != '\n' && r != '\r'
}
