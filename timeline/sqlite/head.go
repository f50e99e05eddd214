package sqlite

import (
	"bytes"
	"encoding/json"
	"fmt"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// head is how all of a timeline but its events is kept: one JSON object in
// timeline.head. It is read as a whole whenever the timeline is, and nothing is
// ever searched in it. Texts are kept short: plain strings are in the first
// language.
type head struct {
	Languages  []string        `json:"languages,omitempty"`
	Title      timeline.Text   `json:"title"`
	Summary    timeline.Text   `json:"summary,omitempty"`
	Authors    []author        `json:"authors,omitempty"`
	License    string          `json:"license,omitempty"`
	Updated    string          `json:"updated,omitempty"`
	TimeZone   string          `json:"time_zone,omitempty"`
	Hemisphere string          `json:"hemisphere,omitempty"`
	DeepTime   string          `json:"deep_time,omitempty"`
	Groups     []group         `json:"groups,omitempty"`
	Eras       []era           `json:"eras,omitempty"`
	Sources    []source        `json:"sources,omitempty"`
	Extra      json.RawMessage `json:"extra,omitempty"`
}

type author struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type group struct {
	ID    string        `json:"id"`
	Label timeline.Text `json:"label"`
	Color string        `json:"color,omitempty"`
	Band  bool          `json:"band,omitempty"`
}

type era struct {
	Date  string          `json:"date"`
	Label timeline.Text   `json:"label"`
	Extra json.RawMessage `json:"extra,omitempty"`
}

type source struct {
	ID        string        `json:"id"`
	Title     timeline.Text `json:"title"`
	Publisher string        `json:"publisher,omitempty"`
	Date      string        `json:"date,omitempty"`
	URL       string        `json:"url,omitempty"`
	Language  string        `json:"language,omitempty"`
}

func encodeHead(t *timeline.Timeline) (string, error) {
	first := t.FirstLanguage()
	h := head{
		Languages: t.Languages, Title: t.Title.Shorten(first), Summary: t.Summary.Shorten(first),
		License: t.License, Updated: dateText(t.Updated), TimeZone: t.TimeZone, Hemisphere: t.Hemisphere, DeepTime: t.DeepTime, Extra: t.Extra,
	}
	for _, a := range t.Authors {
		h.Authors = append(h.Authors, author(a))
	}
	for _, g := range t.Groups {
		h.Groups = append(h.Groups, group{g.ID, g.Label.Shorten(first), g.Color, g.Band})
	}
	for _, e := range t.Eras {
		h.Eras = append(h.Eras, era{e.Date.String(), e.Label.Shorten(first), e.Extra})
	}
	for _, s := range t.Sources {
		h.Sources = append(h.Sources, source{s.ID, s.Title.Shorten(first), s.Publisher, dateText(s.Date), s.URL, s.Language})
	}
	return encodeJSON(h)
}

func decodeHead(slug, text string) (*timeline.Timeline, error) {
	var h head
	if err := json.Unmarshal([]byte(text), &h); err != nil {
		return nil, fmt.Errorf("head of timeline %q: %w", slug, err)
	}
	updated, err := parseDate(h.Updated)
	if err != nil {
		return nil, fmt.Errorf("when timeline %q was updated: %w", slug, err)
	}
	t := &timeline.Timeline{
		Slug: slug, Languages: h.Languages, Title: h.Title, Summary: h.Summary,
		License: h.License, Updated: updated, TimeZone: h.TimeZone, Hemisphere: h.Hemisphere, DeepTime: h.DeepTime, Extra: h.Extra,
	}
	for _, a := range h.Authors {
		t.Authors = append(t.Authors, timeline.Author(a))
	}
	for _, g := range h.Groups {
		t.Groups = append(t.Groups, timeline.Group(g))
	}
	for _, e := range h.Eras {
		date, err := parseDate(e.Date)
		if err != nil {
			return nil, fmt.Errorf("era of timeline %q: %w", slug, err)
		}
		t.Eras = append(t.Eras, timeline.Era{Date: date, Label: e.Label, Extra: e.Extra})
	}
	for _, s := range h.Sources {
		date, err := parseDate(s.Date)
		if err != nil {
			return nil, fmt.Errorf("source %q of timeline %q: %w", s.ID, slug, err)
		}
		t.Sources = append(t.Sources, timeline.Source{
			ID: s.ID, Title: s.Title, Publisher: s.Publisher, Date: date, URL: s.URL, Language: s.Language,
		})
	}
	t.Expand()
	return t, nil
}

// encodeJSON is json.Marshal that leaves <, > and & as they are: nothing here
// is ever part of a page.
func encodeJSON(v any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// dateText is a date as it is kept: its EDTF text, or nothing.
func dateText(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func parseDate(text string) (edtf.Date, error) {
	if text == "" {
		return edtf.Date{}, nil
	}
	return edtf.Parse(text)
}
