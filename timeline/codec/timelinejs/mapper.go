package timelinejs

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
	"kronika/timeline/richtext"
	"kronika/timeline/source"
)

// A tlMapper turns slides into events and events into slides.
type tlMapper struct {
	*document.FaultList                // where reading is, and what is wrong there
	notes               *source.Report // nil where notes are not wanted
	head                *timeline.Timeline
	lang                string // the one language of the slides
	calendar            edtf.Calendar
	dateWords           func(edtf.Date) string
	groups              map[string]string // label → id
	groupNames          codec.Namer       // nil when no groups are to be made
	// column names the column of a sheet that holds what a path of a slide names;
	// nil for JSON.
	column func(member string) string
}

func newTLMapper(l *document.FaultList, head *timeline.Timeline, lang string) *tlMapper {
	m := &tlMapper{FaultList: l, head: head, lang: cmp.Or(lang, head.FirstLanguage()), calendar: head.Calendar(),
		dateWords: edtf.Date.String, groups: map[string]string{}}
	for _, g := range head.Groups {
		label := plainWords(html.EscapeString(m.words(g.Label))) // as it will be read
		if _, taken := m.groups[label]; !taken {
			m.groups[label] = g.ID
		}
	}
	return m
}

// quiet returns a mapper that reports nothing and changes nothing.
func (m *tlMapper) quiet() *tlMapper {
	q := *m
	q.FaultList, q.notes, q.groupNames = &document.FaultList{}, nil, nil
	return &q
}

// note says what of a slide is not shown.
func (m *tlMapper) note(member, what string) {
	if m.column != nil {
		member = m.column(member)
	}
	if m.notes != nil {
		m.notes.Count(what, func() string { return m.Place.Path(member) })
	}
}

// missing records that a member is, unless it is there and was no good.
func (m *tlMapper) missing(remedy string, path ...string) {
	for _, name := range path {
		m.Push(name)
	}
	if !source.Covers(m.Faults, m.Path()) {
		m.Fault("", "missing", remedy)
	}
	for range path {
		m.Pop()
	}
}

// words returns the wording of a text in the slides' language, or the nearest.
func (m *tlMapper) words(t timeline.Text) string {
	text, _ := t.In(m.lang)
	return text
}

// event reads a slide. It has no id yet.
func (m *tlMapper) event(s *tlSlide) timeline.Event {
	e := timeline.Event{Importance: timeline.DefaultImportance, Date: m.date(s), Wording: m.wording(s), Media: m.media(s.Media), Group: m.group(s.Group), Place: m.location(s.Place)}
	var headline string
	if s.Words != nil {
		headline = plainWords(s.Words.Headline)
		e.Text = timelineText(m.lang, richtext.FromHTML(s.Words.Text))
		for _, name := range richtext.Dropped(s.Words.Text) {
			m.note("text.text", "<"+name+"> in texts is left out, or only its words stay")
		}
	}
	if headline == "" {
		headline = m.instead(s)
	}
	if headline == "" {
		m.missing("write what happened in a few words", "text", "headline")
	}
	e.Title = timelineText(m.lang, headline)
	return e
}

// wording reads how the author writes a date: as a whole, or each end of it.
func (m *tlMapper) wording(s *tlSlide) timeline.Text {
	words := plainWords(s.DisplayDate)
	if words == "" && s.Start != nil {
		words = plainWords(s.Start.Display)
		if s.End != nil && plainWords(s.End.Display) != "" && words != "" {
			words += " – " + plainWords(s.End.Display)
		}
	}
	return timelineText(m.lang, words)
}

// instead finds a title for a slide that has no headline, as TimelineJS does for
// its markers: the text, or the caption.
func (m *tlMapper) instead(s *tlSlide) string {
	const limit = 100
	var words string
	if s.Words != nil {
		words = plainWords(s.Words.Text)
	}
	if words == "" && s.Media != nil {
		words = plainWords(cmp.Or(s.Media.Caption, s.Media.Title, s.Media.Alt))
		if u, err := url.Parse(strings.TrimSpace(s.Media.URL)); words == "" && err == nil && u.Host != "" {
			words = strings.TrimPrefix(u.Host, "www.")
			m.note("text.headline", "a slide without words is called by where its media is")
		}
	}
	return codec.FirstWords(words, limit)
}

// group finds the group with the label, and makes one where groups are made.
func (m *tlMapper) group(label string) string {
	label = plainWords(label)
	if label == "" {
		return ""
	}
	id, known := m.groups[label]
	if !known && m.groupNames != nil && len(m.groups) < codec.MaxReferences {
		id = m.groupNames.Name(label, "group")
		m.groups[label] = id
		m.head.Groups = append(m.head.Groups, timeline.Group{ID: id, Label: timelineText(m.lang, label)})
	}
	return id
}

// location reads where a slide is set. TimelineJS draws no map, and half of what
// stands there never was looked at.
func (m *tlMapper) location(p *tlPlace) *timeline.Place {
	if p == nil {
		return nil
	}
	place := timeline.Place{Name: timelineText(m.lang, plainWords(p.Name))}
	lat, lon := codec.DegreesIn(p.Lat, 90), codec.DegreesIn(p.Lon, 180)
	if lat != nil && lon != nil {
		place.Lat, place.Lon = lat, lon
	} else if p.Lat != "" || p.Lon != "" {
		m.note("location", "coordinates that are no place on earth are kept, but not shown")
	}
	if place.Name == nil && place.Lat == nil {
		return nil
	}
	return &place
}

// slide writes an event, as far as a slide can say it; false where no part of
// its date is on any axis.
func (m *tlMapper) slide(e *timeline.Event) (*tlSlide, bool) {
	start, end, ok := m.tlDates(e.Date)
	s := &tlSlide{
		Start: start, End: end, UniqueID: e.ID, Media: m.tlMediaOf(e.Media),
		Words: &tlWords{Headline: html.EscapeString(m.words(e.Title)), Text: m.html(e.Text)},
	}
	if g, ok := m.head.Group(e.Group); ok {
		s.Group = html.EscapeString(m.words(g.Label))
	}
	if e.Place != nil {
		s.Place = &tlPlace{Name: html.EscapeString(m.words(e.Place.Name)), Lat: codec.DegreesText(e.Place.Lat), Lon: codec.DegreesText(e.Place.Lon)}
	}
	if start.isCosmological() || end.isCosmological() {
		s.Scale = "cosmological"
	}
	if words := m.words(e.Wording); words != "" {
		s.DisplayDate = html.EscapeString(words)
	} else if ok && m.quiet().date(s).String() != e.Date.String() {
		s.DisplayDate = html.EscapeString(m.dateWords(e.Date))
	}
	return s, ok
}

// html writes a text in Markdown as HTML. TimelineJS puts a text without
// paragraphs into one itself.
func (m *tlMapper) html(t timeline.Text) string {
	text := strings.TrimSuffix(string(richtext.Render(m.words(t))), "\n")
	inner, isParagraph := strings.CutPrefix(text, "<p>")
	if inner, ok := strings.CutSuffix(inner, "</p>"); ok && isParagraph && !strings.Contains(inner, "<p>") {
		return inner
	}
	return text
}

// object writes a slide as the members that it has in JSON. In the slides of an
// imported story we add nothing that only we write.
func (m *tlMapper) object(s *tlSlide, isForeign bool) document.RawObject {
	o := document.ObjectOf(&document.Writer{Languages: m.head.Languages}, tlSlideMembers, s)
	if isForeign {
		return o.Without("unique_id", "scale", "autolink")
	}
	return o
}
