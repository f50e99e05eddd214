package timelinejs

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"kronika/timeline"
	"kronika/timeline/document"
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

var tlKeptMembers = []document.Member[tlKept]{
	{Name: "position", Read: func(s *document.Scanner, k *tlKept) { k.Position, _ = s.Whole("write a whole number") },
		Write: func(w *document.Writer, name string, k *tlKept) {
			if k.Position >= 0 {
				w.NumberMember(name, k.Position)
			}
		}},
	{Name: "members", Read: func(s *document.Scanner, k *tlKept) { k.Members = s.Raw() }, Write: func(w *document.Writer, name string, k *tlKept) { w.RawMember(name, k.Members) }},
	document.StringsMember("without", func(k *tlKept) *[]string { return &k.Without }),
}

// keep compares what stood in a document with what we would write.
func keep(original, ours document.RawObject, position int) *tlKept {
	k := &tlKept{Position: position}
	var members document.RawObject
	for _, m := range original {
		if !document.SameJSON(m.Value, ours.Get(m.Name)) {
			members = append(members, m)
		}
	}
	if members != nil {
		k.Members = members.AppendTo(nil)
	}
	for _, m := range ours {
		if original.Get(m.Name) == nil {
			k.Without = append(k.Without, m.Name)
		}
	}
	return k
}

// isForeign tells that the slide was written elsewhere.
func (k *tlKept) isForeign() bool { return k != nil && k.Position >= 0 }

// isEmpty tells that we would write the very same.
func (k *tlKept) isEmpty() bool { return k.Members == nil && k.Without == nil }

func (k *tlKept) json() json.RawMessage {
	w := &document.Writer{Layout: document.InLine, First: true, Sep: document.InLine.Comma}
	document.WriteObject(w, tlKeptMembers, k)
	return w.Buf
}

// keptIn finds what is kept in an Extra, or nil.
func keptIn(extra json.RawMessage) *tlKept {
	raw := document.ExtraOf(extra, tlExtra)
	if raw == nil {
		return nil
	}
	k := &tlKept{Position: -1}
	document.ReadMembers(document.NewScanner(raw), tlKeptMembers, k)
	return k
}

// over puts what is kept over what we would write, except for the members that
// are named.
func (k *tlKept) over(ours document.RawObject, except []string) document.RawObject {
	for _, name := range k.Without {
		if !slices.Contains(except, name) {
			ours = ours.Without(name)
		}
	}
	for _, m := range document.ParseRawObject(k.Members) {
		if !slices.Contains(except, m.Name) {
			ours = ours.With(m.Name, m.Value)
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
	{[]string{"start_date", "end_date", "display_date", "scale"}, func(m *tlMapper, a, b *timeline.Event) bool {
		return a.Date.String() == b.Date.String() && m.words(a.Wording) == m.words(b.Wording)
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
func (m *tlMapper) restore(e *timeline.Event, ours document.RawObject, k *tlKept) document.RawObject {
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
func (m *tlMapper) remainder(e *timeline.Event, slide document.RawObject, isForeign bool) json.RawMessage {
	read := m.quiet().event(slideOf(slide))
	rest := timeline.Event{Part: e.Part, Importance: e.Importance, Status: e.Status, Citations: e.Citations, Links: e.Links, Record: e.Record, Extra: document.WithExtra(e.Extra, tlExtra, nil)}
	if read.Date.String() != e.Date.String() {
		rest.Date = e.Date
	}
	if !m.sameText(read.Wording, e.Wording) {
		rest.Wording = e.Wording
	}
	if !isForeign { // the order of imported slides is their position
		rest.Order = e.Order
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
	w := &document.Writer{Languages: m.head.Languages, Layout: document.InLine, First: true, Sep: document.InLine.Comma}
	document.WriteObject(w, document.EventMembers, &rest)
	isAnchor := func(alias string) bool { return strings.HasPrefix(alias, tlAnchorPrefix) }
	if isForeign && len(w.Buf) == len("{}") && !slices.ContainsFunc(e.Aliases, func(a string) bool { return !isAnchor(a) }) {
		return nil
	}
	w.Buf, w.First = w.Buf[:0], true
	rest.ID, rest.Aliases = e.ID, e.Aliases
	document.WriteObject(w, document.EventMembers, &rest)
	return w.Buf
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
// beside it has been changed since. It reports whether it took the date.
func (m *tlMapper) adopt(e *timeline.Event, slide *tlSlide, rest *timeline.Event) (tookDate bool) {
	wrote, _ := m.slide(rest)
	if !rest.Date.IsZero() && wrote.Start.same(slide.Start) && wrote.End.same(slide.End) {
		e.Date, tookDate = rest.Date, true
	}
	switch displayed := m.words(e.Wording); {
	case rest.Wording != nil && m.words(rest.Wording) == displayed:
		e.Wording = rest.Wording
	case rest.Wording == nil && tookDate:
		e.Wording = nil // it is the date in words, which we wrote
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
	e.ID, e.Part, e.Importance, e.Status, e.Order = rest.ID, rest.Part, rest.Importance, rest.Status, rest.Order
	e.Citations, e.Record, e.Links = rest.Citations, rest.Record, rest.Links
	e.Aliases, e.Extra = rest.Aliases, rest.Extra
	return tookDate
}

// same reports whether two dates have the same parts.
func (d *tlDate) same(o *tlDate) bool {
	if d == nil || o == nil {
		return d == o
	}
	return d.Parts == o.Parts
}
