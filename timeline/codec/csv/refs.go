package csv

import (
	"fmt"

	"kronika/timeline"
	"kronika/timeline/codec"
)

// references are the groups and sources that the rows have mentioned. They are
// entered in the head.
type references struct {
	head    *timeline.Timeline
	groups  map[string]int // id → index in head.Groups
	sources map[string]int
	byTitle map[string]string // what a row without an id says of a source → its id
	names   codec.Namer
}

func newReferences(head *timeline.Timeline) references {
	return references{head, map[string]int{}, map[string]int{}, map[string]string{}, codec.Namer{}}
}

// assemble puts the parts of a row together to its event.
func (r *references) assemble(d *draft) {
	e := &d.event
	if p := d.place; p.Name != nil || p.Lat != nil || p.Lon != nil {
		e.Place = &p
	}
	if m := d.media; m.URL != "" || m.Type != "" || m.Credit != "" || m.Alt != nil || m.Caption != nil {
		e.Media = append(e.Media, m)
	}
	e.Media = append(e.Media, d.more.Media...)
	r.group(d)
	r.citation(d)
	for i := range d.more.Sources {
		source := &d.more.Sources[i]
		source.Title.Expand(r.head.FirstLanguage())
		r.enterSource(d, *source)
	}
	e.Citations = append(e.Citations, d.more.Citations...)
	d.record.Citations = d.more.RecordCitations
	if rec := d.record; !rec.Date.IsZero() || rec.Note != nil || rec.Citations != nil {
		e.Record = &rec
	}
	e.Aliases, e.Order, e.Extra = d.more.Aliases, d.more.Order, d.more.Extra
}

// group enters the row's group. A cell that is no id, such as "Arts & Science",
// is taken for the label.
func (r *references) group(d *draft) {
	name := d.event.Group
	if name == "" {
		return
	}
	d.event.Group = codec.IDLike(name)
	d.group.ID = d.event.Group
	if d.group.Label == nil {
		d.group.Label = timeline.Text{{Lang: r.head.FirstLanguage(), Text: name}}
	}
	at, known := r.groups[d.group.ID]
	switch {
	case known:
		r.differs(d, "group_color", r.head.Groups[at].Color, d.group.Color)
	case len(r.groups) >= codec.MaxReferences:
		d.refuse("group", name, fmt.Sprintf("the table names more than %d groups", codec.MaxReferences))
	default:
		r.groups[d.group.ID] = len(r.head.Groups)
		r.head.Groups = append(r.head.Groups, d.group)
	}
}

// citation enters the row's source and ties the event to it.
func (r *references) citation(d *draft) {
	if q := d.quote; q != (timeline.Quote{}) {
		d.citation.Quote = &q
	}
	name, s := d.citation.Source, &d.source
	if name == "" && s.Title == nil && s.Publisher == "" && s.URL == "" {
		if d.citation != (timeline.Citation{}) {
			d.refuse("source", "", "a quotation without a source")
		}
		return
	}
	if s.ID = codec.IDLike(name); name == "" {
		s.ID = r.sourceID(*s)
	}
	if s.Title == nil {
		s.Title = r.titleOf(*s, name)
	}
	d.citation.Source = s.ID
	r.enterSource(d, *s)
	d.event.Citations = append(d.event.Citations, d.citation)
}

// titleOf finds a title for a source of which none is said: the one it has
// already, or whatever else it is known by.
func (r *references) titleOf(s timeline.Source, name string) timeline.Text {
	if at, known := r.sources[s.ID]; known {
		return r.head.Sources[at].Title
	}
	for _, title := range []string{name, s.Publisher, s.URL} {
		if title != "" {
			return timeline.Text{{Lang: r.head.FirstLanguage(), Text: title}}
		}
	}
	return nil
}

// sourceID gives an id to a source that has none: the same to the same.
func (r *references) sourceID(s timeline.Source) string {
	key := fmt.Sprintf("%q %q %q %q", s.Title, s.Publisher, s.URL, s.Language)
	if id, known := r.byTitle[key]; known {
		return id
	}
	title, _ := s.Title.In("")
	if title == "" {
		title = s.Publisher + " " + s.URL
	}
	id := r.names.Name(title, "source")
	if len(r.byTitle) < codec.MaxReferences {
		r.byTitle[key] = id
	}
	return id
}

func (r *references) enterSource(d *draft, s timeline.Source) {
	at, known := r.sources[s.ID]
	switch {
	case known:
		have := r.head.Sources[at]
		r.differs(d, "source_url", have.URL, s.URL)
		r.differs(d, "source_publisher", have.Publisher, s.Publisher)
	case len(r.sources) >= codec.MaxReferences:
		d.refuse("source", s.ID, fmt.Sprintf("the table names more than %d sources", codec.MaxReferences))
	default:
		r.sources[s.ID] = len(r.head.Sources)
		r.head.Sources = append(r.head.Sources, s)
		r.names.Claim(s.ID)
	}
}

// differs reports a row that says otherwise of a group or source than an
// earlier one did.
func (r *references) differs(d *draft, column, before, now string) {
	if now != "" && now != before {
		d.Push(column)
		d.Fault(now, fmt.Sprintf("an earlier row says %q", timeline.Excerpt(before)), "say the same in each row, or give it another id")
		d.Pop()
	}
}

func (d *draft) refuse(column, value, problem string) {
	d.Push(column)
	d.Fault(value, problem, "look whether the right cells are in this column")
	d.Pop()
}
