package sqlite

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"kronika/timeline"
)

// body is the part of an event that is only ever read with the event as a
// whole: one JSON object in event.body, or NULL when there is nothing to say.
// Texts are kept short, as in head.
type body struct {
	Part      timeline.Part   `json:"part,omitempty"`
	Wording   timeline.Text   `json:"wording,omitempty"`
	Status    timeline.Status `json:"status,omitempty"`
	Text      timeline.Text   `json:"text,omitempty"`
	Place     *place          `json:"place,omitempty"`
	Media     []media         `json:"media,omitempty"`
	Citations []citation      `json:"citations,omitempty"`
	Record    *record         `json:"record,omitempty"`
	Links     []link          `json:"links,omitempty"`
	Aliases   []string        `json:"aliases,omitempty"`
	Extra     json.RawMessage `json:"extra,omitempty"`
}

type place struct {
	Name timeline.Text `json:"name,omitempty"`
	Lat  *float64      `json:"lat,omitempty"`
	Lon  *float64      `json:"lon,omitempty"`
}

type media struct {
	URL     string        `json:"url"`
	Type    string        `json:"type,omitempty"`
	Alt     timeline.Text `json:"alt,omitempty"`
	Caption timeline.Text `json:"caption,omitempty"`
	Credit  string        `json:"credit,omitempty"`
}

type citation struct {
	Source string `json:"source"`
	Quote  *quote `json:"quote,omitempty"`
	URL    string `json:"url,omitempty"`
}

type quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

type record struct {
	Date      string        `json:"date,omitempty"`
	Note      timeline.Text `json:"note,omitempty"`
	Citations []citation    `json:"citations,omitempty"`
}

type link struct {
	To   string            `json:"to"`
	Kind timeline.LinkKind `json:"kind"`
}

// encodeBody returns the body as JSON, "" when there is none.
func encodeBody(e *timeline.Event, first string) (string, error) {
	if e.Part == "" && len(e.Wording) == 0 && e.Status == "" && len(e.Text) == 0 && e.Place == nil && len(e.Media) == 0 && len(e.Citations) == 0 &&
		e.Record == nil && len(e.Links) == 0 && len(e.Aliases) == 0 && len(e.Extra) == 0 {
		return "", nil
	}
	b := body{Part: e.Part, Wording: e.Wording.Shorten(first), Status: e.Status,
		Text: e.Text.Shorten(first), Citations: encodeCitations(e.Citations), Aliases: e.Aliases, Extra: e.Extra}
	if p := e.Place; p != nil {
		b.Place = &place{p.Name.Shorten(first), p.Lat, p.Lon}
	}
	for _, m := range e.Media {
		b.Media = append(b.Media, media{m.URL, m.Type, m.Alt.Shorten(first), m.Caption.Shorten(first), m.Credit})
	}
	if r := e.Record; r != nil {
		b.Record = &record{dateText(r.Date), r.Note.Shorten(first), encodeCitations(r.Citations)}
	}
	for _, l := range e.Links {
		b.Links = append(b.Links, link(l))
	}
	return encodeJSON(b)
}

func encodeCitations(citations []timeline.Citation) []citation {
	var out []citation
	for _, c := range citations {
		out = append(out, citation{c.Source, (*quote)(c.Quote), c.URL})
	}
	return out
}

// decodeBody sets the members of e that text holds.
func decodeBody(e *timeline.Event, text string) error {
	var b body
	if err := json.Unmarshal([]byte(text), &b); err != nil {
		return fmt.Errorf("event %q: %w", e.ID, err)
	}
	e.Part, e.Wording, e.Status = b.Part, b.Wording, b.Status
	e.Text, e.Citations, e.Aliases, e.Extra = b.Text, decodeCitations(b.Citations), b.Aliases, b.Extra
	if p := b.Place; p != nil {
		e.Place = (*timeline.Place)(p)
	}
	for _, m := range b.Media {
		e.Media = append(e.Media, timeline.Media(m))
	}
	for _, l := range b.Links {
		e.Links = append(e.Links, timeline.Link(l))
	}
	if r := b.Record; r != nil {
		date, err := parseDate(r.Date)
		if err != nil {
			return fmt.Errorf("record of event %q: %w", e.ID, err)
		}
		e.Record = &timeline.Record{Date: date, Note: r.Note, Citations: decodeCitations(r.Citations)}
	}
	return nil
}

func decodeCitations(citations []citation) []timeline.Citation {
	var out []timeline.Citation
	for _, c := range citations {
		out = append(out, timeline.Citation{Source: c.Source, Quote: (*timeline.Quote)(c.Quote), URL: c.URL})
	}
	return out
}

// encodeTitle keeps a title in the first language as it is, and any other as a
// JSON object by language. A plain title that begins with a brace would be
// taken for one, and so becomes one.
func encodeTitle(title timeline.Text, first string) (string, error) {
	plain := len(title) == 1 && (title[0].Lang == first || title[0].Lang == "")
	if plain && !strings.HasPrefix(title[0].Text, "{") {
		return title[0].Text, nil
	}
	title = slices.Clone(title)
	title.Expand(first)
	return encodeJSON(title)
}

func decodeTitle(text, first string) (timeline.Text, error) {
	if !strings.HasPrefix(text, "{") {
		return timeline.Text{{Lang: first, Text: text}}, nil
	}
	var title timeline.Text
	if err := json.Unmarshal([]byte(text), &title); err != nil {
		return nil, fmt.Errorf("title %q: %w", timeline.Excerpt(text), err)
	}
	return title, nil
}
