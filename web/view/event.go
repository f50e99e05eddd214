package view

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/datetext"
	"kronika/timeline/edtf"
	"kronika/timeline/locale"
	"kronika/timeline/richtext"
	"kronika/timeline/store"
)

// EventViews fills the views of events of a timeline, in their order, with the part
// of their long lists that is asked for. The address of any event of the timeline by
// its id is what permalink returns.
func EventViews(ctx context.Context, kept store.Reader, l *locale.Locale, info store.Info, events []timeline.Event, permalink func(id string) string, part Part) ([]components.EventView, error) {
	related, ties, err := related(ctx, kept, l, info.Head.Slug, events, permalink, part)
	if err != nil {
		return nil, err
	}
	d := eventDrawer{l: l, head: info.Head, calendar: info.Head.Calendar(), sources: map[string]timeline.Source{}, groups: map[string]*components.GroupView{}}
	for _, s := range info.Head.Sources {
		d.sources[s.ID] = s
	}
	views := make([]components.EventView, len(events))
	for i, e := range part.Shorten(events) {
		v := d.event(&e)
		v.Permalink = permalink(e.ID)
		v.Related, v.MoreRelated = related[e.ID], part.more(l, e.ID, ties[e.ID])
		v.MoreMedia = part.more(l, e.ID, len(events[i].Media))
		if v.Stated != nil {
			v.Stated.More = part.more(l, e.ID, len(events[i].Citations))
		}
		if v.Recorded != nil {
			v.Recorded.More = part.more(l, e.ID, len(events[i].Record.Citations))
		}
		views[i] = v
	}
	return views, nil
}

// An eventDrawer knows what the views of one timeline's events have in common.
type eventDrawer struct {
	l        *locale.Locale
	head     *timeline.Timeline
	calendar edtf.Calendar
	sources  map[string]timeline.Source
	groups   map[string]*components.GroupView // those that were met; a colour takes some work
}

func (d *eventDrawer) event(e *timeline.Event) components.EventView {
	v := components.EventView{
		ID: e.ID, Aliases: e.Aliases,
		Date: EventDate(d.l, e), Mark: markOf(e.Date.Bounds(d.calendar), e.Date.Kind), Title: Phrase(d.l, e.Title), Text: RichText(d.l, e.Text),
		Place: d.place(e.Place),
	}
	v.Group = d.group(e.Group)
	v.Status, v.Off = Status(d.l, e.Status), e.Status == timeline.Cancelled || e.Status == timeline.Postponed
	for _, m := range e.Media {
		v.Media = append(v.Media, d.media(m))
	}
	v.Stated, v.Recorded = d.stated(e), d.recorded(e)
	if v.Recorded != nil && e.Verdict(d.calendar) != timeline.NoRecord {
		v.Verdict = e.Verdict(d.calendar).String()
	}
	return v
}

// group returns the view of a group, nil where there is none of the id.
func (d *eventDrawer) group(id string) *components.GroupView {
	known, met := d.groups[id]
	if !met {
		if i := slices.IndexFunc(d.head.Groups, func(g timeline.Group) bool { return g.ID == id }); i >= 0 {
			known = &components.GroupView{Label: Phrase(d.l, d.head.Groups[i].Label), Color: GroupColor("--c", d.head, i)}
		}
		d.groups[id] = known
	}
	return known
}

// markOf says how an event's mark looks: the less exactly its date is known, the
// longer, and fading when its author was not sure.
func markOf(bounds edtf.Span, kind edtf.Kind) string {
	var marks []string
	switch {
	case kind == edtf.Interval || kind == edtf.AllOf:
		marks = append(marks, "span")
	case bounds.Precision < edtf.Day:
		marks = append(marks, "vague")
	}
	if bounds.Qualifier != 0 {
		marks = append(marks, "unsure")
	}
	return strings.Join(marks, " ")
}

// stated is what the sources say of the date. An event without sources and
// without a record says so itself, once.
func (d *eventDrawer) stated(e *timeline.Event) *components.StatementView {
	if len(e.Citations) == 0 && e.Record == nil {
		return nil
	}
	return &components.StatementView{Date: EventDate(d.l, e), Citations: d.citations(e.Citations)}
}

func (d *eventDrawer) recorded(e *timeline.Event) *components.StatementView {
	if e.Record == nil {
		return nil
	}
	v := &components.StatementView{Note: RichText(d.l, e.Record.Note), Citations: d.citations(e.Record.Citations)}
	if !e.Record.Date.IsZero() {
		v.Date = dateView(d.l, e.Record.Date)
	}
	return v
}

func (d *eventDrawer) citations(citations []timeline.Citation) []components.CitationView {
	var views []components.CitationView
	for _, c := range citations {
		source, ok := d.sources[c.Source]
		if !ok {
			continue
		}
		v := components.CitationView{Href: "#" + SourceID(source), Title: SourceName(d.l, source)}
		if address := cmp.Or(c.URL, source.URL); address != "" {
			v.Href, v.Away = quoted(address, c.Quote), true
		}
		if c.Quote != nil {
			v.Words = components.Phrase{Text: c.Quote.Exact, Lang: foreign(d.l, source.Language)}
		}
		views = append(views, v)
	}
	return views
}

// SourceID is the id of a source's entry on a page. No event has such an id.
func SourceID(s timeline.Source) string { return "source/" + s.ID }

// SourceName names a source as a citation does: who published it, and when; its
// title where nobody is named.
func SourceName(l *locale.Locale, s timeline.Source) components.Phrase {
	if s.Publisher == "" {
		return Phrase(l, s.Title)
	}
	name := s.Publisher
	if !s.Date.IsZero() {
		name += ", " + l.Date(s.Date)
	}
	return components.Phrase{Text: name}
}

func (d *eventDrawer) place(p *timeline.Place) components.Phrase {
	if p == nil {
		return components.Phrase{}
	}
	return Phrase(d.l, p.Name)
}

func (d *eventDrawer) media(m timeline.Media) components.MediaView {
	v := components.MediaView{Href: m.URL, Kind: d.mediaKind(m.Type), Label: Phrase(d.l, m.Alt), Caption: RichText(d.l, m.Caption), Credit: m.Credit}
	if v.Label.Text == "" {
		v.Label = components.Phrase{Text: m.URL}
	}
	return v
}

// mediaKind says what a link to a media type leads to.
func (d *eventDrawer) mediaKind(mediaType string) string {
	switch kind, _, _ := strings.Cut(mediaType, "/"); kind {
	case "image":
		return d.l.T("media.image")
	case "video":
		return d.l.T("media.video")
	case "audio":
		return d.l.T("media.audio")
	}
	return d.l.T("media.other")
}

// EventDate is the date of an event: in the words of its author where there are any,
// and then with how they were read.
func EventDate(l *locale.Locale, e *timeline.Event) components.DateView {
	v := dateView(l, e.Date)
	if e.Part != "" {
		v.Text = l.T("event.part."+string(e.Part), v.Text)
	}
	if words, lang := e.Wording.In(l.Tag); words != "" && words != v.Text && datetext.SaysMore(words, e.Date, datetext.Known(lang)...) {
		if !strings.EqualFold(words, v.Text) {
			v.Exact = v.Text
		}
		v.Text, v.Lang = words, foreign(l, lang)
	}
	return v
}

// Status is the status of an event in words, "" when it is confirmed.
func Status(l *locale.Locale, s timeline.Status) string {
	if s == "" {
		return ""
	}
	return l.T("event.status." + string(s))
}

func dateView(l *locale.Locale, d edtf.Date) components.DateView {
	attr, _ := l.DateTimeAttr(d) // empty when HTML has no word for it
	return components.DateView{Text: l.Date(d), Attr: attr}
}

// Phrase is a text for readers of a language: in it where there is a wording,
// else in another, which is then named.
func Phrase(l *locale.Locale, t timeline.Text) components.Phrase {
	text, lang := t.In(l.Tag)
	return components.Phrase{Text: text, Lang: foreign(l, lang)}
}

func RichText(l *locale.Locale, t timeline.Text) components.RichText {
	text, lang := t.In(l.Tag)
	return components.RichText{HTML: richtext.Render(text), Lang: foreign(l, lang)}
}

// foreign is a language that has to be said on a page in another; "" when it is
// the page's own or nobody knows it.
func foreign(l *locale.Locale, lang string) string {
	if lang == l.Tag || lang == timeline.Undetermined {
		return ""
	}
	return lang
}
