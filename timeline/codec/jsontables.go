package codec

import (
	"encoding/json"
	"strconv"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// The tables of the Kronika document: what product and schema call its members,
// in canonical order. The head's events come last so that a reader knows the
// languages and groups before the first event.

var headMembers = []member[timeline.Timeline]{
	{"kronika", readVersion, func(w *writer, name string, _ *timeline.Timeline) { w.numberMember(name, timeline.Version) }},
	stringMember("slug", func(t *timeline.Timeline) *string { return &t.Slug }),
	stringsMember("languages", func(t *timeline.Timeline) *[]string { return &t.Languages }),
	textMember("title", func(t *timeline.Timeline) *timeline.Text { return &t.Title }),
	textMember("summary", func(t *timeline.Timeline) *timeline.Text { return &t.Summary }),
	stringMember("time_zone", func(t *timeline.Timeline) *string { return &t.TimeZone }),
	stringMember("hemisphere", func(t *timeline.Timeline) *string { return &t.Hemisphere }),
	listMember("groups", func(t *timeline.Timeline) *[]timeline.Group { return &t.Groups }, groupMembers),
	listMember("eras", func(t *timeline.Timeline) *[]timeline.Era { return &t.Eras }, eraMembers),
	listMember("sources", func(t *timeline.Timeline) *[]timeline.Source { return &t.Sources }, sourceMembers),
	extraMember(func(t *timeline.Timeline) *json.RawMessage { return &t.Extra }),
	// The events are not read or written by the table: they stream. It knows
	// the name so that it can suggest it, and say what is wrong where they stand
	// in a place or shape in which they cannot be streamed.
	{"events", readEventsInHead, func(*writer, string, *timeline.Timeline) {}},
}

var groupMembers = []member[timeline.Group]{
	stringMember("id", func(g *timeline.Group) *string { return &g.ID }),
	textMember("label", func(g *timeline.Group) *timeline.Text { return &g.Label }),
	stringMember("color", func(g *timeline.Group) *string { return &g.Color }),
	{"band", func(s *scanner, g *timeline.Group) { g.Band = s.boolean() },
		func(w *writer, name string, g *timeline.Group) { w.trueMember(name, g.Band) }},
}

var eraMembers = []member[timeline.Era]{
	dateMember("date", func(e *timeline.Era) *edtf.Date { return &e.Date }),
	textMember("label", func(e *timeline.Era) *timeline.Text { return &e.Label }),
	extraMember(func(e *timeline.Era) *json.RawMessage { return &e.Extra }),
}

var sourceMembers = []member[timeline.Source]{
	stringMember("id", func(s *timeline.Source) *string { return &s.ID }),
	textMember("title", func(s *timeline.Source) *timeline.Text { return &s.Title }),
	stringMember("publisher", func(s *timeline.Source) *string { return &s.Publisher }),
	dateMember("date", func(s *timeline.Source) *edtf.Date { return &s.Date }),
	stringMember("url", func(s *timeline.Source) *string { return &s.URL }),
	stringMember("language", func(s *timeline.Source) *string { return &s.Language }),
}

var eventMembers = []member[timeline.Event]{
	stringMember("id", func(e *timeline.Event) *string { return &e.ID }),
	dateMember("date", func(e *timeline.Event) *edtf.Date { return &e.Date }),
	textMember("title", func(e *timeline.Event) *timeline.Text { return &e.Title }),
	textMember("text", func(e *timeline.Event) *timeline.Text { return &e.Text }),
	idMember("group", func(e *timeline.Event) *string { return &e.Group }),
	{"importance", readImportance, writeImportance},
	objectMember("place", func(e *timeline.Event) **timeline.Place { return &e.Place }, placeMembers),
	listMember("media", func(e *timeline.Event) *[]timeline.Media { return &e.Media }, mediaMembers),
	listMember("citations", func(e *timeline.Event) *[]timeline.Citation { return &e.Citations }, citationMembers),
	objectMember("record", func(e *timeline.Event) **timeline.Record { return &e.Record }, recordMembers),
	listMember("links", func(e *timeline.Event) *[]timeline.Link { return &e.Links }, linkMembers),
	stringsMember("aliases", func(e *timeline.Event) *[]string { return &e.Aliases }),
	extraMember(func(e *timeline.Event) *json.RawMessage { return &e.Extra }),
}

var placeMembers = []member[timeline.Place]{
	textMember("name", func(p *timeline.Place) *timeline.Text { return &p.Name }),
	degreesMember("lat", func(p *timeline.Place) **float64 { return &p.Lat }),
	degreesMember("lon", func(p *timeline.Place) **float64 { return &p.Lon }),
}

var mediaMembers = []member[timeline.Media]{
	stringMember("url", func(m *timeline.Media) *string { return &m.URL }),
	idMember("type", func(m *timeline.Media) *string { return &m.Type }),
	textMember("alt", func(m *timeline.Media) *timeline.Text { return &m.Alt }),
	textMember("caption", func(m *timeline.Media) *timeline.Text { return &m.Caption }),
	stringMember("credit", func(m *timeline.Media) *string { return &m.Credit }),
}

var citationMembers = []member[timeline.Citation]{
	idMember("source", func(c *timeline.Citation) *string { return &c.Source }),
	objectMember("quote", func(c *timeline.Citation) **timeline.Quote { return &c.Quote }, quoteMembers),
	stringMember("url", func(c *timeline.Citation) *string { return &c.URL }),
}

var quoteMembers = []member[timeline.Quote]{
	stringMember("exact", func(q *timeline.Quote) *string { return &q.Exact }),
	stringMember("prefix", func(q *timeline.Quote) *string { return &q.Prefix }),
	stringMember("suffix", func(q *timeline.Quote) *string { return &q.Suffix }),
}

var recordMembers = []member[timeline.Record]{
	dateMember("date", func(r *timeline.Record) *edtf.Date { return &r.Date }),
	textMember("note", func(r *timeline.Record) *timeline.Text { return &r.Note }),
	listMember("citations", func(r *timeline.Record) *[]timeline.Citation { return &r.Citations }, citationMembers),
}

var linkMembers = []member[timeline.Link]{
	stringMember("to", func(l *timeline.Link) *string { return &l.To }),
	idMember("kind", func(l *timeline.Link) *string { return (*string)(&l.Kind) }),
}

// extraMember is the object in which foreign formats keep what we have no word
// for.
func extraMember[T any](at func(*T) *json.RawMessage) member[T] {
	return member[T]{"extra",
		func(s *scanner, v *T) { *at(v) = s.raw() },
		func(w *writer, name string, v *T) { w.rawMember(name, *at(v)) }}
}

func readVersion(s *scanner, _ *timeline.Timeline) {
	version, ok := s.whole("write 1, the version of the format")
	if ok && version != timeline.Version {
		s.fault(strconv.Itoa(version), "a version of the format that this program does not know",
			"write 1, or read it with a newer program")
	}
}

func readEventsInHead(s *scanner, _ *timeline.Timeline) {
	if s.next() != '[' {
		s.wrong("not a list", "write the events in square brackets")
		return
	}
	s.skip()
	s.fault("", "in the header line", "write each event on a line of its own below it")
}

func readImportance(s *scanner, e *timeline.Event) {
	const remedy = "write a whole number from 0 to 100"
	importance, ok := s.whole(remedy)
	if !ok {
		return
	}
	e.Importance = importance
}

func writeImportance(w *writer, name string, e *timeline.Event) {
	if e.Importance != timeline.DefaultImportance {
		w.numberMember(name, e.Importance)
	}
}
