package codec

import (
	"cmp"
	"net/url"
	"strings"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

// An Edition is how the documents for readers (feeds, Markdown) see a timeline:
// in one language, published at an address.
type Edition struct {
	EncodeOptions
	Head   *timeline.Timeline
	page   string // the address of the timeline's page; "" when it has none
	Report source.Report
}

// NewEdition returns how a document for readers shows the timeline.
func NewEdition(head *timeline.Timeline, opts EncodeOptions) *Edition {
	ed := &Edition{EncodeOptions: opts, Head: head, page: pageAddress(head, opts)}
	if ed.Language == "" {
		ed.Language = head.FirstLanguage()
	}
	ed.Words.Record = cmp.Or(ed.Words.Record, "On record")
	ed.Words.Sources = cmp.Or(ed.Words.Sources, "Sources")
	for _, lang := range head.Languages {
		if lang != ed.Language {
			ed.Report.Add("languages", "the texts in "+lang)
		}
	}
	return ed
}

// Text returns the wording in the edition's language, or the nearest there is.
func (ed *Edition) Text(t timeline.Text) string {
	text, _ := t.In(ed.Language)
	return text
}

// DateText writes a date for readers.
func (ed *Edition) DateText(d edtf.Date) string {
	switch {
	case d.IsZero():
		return ""
	case ed.Date != nil:
		return ed.Date(d)
	}
	return d.String()
}

// pageAddress is that of the timeline's page in the language that was asked for,
// or else the one that leads to the reader's. Empty when the timeline is
// published nowhere.
func pageAddress(head *timeline.Timeline, opts EncodeOptions) string {
	switch {
	case opts.BaseURL == "":
		return ""
	case opts.Language == "" || opts.Language == timeline.Undetermined:
		return opts.BaseURL + "/t/" + url.PathEscape(head.Slug)
	}
	return opts.BaseURL + "/" + url.PathEscape(opts.Language) + "/t/" + url.PathEscape(head.Slug)
}

// Address is that of the timeline's page, with the filter that the document has, or of
// an event on the page where one is given: that of an event is the same in a document
// of all events and of some.
func (ed *Edition) Address(event string) string {
	switch {
	case ed.page == "":
		return ""
	case event != "":
		return ed.page + "#" + url.PathEscape(event)
	case ed.Filter != "":
		return ed.page + "?" + ed.Filter
	}
	return ed.page
}

// Self is the address of the document itself, which ends with the extension; empty
// when the timeline is published nowhere.
func (ed *Edition) Self(extension string) string {
	if ed.page == "" {
		return ""
	}
	values, err := url.ParseQuery(ed.Filter)
	if err != nil {
		values = url.Values{}
	}
	if ed.Language != ed.Head.FirstLanguage() {
		values.Set("lang", ed.Language)
	}
	address := ed.BaseURL + "/t/" + url.PathEscape(ed.Head.Slug) + "." + extension
	if len(values) == 0 {
		return address
	}
	return address + "?" + values.Encode()
}

// Link makes a web address absolute; empty for one that is not http or https.
func (ed *Edition) Link(address string) string {
	u, err := url.Parse(address)
	switch {
	case err != nil || address == "":
		return ""
	case u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/") && ed.BaseURL != "":
		return ed.BaseURL + u.String()
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return ""
	}
	return u.String()
}

// GroupLabel is the label of an event's group, or "".
func (ed *Edition) GroupLabel(e *timeline.Event) string {
	g, ok := ed.Head.Group(e.Group)
	if !ok {
		return ""
	}
	return ed.Text(g.Label)
}

// ReportEvent says what of an event no document for readers shows.
func (ed *Edition) ReportEvent(i int, e *timeline.Event) {
	if len(e.Links) > 0 {
		ed.Report.AddEvent(i, "links", "links between events")
	}
	if e.Importance != timeline.DefaultImportance {
		ed.Report.AddEvent(i, "importance", "how much an event weighs")
	}
	if e.Place != nil && e.Place.Lat != nil {
		ed.Report.AddEvent(i, "place", "the coordinates of places")
	}
	if len(e.Extra) > 0 {
		ed.Report.AddEvent(i, "extra", "foreign members")
	}
	if len(e.Aliases) > 0 {
		ed.Report.AddEvent(i, "aliases", "other ids of events")
	}
}
