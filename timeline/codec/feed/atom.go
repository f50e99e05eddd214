package feed

import (
	"cmp"
	"encoding/xml"
	"io"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// Atom returns the format of RFC 4287.
func Atom() codec.Format {
	return codec.Format{Name: "atom", Title: "Atom feed", MediaType: "application/atom+xml; charset=utf-8", Extension: "atom", Shows: codec.ShowsNewest, Encode: encodeAtom}
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	DCTerms   string      `xml:"xmlns:dcterms,attr"`
	Language  string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    string      `xml:"author>name"`
	Links     []atomLink  `xml:"link"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID        string        `xml:"id"`
	Title     string        `xml:"title"`
	Updated   string        `xml:"updated"`
	Published string        `xml:"published,omitempty"`
	Links     []atomLink    `xml:"link"`
	Category  *atomCategory `xml:"category"`
	Temporal  string        `xml:"dcterms:temporal"` // the date of the event, in EDTF
	Content   atomContent   `xml:"content"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

func encodeAtom(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
	ed := feed{codec.NewEdition(s.Head, opts)}
	entries, err := ed.newest(s)
	if err != nil {
		return ed.Report, err
	}
	document := ed.atomHead(entries)
	for i := range entries {
		document.Entries = append(document.Entries, ed.atomEntry(&entries[i]))
	}
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return ed.Report, err
	}
	enc := xml.NewEncoder(out)
	enc.Indent("", "  ")
	return ed.Report, enc.Encode(document)
}

func (ed feed) atomHead(entries []entry) atomFeed {
	f := atomFeed{
		DCTerms: "http://purl.org/dc/terms/", Language: ed.Language,
		ID: ed.feedID(""), Title: ed.Text(ed.Head.Title), Subtitle: ed.Text(ed.Head.Summary),
		Updated: ed.feedUpdated(entries).Format(time.RFC3339), Author: ed.author(), Generator: "Kronika",
	}
	if page := ed.Address(""); page != "" {
		f.Links = []atomLink{
			{Rel: "alternate", Type: "text/html", Href: page},
			{Rel: "self", Type: "application/atom+xml", Href: ed.Self("atom")},
		}
	}
	return f
}

// author returns whom the feed is by, which Atom demands to know: the publisher of
// the first source that has one, else the timeline itself.
func (ed feed) author() string {
	for _, s := range ed.Head.Sources {
		if s.Publisher != "" {
			return s.Publisher
		}
	}
	return ed.Text(ed.Head.Title)
}

func (ed feed) atomEntry(e *entry) atomEntry {
	a := atomEntry{
		ID: ed.feedID(e.ID), Title: ed.Text(e.Title), Updated: ed.updated(e).Format(time.RFC3339),
		Links: ed.atomLinks(&e.Event), Temporal: e.Date.String(),
	}
	if !e.recorded.IsZero() {
		a.Published = e.recorded.UTC().Format(time.RFC3339)
	}
	if label := ed.GroupLabel(&e.Event); label != "" {
		a.Category = &atomCategory{Term: e.Group, Label: label}
	}
	a.Content.Type = "text"
	var html bool
	if a.Content.Text, html = ed.content(e); html {
		a.Content.Type = "html"
	}
	return a
}

// atomLinks returns the addresses of an event, its media and its sources.
func (ed feed) atomLinks(e *timeline.Event) []atomLink {
	var links []atomLink
	if page := ed.Address(e.ID); page != "" {
		links = append(links, atomLink{Rel: "alternate", Type: "text/html", Href: page})
	}
	for _, m := range e.Media {
		if address := ed.Link(m.URL); address != "" && m.Type != "" {
			links = append(links, atomLink{Rel: "enclosure", Type: m.Type, Href: address})
		}
	}
	for _, c := range e.Citations {
		s, _ := ed.Head.Source(c.Source)
		if address := cmp.Or(ed.Link(c.URL), ed.Link(s.URL)); address != "" {
			links = append(links, atomLink{Rel: "via", Href: address})
		}
	}
	return links
}
