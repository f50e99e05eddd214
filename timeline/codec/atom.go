package codec

import (
	"cmp"
	"encoding/xml"
	"io"
	"time"

	"kronika/timeline"
	"kronika/timeline/source"
)

// Atom (RFC 4287), written only: what was recorded last, for feed readers.
func atomFormat() Format {
	return Format{Name: "atom", Title: "Atom feed", MediaType: "application/atom+xml; charset=utf-8", Extension: "atom", Shows: ShowsNewest, Encode: encodeAtom}
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

func encodeAtom(out io.Writer, s *Stream, opts EncodeOptions) (source.Report, error) {
	ed := feed{newEdition(s.Head, opts)}
	entries, err := ed.newest(s)
	if err != nil {
		return ed.report, err
	}
	document := ed.atomHead(entries)
	for i := range entries {
		document.Entries = append(document.Entries, ed.atomEntry(&entries[i]))
	}
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return ed.report, err
	}
	enc := xml.NewEncoder(out)
	enc.Indent("", "  ")
	return ed.report, enc.Encode(document)
}

func (ed feed) atomHead(entries []entry) atomFeed {
	f := atomFeed{
		DCTerms: "http://purl.org/dc/terms/", Language: ed.Language,
		ID: ed.feedID(""), Title: ed.text(ed.head.Title), Subtitle: ed.text(ed.head.Summary),
		Updated: ed.feedUpdated(entries).Format(time.RFC3339), Author: ed.author(), Generator: "Kronika",
	}
	if page := ed.address(""); page != "" {
		f.Links = []atomLink{
			{Rel: "alternate", Type: "text/html", Href: page},
			{Rel: "self", Type: "application/atom+xml", Href: ed.BaseURL + "/t/" + ed.head.Slug + ".atom"},
		}
	}
	return f
}

// author returns whom the feed is by, which Atom demands to know: the publisher of
// the first source that has one, else the timeline itself.
func (ed feed) author() string {
	for _, s := range ed.head.Sources {
		if s.Publisher != "" {
			return s.Publisher
		}
	}
	return ed.text(ed.head.Title)
}

func (ed feed) atomEntry(e *entry) atomEntry {
	a := atomEntry{
		ID: ed.feedID(e.ID), Title: ed.text(e.Title), Updated: ed.updated(e).Format(time.RFC3339),
		Links: ed.atomLinks(&e.Event), Temporal: e.Date.String(),
	}
	if !e.recorded.IsZero() {
		a.Published = e.recorded.UTC().Format(time.RFC3339)
	}
	if label := ed.groupLabel(&e.Event); label != "" {
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
	if page := ed.address(e.ID); page != "" {
		links = append(links, atomLink{Rel: "alternate", Type: "text/html", Href: page})
	}
	for _, m := range e.Media {
		if address := ed.link(m.URL); address != "" && m.Type != "" {
			links = append(links, atomLink{Rel: "enclosure", Type: m.Type, Href: address})
		}
	}
	for _, c := range e.Citations {
		s, _ := ed.head.Source(c.Source)
		if address := cmp.Or(ed.link(c.URL), ed.link(s.URL)); address != "" {
			links = append(links, atomLink{Rel: "via", Href: address})
		}
	}
	return links
}
