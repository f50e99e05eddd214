package timeline

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	// Northern and Southern are the values of Timeline.Hemisphere.
	Northern = "northern"
	Southern = "southern"
	// PlainAges and ScientificAges are the values of Timeline.DeepTime.
	PlainAges      = "plain"
	ScientificAges = "scientific"
)

// Limits that a document must keep. They are far above what a timeline needs
// and there so that no single value can fill a page, a log or a disk.
const (
	maxSlug  = 100     // bytes of a slug
	maxID    = 200     // bytes of an id
	maxTitle = 10_000  // bytes of a title or label in one language
	maxText  = 1 << 20 // bytes of a text or note in one language
	maxURL   = 4_000   // bytes of an address
	maxOrder = 1 << 30 // an event's order
)

// Validate checks the whole document and returns an Invalid with every fault,
// or nil.
func (t *Timeline) Validate() error {
	faults := t.CheckHead()
	seen := make(map[string]int, len(t.Events))
	for i := range t.Events {
		e, path := &t.Events[i], fmt.Sprintf("events[%d]", i)
		faults = append(faults, t.CheckEvent(path, e)...)
		if first, ok := seen[e.ID]; ok && e.ID != "" {
			faults = append(faults, DuplicateID(path, e.ID, fmt.Sprintf("events[%d]", first)))
			continue
		}
		seen[e.ID] = i
	}
	for i := range t.Events {
		for j, link := range t.Events[i].Links {
			if _, ok := seen[link.To]; !ok {
				faults = append(faults, UnknownLink(fmt.Sprintf("events[%d].links[%d].to", i, j), link.To))
			}
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// DuplicateID is the fault of an event whose id an earlier one has.
func DuplicateID(path, id, first string) Fault {
	return Fault{Path: path + ".id", Value: Excerpt(id), Problem: "this id is taken by " + first, Remedy: "give each event an id of its own"}
}

// UnknownLink is the fault of a link that leads nowhere.
func UnknownLink(path, to string) Fault {
	return Fault{Path: path, Value: Excerpt(to), Problem: "no event has this id", Remedy: "write the id of an event of this timeline, or remove the link"}
}

// CheckHead checks all of the timeline but its events.
func (t *Timeline) CheckHead() Invalid {
	c := &checker{languages: t.Languages}
	c.slug("slug", t.Slug)
	c.languageTags("languages", t.Languages)
	c.text("title", t.Title, maxTitle, required)
	c.text("summary", t.Summary, maxText, optional)
	for i, author := range t.Authors {
		path := fmt.Sprintf("authors[%d]", i)
		if author.Name == "" {
			c.fault(path+".name", "", "missing", "write the name")
		}
		c.plain(path+".name", author.Name)
		c.address(path+".url", author.URL, optional)
	}
	c.plain("license", t.License)
	c.date("updated", t.Updated, optional)
	if _, err := time.LoadLocation(t.TimeZone); err != nil || t.TimeZone == "Local" {
		c.fault("time_zone", t.TimeZone, "not a time zone", "write an IANA name such as Europe/Tirane, or leave it out for UTC")
	}
	if h := t.Hemisphere; h != "" && h != Northern && h != Southern {
		c.fault("hemisphere", h, "not a hemisphere", "write northern or southern")
	}
	if d := t.DeepTime; d != "" && d != PlainAges && d != ScientificAges {
		c.fault("deep_time", d, "not a way to tell ages", "write plain or scientific")
	}
	c.groups(t.Groups)
	for i, era := range t.Eras {
		path := fmt.Sprintf("eras[%d]", i)
		c.date(path+".date", era.Date, required)
		c.text(path+".label", era.Label, maxTitle, required)
	}
	c.sources(t.Sources)
	return c.faults
}

func (c *checker) groups(groups []Group) {
	ids := map[string]string{}
	for i, group := range groups {
		path := fmt.Sprintf("groups[%d]", i)
		c.uniqueID(path, group.ID, ids)
		c.text(path+".label", group.Label, maxTitle, required)
		if group.Color != "" && !IsColor(group.Color) {
			c.fault(path+".color", group.Color, "not a colour", "write # and six hexadecimal digits, such as #b0303f")
		}
	}
}

func (c *checker) sources(sources []Source) {
	ids := map[string]string{}
	for i, source := range sources {
		path := fmt.Sprintf("sources[%d]", i)
		c.uniqueID(path, source.ID, ids)
		c.text(path+".title", source.Title, maxTitle, required)
		c.plain(path+".publisher", source.Publisher)
		c.date(path+".date", source.Date, optional)
		c.address(path+".url", source.URL, optional)
		if source.Language != "" && !isLanguageTag(source.Language) {
			c.fault(path+".language", source.Language, "not a language tag", "write a BCP 47 tag such as sq or en-GB")
		}
	}
}

// CheckEvent checks one event by itself and against the timeline's head: its
// groups, sources and languages. Whether its id is unique and its links lead
// somewhere only the whole document can tell; see Validate.
func (t *Timeline) CheckEvent(path string, e *Event) Invalid {
	c := &checker{languages: t.Languages}
	c.id(path+".id", e.ID)
	c.date(path+".date", e.Date, required)
	if e.Part != "" && !slices.Contains(Parts(), e.Part) {
		c.fault(path+".part", string(e.Part), "not a part of a period", "write start, middle or end")
	}
	c.text(path+".wording", e.Wording, maxTitle, optional)
	c.text(path+".title", e.Title, maxTitle, required)
	c.text(path+".text", e.Text, maxText, optional)
	if e.Group != "" {
		if _, ok := t.Group(e.Group); !ok {
			c.fault(path+".group", e.Group, "no group has this id", "add it to groups, or write one of: "+groupIDs(t.Groups))
		}
	}
	if e.Importance < 0 || e.Importance > MaxImportance {
		c.fault(path+".importance", fmt.Sprint(e.Importance), "out of range", "write a whole number from 0 to 100")
	}
	if e.Status != "" && !slices.Contains(Statuses(), e.Status) {
		c.fault(path+".status", string(e.Status), "not a status", "write confirmed, tentative, cancelled or postponed")
	}
	if e.Order < 0 || e.Order > maxOrder {
		c.fault(path+".order", fmt.Sprint(e.Order), "out of range", fmt.Sprintf("write a whole number from 0 to %d", maxOrder))
	}
	c.place(path+".place", e.Place)
	for i := range e.Media {
		c.media(fmt.Sprintf("%s.media[%d]", path, i), &e.Media[i])
	}
	c.citations(path, e.Citations, t)
	if e.Record != nil {
		c.date(path+".record.date", e.Record.Date, optional)
		c.text(path+".record.note", e.Record.Note, maxText, optional)
		c.citations(path+".record", e.Record.Citations, t)
	}
	c.links(path, e)
	return c.faults
}

func (c *checker) place(path string, p *Place) {
	if p == nil {
		return
	}
	c.text(path+".name", p.Name, maxTitle, optional)
	if (p.Lat == nil) != (p.Lon == nil) {
		c.fault(path, "", "one coordinate is missing", "write both lat and lon, or neither")
	}
	if p.Lat != nil && !(*p.Lat >= -90 && *p.Lat <= 90) {
		c.fault(path+".lat", fmt.Sprint(*p.Lat), "out of range", "write degrees from -90 to 90")
	}
	if p.Lon != nil && !(*p.Lon >= -180 && *p.Lon <= 180) {
		c.fault(path+".lon", fmt.Sprint(*p.Lon), "out of range", "write degrees from -180 to 180")
	}
}

func (c *checker) media(path string, m *Media) {
	c.address(path+".url", m.URL, required)
	if m.Type != "" && strings.Count(m.Type, "/") != 1 {
		c.fault(path+".type", m.Type, "not a media type", "write one such as image/jpeg")
	}
	c.text(path+".alt", m.Alt, maxTitle, optional)
	c.text(path+".caption", m.Caption, maxText, optional)
	c.plain(path+".credit", m.Credit)
}

func (c *checker) citations(path string, citations []Citation, t *Timeline) {
	for i, citation := range citations {
		at := fmt.Sprintf("%s.citations[%d]", path, i)
		if _, ok := t.Source(citation.Source); !ok {
			c.fault(at+".source", citation.Source, "no source has this id", "add it to sources, or write the id of one of them")
		}
		if citation.Quote != nil && citation.Quote.Exact == "" {
			c.fault(at+".quote.exact", "", "missing", "write the quoted words, or leave the quote out")
		}
		if q := citation.Quote; q != nil {
			c.plain(at+".quote.exact", q.Exact)
			c.plain(at+".quote.prefix", q.Prefix)
			c.plain(at+".quote.suffix", q.Suffix)
		}
		c.address(at+".url", citation.URL, optional)
	}
}

func (c *checker) links(path string, e *Event) {
	for i, link := range e.Links {
		at := fmt.Sprintf("%s.links[%d]", path, i)
		if link.To == e.ID {
			c.fault(at+".to", link.To, "the event links to itself", "write the id of another event")
		}
		if !isLinkKind(link.Kind) {
			c.fault(at+".kind", string(link.Kind), "not a kind of link", "write led-to, part-of, responds-to or contradicts")
		}
	}
	aliases := map[string]bool{e.ID: true}
	for i, alias := range e.Aliases {
		at := fmt.Sprintf("%s.aliases[%d]", path, i)
		switch {
		case alias == "" || len(alias) > maxTitle:
			c.fault(at, alias, "not an alias", "write the other id that shall lead here")
		case aliases[alias]:
			c.fault(at, alias, "said twice", "remove it")
		}
		c.plain(at, alias)
		aliases[alias] = true
	}
}

// address checks a web address. Only http and https are let through, absolute
// or as a path on this site: an address is a link on a page, and a javascript:
// or data: one would be code.
func (c *checker) address(path, address string, need need) {
	if address == "" {
		if need == required {
			c.fault(path, "", "missing", "write an address that begins with https://")
		}
		return
	}
	u, err := url.Parse(address)
	local := err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/")
	web := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	if !local && !web || len(address) > maxURL {
		c.fault(path, address, "not a web address", "write an address that begins with https://")
	}
}
