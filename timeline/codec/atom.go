package codec

import (
	"encoding/xml"
	"io"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/source"
)

// Atom (RFC 4287), written only: what was recorded last, for feed readers.
func atomFormat() Format {
	return Format{Name: "atom", Title: "Atom feed", MediaType: "application/atom+xml; charset=utf-8", Extension: "atom", Shows: ShowsNewest, Encode: encodeAtom}
}

func encodeAtom(out io.Writer, s *Stream, opts EncodeOptions) (source.Report, error) {
	ed := feed{newEdition(s.Head, opts)}
	entries, err := ed.newest(s)
	if err != nil {
		return ed.report, err
	}
	x := &xmlWriter{}
	x.raw(`<?xml version="1.0" encoding="utf-8"?>` + "\n")
	x.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xmlns:dcterms", "http://purl.org/dc/terms/", "xml:lang", ed.Language)
	ed.atomHead(x, entries)
	for i := range entries {
		ed.atomEntry(x, &entries[i])
	}
	x.close("feed")
	_, err = io.WriteString(out, x.String())
	return ed.report, err
}

func (ed feed) atomHead(x *xmlWriter, entries []entry) {
	title := ed.text(ed.head.Title)
	x.element("id", ed.feedID(""))
	x.element("title", title)
	x.optional("subtitle", ed.text(ed.head.Summary))
	x.element("updated", ed.feedUpdated(entries).Format(time.RFC3339))
	x.open("author")
	x.element("name", ed.author())
	x.close("author")
	if page := ed.address(""); page != "" {
		x.empty("link", "rel", "alternate", "type", "text/html", "href", page)
		x.empty("link", "rel", "self", "type", "application/atom+xml", "href", ed.BaseURL+"/t/"+ed.head.Slug+".atom")
	}
	x.element("generator", "Kronika")
}

// author is whom the feed is by, which Atom demands to know: the publisher of
// the first source that has one, else the timeline itself.
func (ed feed) author() string {
	for _, s := range ed.head.Sources {
		if s.Publisher != "" {
			return s.Publisher
		}
	}
	return ed.text(ed.head.Title)
}

func (ed feed) atomEntry(x *xmlWriter, e *entry) {
	x.open("entry")
	x.element("id", ed.feedID(e.ID))
	x.element("title", ed.text(e.Title))
	x.element("updated", ed.updated(e).Format(time.RFC3339))
	if !e.recorded.IsZero() {
		x.element("published", e.recorded.UTC().Format(time.RFC3339))
	}
	if page := ed.address(e.ID); page != "" {
		x.empty("link", "rel", "alternate", "type", "text/html", "href", page)
	}
	ed.atomLinks(x, &e.Event)
	if label := ed.groupLabel(&e.Event); label != "" {
		x.empty("category", "term", e.Group, "label", label)
	}
	x.element("dcterms:temporal", e.Date.String())
	content, html := ed.content(e)
	if html {
		x.element("content", content, "type", "html")
	} else {
		x.element("content", content, "type", "text")
	}
	x.close("entry")
}

// atomLinks names the event's media and sources.
func (ed feed) atomLinks(x *xmlWriter, e *timeline.Event) {
	for _, m := range e.Media {
		if address := ed.link(m.URL); address != "" && m.Type != "" {
			x.empty("link", "rel", "enclosure", "type", m.Type, "href", address)
		}
	}
	for _, c := range e.Citations {
		source, _ := ed.head.Source(c.Source)
		for _, address := range []string{ed.link(c.URL), ed.link(source.URL)} {
			if address != "" {
				x.empty("link", "rel", "via", "href", address)
				break
			}
		}
	}
}

// An xmlWriter gathers XML. Text and attributes are escaped, and characters
// that XML 1.0 cannot hold become U+FFFD.
type xmlWriter struct{ strings.Builder }

func (x *xmlWriter) raw(s string) { x.WriteString(s) }

func (x *xmlWriter) escaped(s string) {
	xml.EscapeText(&x.Builder, []byte(s)) // a Builder does not fail
}

// tag writes a start tag up to its end; attributes are names and values in
// turn.
func (x *xmlWriter) tag(name string, attributes []string) {
	x.raw("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		x.raw(" " + attributes[i] + `="`)
		x.escaped(attributes[i+1])
		x.raw(`"`)
	}
}

func (x *xmlWriter) open(name string, attributes ...string) {
	x.tag(name, attributes)
	x.raw(">\n")
}

func (x *xmlWriter) close(name string) { x.raw("</" + name + ">\n") }

func (x *xmlWriter) empty(name string, attributes ...string) {
	x.tag(name, attributes)
	x.raw("/>\n")
}

func (x *xmlWriter) element(name, text string, attributes ...string) {
	x.tag(name, attributes)
	x.raw(">")
	x.escaped(text)
	x.raw("</" + name + ">\n")
}

func (x *xmlWriter) optional(name, text string) {
	if text != "" {
		x.element(name, text)
	}
}
