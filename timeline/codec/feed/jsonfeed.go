package feed

import (
	"cmp"
	"encoding/json"
	"io"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// JSONFeed returns the format of JSON Feed 1.1
// (https://www.jsonfeed.org/version/1.1/). What a
// feed has no member for stands under "_kronika", as the format has it for
// extensions.
func JSONFeed() codec.Format {
	return codec.Format{Name: "feed.json", Title: "JSON Feed", MediaType: "application/feed+json", Extension: "feed.json", Shows: codec.ShowsNewest, Encode: encodeJSONFeed}
}

type jsonFeed struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	HomePageURL string     `json:"home_page_url,omitempty"`
	FeedURL     string     `json:"feed_url,omitempty"`
	Description string     `json:"description,omitempty"`
	Language    string     `json:"language,omitempty"`
	Items       []jsonItem `json:"items"`
}

type jsonItem struct {
	ID            string           `json:"id"`
	URL           string           `json:"url,omitempty"`
	ExternalURL   string           `json:"external_url,omitempty"`
	Title         string           `json:"title"`
	ContentHTML   string           `json:"content_html,omitempty"`
	ContentText   string           `json:"content_text,omitempty"`
	Image         string           `json:"image,omitempty"`
	DatePublished string           `json:"date_published,omitempty"`
	DateModified  string           `json:"date_modified,omitempty"`
	Tags          []string         `json:"tags,omitempty"`
	Attachments   []jsonAttachment `json:"attachments,omitempty"`
	Kronika       jsonItemDates    `json:"_kronika"`
}

type jsonAttachment struct {
	URL      string `json:"url"`
	MIMEType string `json:"mime_type"`
	Title    string `json:"title,omitempty"`
}

// jsonItemDates are the dates of an event, in EDTF.
type jsonItemDates struct {
	Date   string `json:"date"`
	Record string `json:"record,omitempty"`
}

func encodeJSONFeed(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
	ed := feed{codec.NewEdition(s.Head, opts)}
	entries, err := ed.newest(s)
	if err != nil {
		return ed.Report, err
	}
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: ed.Text(ed.Head.Title),
		HomePageURL: ed.Address(""), Description: ed.Text(ed.Head.Summary), Items: []jsonItem{},
	}
	if ed.Language != timeline.Undetermined {
		feed.Language = ed.Language
	}
	feed.FeedURL = ed.Self("feed.json")
	for i := range entries {
		feed.Items = append(feed.Items, ed.jsonItem(&entries[i]))
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return ed.Report, enc.Encode(feed)
}

func (ed feed) jsonItem(e *entry) jsonItem {
	item := jsonItem{
		ID: ed.feedID(e.ID), URL: ed.Address(e.ID), Title: ed.Text(e.Title),
		DateModified: ed.updated(e).Format(time.RFC3339),
		Kronika:      jsonItemDates{Date: e.Date.String()},
	}
	if e.Record != nil && !e.Record.Date.IsZero() {
		item.Kronika.Record = e.Record.Date.String()
	}
	if !e.recorded.IsZero() {
		item.DatePublished = e.recorded.UTC().Format(time.RFC3339)
	}
	if label := ed.GroupLabel(&e.Event); label != "" {
		item.Tags = []string{label}
	}
	if content, html := ed.content(e); html {
		item.ContentHTML = content
	} else {
		item.ContentText = content
	}
	for _, c := range e.Citations {
		source, _ := ed.Head.Source(c.Source)
		if item.ExternalURL == "" {
			item.ExternalURL = cmp.Or(ed.Link(c.URL), ed.Link(source.URL))
		}
	}
	ed.attach(&item, e.Media)
	return item
}

func (ed feed) attach(item *jsonItem, media []timeline.Media) {
	for _, m := range media {
		address := ed.Link(m.URL)
		if address == "" || m.Type == "" {
			continue
		}
		if item.Image == "" && strings.HasPrefix(m.Type, "image/") {
			item.Image = address
		}
		item.Attachments = append(item.Attachments, jsonAttachment{address, m.Type, ed.Text(m.Caption)})
	}
}
