package document

import (
	"encoding/json"
	"strconv"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// The tables of the Kronika document: what product and schema call its members,
// in canonical order. The head's events come last so that a reader knows the
// languages and groups before the first event.

// HeadMembers are the members of a timeline but its events.
var HeadMembers = []Member[timeline.Timeline]{
	{"kronika", readVersion, func(w *Writer, name string, _ *timeline.Timeline) { w.NumberMember(name, timeline.Version) }},
	StringMember("slug", func(t *timeline.Timeline) *string { return &t.Slug }),
	StringsMember("languages", func(t *timeline.Timeline) *[]string { return &t.Languages }),
	textMember("title", func(t *timeline.Timeline) *timeline.Text { return &t.Title }),
	textMember("summary", func(t *timeline.Timeline) *timeline.Text { return &t.Summary }),
	ListMember("authors", func(t *timeline.Timeline) *[]timeline.Author { return &t.Authors }, authorMembers),
	StringMember("license", func(t *timeline.Timeline) *string { return &t.License }),
	dateMember("updated", func(t *timeline.Timeline) *edtf.Date { return &t.Updated }),
	StringMember("time_zone", func(t *timeline.Timeline) *string { return &t.TimeZone }),
	StringMember("hemisphere", func(t *timeline.Timeline) *string { return &t.Hemisphere }),
	StringMember("deep_time", func(t *timeline.Timeline) *string { return &t.DeepTime }),
	ListMember("groups", func(t *timeline.Timeline) *[]timeline.Group { return &t.Groups }, groupMembers),
	ListMember("eras", func(t *timeline.Timeline) *[]timeline.Era { return &t.Eras }, eraMembers),
	ListMember("sources", func(t *timeline.Timeline) *[]timeline.Source { return &t.Sources }, SourceMembers),
	ExtraMember(func(t *timeline.Timeline) *json.RawMessage { return &t.Extra }),
	// The events are not read or written by the table: they stream. It knows
	// the name so that it can suggest it, and say what is wrong where they stand
	// in a place or shape in which they cannot be streamed.
	{"events", readEventsInHead, func(*Writer, string, *timeline.Timeline) {}},
}

var authorMembers = []Member[timeline.Author]{
	StringMember("name", func(a *timeline.Author) *string { return &a.Name }),
	StringMember("url", func(a *timeline.Author) *string { return &a.URL }),
}

var groupMembers = []Member[timeline.Group]{
	StringMember("id", func(g *timeline.Group) *string { return &g.ID }),
	textMember("label", func(g *timeline.Group) *timeline.Text { return &g.Label }),
	StringMember("color", func(g *timeline.Group) *string { return &g.Color }),
	{"band", func(s *Scanner, g *timeline.Group) { g.Band = s.boolean() },
		func(w *Writer, name string, g *timeline.Group) { w.trueMember(name, g.Band) }},
}

var eraMembers = []Member[timeline.Era]{
	dateMember("date", func(e *timeline.Era) *edtf.Date { return &e.Date }),
	textMember("label", func(e *timeline.Era) *timeline.Text { return &e.Label }),
	ExtraMember(func(e *timeline.Era) *json.RawMessage { return &e.Extra }),
}

// SourceMembers are the members of a source.
var SourceMembers = []Member[timeline.Source]{
	StringMember("id", func(s *timeline.Source) *string { return &s.ID }),
	textMember("title", func(s *timeline.Source) *timeline.Text { return &s.Title }),
	StringMember("publisher", func(s *timeline.Source) *string { return &s.Publisher }),
	dateMember("date", func(s *timeline.Source) *edtf.Date { return &s.Date }),
	StringMember("url", func(s *timeline.Source) *string { return &s.URL }),
	StringMember("language", func(s *timeline.Source) *string { return &s.Language }),
}

// EventMembers are the members of an event.
var EventMembers = []Member[timeline.Event]{
	StringMember("id", func(e *timeline.Event) *string { return &e.ID }),
	dateMember("date", func(e *timeline.Event) *edtf.Date { return &e.Date }),
	idMember("part", func(e *timeline.Event) *string { return (*string)(&e.Part) }),
	textMember("wording", func(e *timeline.Event) *timeline.Text { return &e.Wording }),
	textMember("title", func(e *timeline.Event) *timeline.Text { return &e.Title }),
	textMember("text", func(e *timeline.Event) *timeline.Text { return &e.Text }),
	idMember("group", func(e *timeline.Event) *string { return &e.Group }),
	{"importance", readImportance, writeImportance},
	{"status", readStatus, func(w *Writer, name string, e *timeline.Event) { w.StringMember(name, string(e.Status)) }},
	NumberMember("order", func(e *timeline.Event) *int { return &e.Order }),
	ObjectMember("place", func(e *timeline.Event) **timeline.Place { return &e.Place }, placeMembers),
	ListMember("media", func(e *timeline.Event) *[]timeline.Media { return &e.Media }, MediaMembers),
	ListMember("citations", func(e *timeline.Event) *[]timeline.Citation { return &e.Citations }, CitationMembers),
	ObjectMember("record", func(e *timeline.Event) **timeline.Record { return &e.Record }, recordMembers),
	ListMember("links", func(e *timeline.Event) *[]timeline.Link { return &e.Links }, linkMembers),
	StringsMember("aliases", func(e *timeline.Event) *[]string { return &e.Aliases }),
	ExtraMember(func(e *timeline.Event) *json.RawMessage { return &e.Extra }),
}

var placeMembers = []Member[timeline.Place]{
	textMember("name", func(p *timeline.Place) *timeline.Text { return &p.Name }),
	degreesMember("lat", func(p *timeline.Place) **float64 { return &p.Lat }),
	degreesMember("lon", func(p *timeline.Place) **float64 { return &p.Lon }),
}

// MediaMembers are the members of a picture, recording or film.
var MediaMembers = []Member[timeline.Media]{
	StringMember("url", func(m *timeline.Media) *string { return &m.URL }),
	idMember("type", func(m *timeline.Media) *string { return &m.Type }),
	textMember("alt", func(m *timeline.Media) *timeline.Text { return &m.Alt }),
	textMember("caption", func(m *timeline.Media) *timeline.Text { return &m.Caption }),
	StringMember("credit", func(m *timeline.Media) *string { return &m.Credit }),
}

// CitationMembers are the members of a citation.
var CitationMembers = []Member[timeline.Citation]{
	idMember("source", func(c *timeline.Citation) *string { return &c.Source }),
	ObjectMember("quote", func(c *timeline.Citation) **timeline.Quote { return &c.Quote }, quoteMembers),
	StringMember("url", func(c *timeline.Citation) *string { return &c.URL }),
}

var quoteMembers = []Member[timeline.Quote]{
	StringMember("exact", func(q *timeline.Quote) *string { return &q.Exact }),
	StringMember("prefix", func(q *timeline.Quote) *string { return &q.Prefix }),
	StringMember("suffix", func(q *timeline.Quote) *string { return &q.Suffix }),
}

var recordMembers = []Member[timeline.Record]{
	dateMember("date", func(r *timeline.Record) *edtf.Date { return &r.Date }),
	textMember("note", func(r *timeline.Record) *timeline.Text { return &r.Note }),
	ListMember("citations", func(r *timeline.Record) *[]timeline.Citation { return &r.Citations }, CitationMembers),
}

var linkMembers = []Member[timeline.Link]{
	StringMember("to", func(l *timeline.Link) *string { return &l.To }),
	idMember("kind", func(l *timeline.Link) *string { return (*string)(&l.Kind) }),
}

// ExtraMember is the object in which foreign formats keep what we have no word
// for.
func ExtraMember[T any](at func(*T) *json.RawMessage) Member[T] {
	return Member[T]{"extra",
		func(s *Scanner, v *T) { *at(v) = s.Raw() },
		func(w *Writer, name string, v *T) { w.RawMember(name, *at(v)) }}
}

func readVersion(s *Scanner, _ *timeline.Timeline) {
	version, ok := s.Whole("write 1, the version of the format")
	if ok && version != timeline.Version {
		s.Fault(strconv.Itoa(version), "a version of the format that this program does not know",
			"write 1, or read it with a newer program")
	}
}

func readEventsInHead(s *Scanner, _ *timeline.Timeline) {
	if s.Next() != '[' {
		s.Wrong("not a list", "write the events in square brackets")
		return
	}
	s.Skip()
	s.Fault("", "in the header line", "write each event on a line of its own below it")
}

func readImportance(s *Scanner, e *timeline.Event) {
	const remedy = "write a whole number from 0 to 100"
	importance, ok := s.Whole(remedy)
	if !ok {
		return
	}
	e.Importance = importance
}

func writeImportance(w *Writer, name string, e *timeline.Event) {
	if e.Importance != timeline.DefaultImportance {
		w.NumberMember(name, e.Importance)
	}
}

// readStatus reads "confirmed" as the status of an event that has none.
func readStatus(s *Scanner, e *timeline.Event) {
	if status := s.repeatedText(); status != timeline.Confirmed {
		e.Status = timeline.Status(status)
	}
}
