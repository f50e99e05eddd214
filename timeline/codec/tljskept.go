package codec

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"kronika/timeline"
)

// A tlKept is what a slide, or the document around the slides, said beyond what
// we write for it. It stands in an Extra under "timelinejs".
type tlKept struct {
	// Position is the slide's in its file, from 0. It is -1 for a slide that we
	// wrote ourselves and somebody added to.
	Position int
	Members  json.RawMessage // members that we have no word for, or write otherwise
	Without  []string        // members that we would write and that were not there
}

var tlKeptMembers = []member[tlKept]{
	{"position", func(s *scanner, k *tlKept) { k.Position, _ = s.whole("write a whole number") },
		func(w *writer, name string, k *tlKept) {
			if k.Position >= 0 {
				w.numberMember(name, k.Position)
			}
		}},
	{"members", func(s *scanner, k *tlKept) { k.Members = s.raw() }, func(w *writer, name string, k *tlKept) { w.rawMember(name, k.Members) }},
	stringsMember("without", func(k *tlKept) *[]string { return &k.Without }),
}

// keep compares what stood in a document with what we would write.
func keep(original, ours rawObject, position int) *tlKept {
	k := &tlKept{Position: position}
	var members rawObject
	for _, m := range original {
		if !sameJSON(m.value, ours.get(m.name)) {
			members = append(members, m)
		}
	}
	if members != nil {
		k.Members = members.appendTo(nil)
	}
	for _, m := range ours {
		if original.get(m.name) == nil {
			k.Without = append(k.Without, m.name)
		}
	}
	return k
}

// isForeign tells that the slide was written elsewhere.
func (k *tlKept) isForeign() bool { return k != nil && k.Position >= 0 }

// isEmpty tells that we would write the very same.
func (k *tlKept) isEmpty() bool { return k.Members == nil && k.Without == nil }

func (k *tlKept) json() json.RawMessage {
	w := &writer{layout: inLine, first: true, sep: inLine.comma}
	writeObject(w, tlKeptMembers, k)
	return w.buf
}

// keptIn finds what is kept in an Extra, or nil.
func keptIn(extra json.RawMessage) *tlKept {
	raw := extraOf(extra, tlExtra)
	if raw == nil {
		return nil
	}
	k := &tlKept{Position: -1}
	readMembers(&scanner{data: raw}, tlKeptMembers, k)
	return k
}

// over puts what is kept over what we would write, except for the members that
// are named.
func (k *tlKept) over(ours rawObject, except []string) rawObject {
	for _, name := range k.Without {
		if !slices.Contains(except, name) {
			ours = ours.without(name)
		}
	}
	for _, m := range parseRawObject(k.Members) {
		if !slices.Contains(except, m.name) {
			ours = ours.with(m.name, m.value)
		}
	}
	return ours
}

// A tlPart is what a slide and an event both say, each in its own way.
type tlPart struct {
	members []string // of the slide
	same    func(m *tlMapper, a, b *timeline.Event) bool
}

var tlParts = []tlPart{
	{[]string{"start_date", "end_date", "display_date", "scale"}, func(_ *tlMapper, a, b *timeline.Event) bool {
		return a.Date.String() == b.Date.String()
	}},
	{[]string{"text"}, func(m *tlMapper, a, b *timeline.Event) bool {
		return m.words(a.Title) == m.words(b.Title) && m.words(a.Text) == m.words(b.Text)
	}},
	{[]string{"media"}, func(m *tlMapper, a, b *timeline.Event) bool {
		return reflect.DeepEqual(m.tlMediaOf(a.Media), m.tlMediaOf(b.Media))
	}},
	{[]string{"group"}, func(_ *tlMapper, a, b *timeline.Event) bool { return a.Group == b.Group }},
	{[]string{"location"}, func(_ *tlMapper, a, b *timeline.Event) bool { return reflect.DeepEqual(a.Place, b.Place) }},
}

// restore puts what an imported slide said over what we would write for its
// event, but for the parts that somebody has changed since.
func (m *tlMapper) restore(e *timeline.Event, ours rawObject, k *tlKept) rawObject {
	whole := k.over(ours, nil)
	reader := m.quiet()
	read := reader.event(slideOf(whole))
	var changed []string
	for _, part := range tlParts {
		if !part.same(reader, &read, e) {
			changed = append(changed, part.members...)
		}
	}
	if changed == nil {
		return whole
	}
	return k.over(ours, changed)
}

// remainder is what an event says beyond what a slide of it does, in the members
// of our own document. It is nil for an imported slide that says it all; what was
// made here always names its id, and is recognised by that.
func (m *tlMapper) remainder(e *timeline.Event, slide rawObject, isForeign bool) json.RawMessage {
	read := m.quiet().event(slideOf(slide))
	rest := timeline.Event{Importance: e.Importance, Citations: e.Citations, Links: e.Links, Record: e.Record, Extra: withExtra(e.Extra, tlExtra, nil)}
	if read.Date.String() != e.Date.String() {
		rest.Date = e.Date
	}
	if !m.sameText(read.Title, e.Title) {
		rest.Title = e.Title
	}
	if !m.sameText(read.Text, e.Text) {
		rest.Text = e.Text
	}
	if read.Group != e.Group {
		rest.Group = e.Group
	}
	if !m.samePlace(read.Place, e.Place) {
		rest.Place = e.Place
	}
	if !slices.EqualFunc(read.Media, e.Media, m.sameMedia) {
		rest.Media = e.Media
	}
	w := &writer{languages: m.head.Languages, layout: inLine, first: true, sep: inLine.comma}
	writeObject(w, eventMembers, &rest)
	isAnchor := func(alias string) bool { return strings.HasPrefix(alias, tlAnchorPrefix) }
	if isForeign && len(w.buf) == len("{}") && !slices.ContainsFunc(e.Aliases, func(a string) bool { return !isAnchor(a) }) {
		return nil
	}
	w.buf, w.first = w.buf[:0], true
	rest.ID, rest.Aliases = e.ID, e.Aliases
	writeObject(w, eventMembers, &rest)
	return w.buf
}

func (m *tlMapper) sameText(a, b timeline.Text) bool {
	return slices.EqualFunc(a, b, func(x, y timeline.Translation) bool {
		first := m.head.FirstLanguage()
		return x.Text == y.Text && cmp.Or(x.Lang, first) == cmp.Or(y.Lang, first)
	})
}

func (m *tlMapper) sameMedia(a, b timeline.Media) bool {
	return a.URL == b.URL && a.Type == b.Type && a.Credit == b.Credit && m.sameText(a.Alt, b.Alt) && m.sameText(a.Caption, b.Caption)
}

func (m *tlMapper) samePlace(a, b *timeline.Place) bool {
	if a == nil || b == nil {
		return a == b
	}
	return m.sameText(a.Name, b.Name) && reflect.DeepEqual(a.Lat, b.Lat) && reflect.DeepEqual(a.Lon, b.Lon)
}

// adopt takes over what the remainder of an event says, except where the slide
// beside it has been changed since. It tells whether it took the date.
func (m *tlMapper) adopt(e *timeline.Event, slide *tlSlide, rest *timeline.Event) (tookDate bool) {
	wrote, _ := m.slide(rest)
	if !rest.Date.IsZero() && wrote.Start.same(slide.Start) && wrote.End.same(slide.End) {
		e.Date, tookDate = rest.Date, true
	}
	words := tlWords{}
	if slide.Words != nil {
		words = *slide.Words
	}
	if rest.Title != nil && wrote.Words.Headline == words.Headline {
		e.Title = rest.Title
	}
	if rest.Text != nil && wrote.Words.Text == words.Text {
		e.Text = rest.Text
	}
	if rest.Group != "" && wrote.Group == slide.Group {
		e.Group = rest.Group
	}
	if rest.Place != nil && reflect.DeepEqual(wrote.Place, slide.Place) {
		e.Place = rest.Place
	}
	if rest.Media != nil && reflect.DeepEqual(wrote.Media, slide.Media) {
		e.Media = rest.Media
	}
	e.ID, e.Importance, e.Citations, e.Record, e.Links = rest.ID, rest.Importance, rest.Citations, rest.Record, rest.Links
	e.Aliases, e.Extra = rest.Aliases, rest.Extra
	return tookDate
}

// same tells whether two dates have the same parts.
func (d *tlDate) same(o *tlDate) bool {
	if d == nil || o == nil {
		return d == o
	}
	return d.Parts == o.Parts
}
