package timeline

import (
	"strconv"
	"strings"
	"unicode"
)

// DropControls removes the control characters from the texts of an event, which
// no reader sees and no XML document may hold, and returns the members that it
// changed: title, media[0].credit. Line ends and tabs stay, and so does U+0000,
// which is a fault (see CheckEvent) because it hints at a damaged file.
func (e *Event) DropControls() []string {
	var d controlDropper
	d.text(e.Title, "title", 0)
	d.text(e.Text, "text", 0)
	if e.Place != nil {
		d.text(e.Place.Name, "place.name", 0)
	}
	for i := range e.Media {
		m := &e.Media[i]
		d.text(m.Alt, "media[%d].alt", i)
		d.text(m.Caption, "media[%d].caption", i)
		d.plain(&m.Credit, "media[%d].credit", i)
	}
	for i, c := range e.Citations {
		d.quote(c.Quote, "citations[%d].quote.", i)
	}
	if e.Record != nil {
		d.text(e.Record.Note, "record.note", 0)
		for i, c := range e.Record.Citations {
			d.quote(c.Quote, "record.citations[%d].quote.", i)
		}
	}
	return d.changed
}

// DropControls removes the control characters from the texts of the head of a
// timeline, as Event.DropControls does from those of an event.
func (t *Timeline) DropControls() []string {
	var d controlDropper
	d.text(t.Title, "title", 0)
	d.text(t.Summary, "summary", 0)
	for i := range t.Groups {
		d.text(t.Groups[i].Label, "groups[%d].label", i)
	}
	for i := range t.Eras {
		d.text(t.Eras[i].Label, "eras[%d].label", i)
	}
	for i := range t.Sources {
		d.text(t.Sources[i].Title, "sources[%d].title", i)
		d.plain(&t.Sources[i].Publisher, "sources[%d].publisher", i)
	}
	return d.changed
}

// A controlDropper collects the members that it changed. A path may hold %d for a
// place in a list; it is written out only for a member that changes, since an
// import asks this of millions.
type controlDropper struct{ changed []string }

func (d *controlDropper) text(t Text, path string, i int) {
	for n := range t {
		d.plain(&t[n].Text, path, i)
	}
}

func (d *controlDropper) quote(q *Quote, path string, i int) {
	if q != nil {
		d.plain(&q.Exact, path+"exact", i)
		d.plain(&q.Prefix, path+"prefix", i)
		d.plain(&q.Suffix, path+"suffix", i)
	}
}

func (d *controlDropper) plain(s *string, path string, i int) {
	if strings.IndexFunc(*s, isDropped) < 0 {
		return
	}
	*s = strings.Map(func(r rune) rune {
		if isDropped(r) {
			return -1
		}
		return r
	}, *s)
	d.changed = append(d.changed, strings.Replace(path, "%d", strconv.Itoa(i), 1))
}

func isDropped(r rune) bool {
	return unicode.IsControl(r) && r != 0 && r != '\t' && r != '\n' && r != '\r'
}
