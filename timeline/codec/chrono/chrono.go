// Package chrono is the data of react-chrono: a list of items in JSON or as the
// JavaScript of a page. It is read only.
//
// An item has a title, which is its date in words, a card with a title, a subtitle and a
// detailed text, and media. An item may have a date of its own, which is more exact than
// its title.
//
// See https://react-chrono.prabhumurthy.com.
package chrono

import (
	"encoding/json"
	"io"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/items"
	"kronika/timeline/source"
)

const formatName = "chrono"

// Format returns the format.
func Format() codec.Format {
	return codec.Format{
		Name: formatName, Title: "react-chrono", MediaType: "application/json", Extension: "json", Detect: detect, Decode: decode,
	}
}

func detect(prefix []byte) bool {
	for _, list := range []string{"", "items"} {
		first := items.Start(prefix, list)
		if (first["title"] || first["date"]) && (first["cardTitle"] || first["cardDetailedText"] || first["cardSubtitle"]) {
			return true
		}
	}
	return false
}

func decode(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	text, err := items.Whole(r, "data of react-chrono")
	if err != nil {
		return nil, err
	}
	var list []items.Object
	var wrapped struct {
		Items []items.Object `json:"items"`
	}
	if err := items.Parse(text, &list); err != nil {
		if items.Parse(text, &wrapped) != nil {
			return nil, err
		}
		list = wrapped.Items
	}
	if len(list) == 0 {
		return nil, items.None("data of react-chrono")
	}
	b := items.NewBuilder(formatName, opts)
	member := items.Own(map[string]string{"start": "title", "title": "cardTitle", "image": "media"})
	return b.Stream(len(list), func(i int, place source.Place) (timeline.Event, timeline.Invalid) {
		o := list[i]
		it := items.Item{ID: o.Take("id"), Start: o.Take("date"), Title: o.Take("cardTitle"), Link: o.Take("url")}
		if words := o.Take("title"); it.Start == "" {
			it.Start = words
		} else if it.Title == "" {
			it.Title = words
		}
		it.Text = paragraphs(o)
		it.Image, it.Caption = media(o)
		it.Kept = o.Rest()
		return b.Event(&it, place, member)
	}), nil
}

// paragraphs joins the subtitle and the detailed text, which may be a list of paragraphs.
func paragraphs(o items.Object) string {
	all := []string{o.Take("cardSubtitle")}
	var list []string
	if json.Unmarshal(o["cardDetailedText"], &list) == nil {
		delete(o, "cardDetailedText")
		all = append(all, list...)
	} else {
		all = append(all, o.Take("cardDetailedText"))
	}
	var said []string
	for _, p := range all {
		if p = strings.TrimSpace(p); p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "\n\n")
}

// media returns the address and the name of the picture or film of an item.
func media(o items.Object) (address, name string) {
	var m struct {
		Name   string `json:"name"`
		Source struct {
			URL string `json:"url"`
		} `json:"source"`
	}
	if json.Unmarshal(o["media"], &m) != nil || m.Source.URL == "" {
		return "", ""
	}
	delete(o, "media")
	return m.Source.URL, m.Name
}
