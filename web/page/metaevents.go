package page

import (
	"cmp"
	"fmt"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/view"
)

// An ItemList is what schema.org says of the events on a page.
// See https://schema.org/ItemList.
type ItemList struct {
	Context  string     `json:"@context"`
	Type     string     `json:"@type"`
	Name     string     `json:"name"`
	Count    int64      `json:"numberOfItems"`
	Page     webPage    `json:"mainEntityOfPage"`
	Elements []listItem `json:"itemListElement"`
}

// A webPage is the page itself. The sources are its citations: schema.org lets
// works cite, not lists and not events.
type webPage struct {
	Type      string `json:"@type"`
	ID        string `json:"@id"`
	Language  string `json:"inLanguage"`
	Citations []work `json:"citation,omitempty"`
	// Authors, License and Modified are those of the timeline.
	Authors  []person `json:"author,omitempty"`
	License  string   `json:"license,omitempty"`
	Modified string   `json:"dateModified,omitempty"`
}

// A person is an author.
type person struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A work is a source.
type work struct {
	Type      string `json:"@type"`
	Name      string `json:"name"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"datePublished,omitempty"`
	URL       string `json:"url,omitempty"`
}

type listItem struct {
	Type     string      `json:"@type"`
	Position int         `json:"position"`
	Item     schemaEvent `json:"item"`
}

type schemaEvent struct {
	Type  string `json:"@type"`
	Name  string `json:"name"`
	Start string `json:"startDate,omitempty"`
	End   string `json:"endDate,omitempty"`
	URL   string `json:"url"`
	Place *place `json:"location,omitempty"`
	// Status is an address of schema.org; empty for an event that takes place as planned.
	Status string `json:"eventStatus,omitempty"`
}

type place struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// itemListOf says of the events on a page what schema.org has words for.
func itemListOf(l *locale.Locale, info store.Info, events []timeline.Event, page string) ItemList {
	list := ItemList{
		Context: "https://schema.org", Type: "ItemList", Name: view.Phrase(l, info.Head.Title).Text, Count: info.Count,
		Page: webPage{Type: "WebPage", ID: page, Language: l.Tag, Citations: worksOf(l, info.Head, events)},
	}
	head := info.Head
	for _, a := range head.Authors {
		list.Page.Authors = append(list.Page.Authors, person{"Person", a.Name, a.URL})
	}
	if license := licenseLink(head.License); license != nil {
		list.Page.License = cmp.Or(license.Href, license.Text)
	}
	list.Page.Modified, _ = isoDates(head.Updated)
	for i := range events {
		e := &events[i]
		item := schemaEvent{Type: "Event", Name: view.Phrase(l, e.Title).Text, URL: address.Event(page, e.ID)}
		item.Start, item.End = isoDates(e.Date)
		switch e.Status {
		case timeline.Cancelled:
			item.Status = "https://schema.org/EventCancelled"
		case timeline.Postponed:
			item.Status = "https://schema.org/EventPostponed"
		}
		if e.Place != nil {
			item.Place = &place{Type: "Place", Name: view.Phrase(l, e.Place.Name).Text}
		}
		list.Elements = append(list.Elements, listItem{"ListItem", i + 1, item})
	}
	return list
}

// worksOf are the sources that the events cite.
func worksOf(l *locale.Locale, head *timeline.Timeline, events []timeline.Event) []work {
	var cited []string
	for i := range events {
		cited = view.CitedBy(events[i].Citations, cited)
		if r := events[i].Record; r != nil {
			cited = view.CitedBy(r.Citations, cited)
		}
	}
	var works []work
	for _, id := range cited {
		if source, ok := head.Source(id); ok {
			w := work{Type: "CreativeWork", Name: view.Phrase(l, source.Title).Text, Publisher: source.Publisher, URL: source.URL}
			w.Date, _ = isoDates(source.Date)
			works = append(works, w)
		}
	}
	return works
}

// isoDates writes a date as ISO 8601 has it, where it can without saying more
// than the date does: a year, a month or a day of the years 1 to 9999, or a
// stretch between two such. What is uncertain, about, open or longer ago has no
// word there, and then nothing is said.
func isoDates(d edtf.Date) (start, end string) {
	start, ok := isoPoint(d.Start)
	switch {
	case d.Kind == edtf.Single && ok:
		return start, ""
	case d.Kind == edtf.Interval && ok:
		if end, ok = isoPoint(d.End); ok {
			return start, end
		}
	}
	return "", ""
}

func isoPoint(e edtf.End) (string, bool) {
	p := e.Point
	switch {
	case e.Kind != edtf.Dated, p.BeyondAxis, p.Year < 1, p.Year > 9999, p.Digits > 0,
		p.YearMask|p.MonthMask|p.DayMask != 0, p.Qual != [3]edtf.Qualifier{}, p.Month > 12:
		return "", false
	case p.Month == 0:
		return fmt.Sprintf("%04d", p.Year), true
	case p.Day == 0:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Month), true
	}
	return fmt.Sprintf("%04d-%02d-%02d", p.Year, p.Month, p.Day), true
}
