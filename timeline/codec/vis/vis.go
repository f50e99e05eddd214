// Package vis is the data of vis-timeline: a list of items as for its DataSet, in JSON or
// as the JavaScript of a page, alone or beside its groups. It is read only.
//
// An item has a content (HTML), a start and perhaps an end: ISO 8601, what JavaScript
// writes, or milliseconds since 1970. A group is named by its id; where the document has
// a list of groups, their content is the label. Items of the type "background" are eras.
//
// See https://visjs.github.io/vis-timeline/docs/timeline/#Data_Format.
package vis

import (
	"bytes"
	"encoding/json"
	"io"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/items"
	"kronika/timeline/source"
)

const formatName = "vis"

// Format returns the format.
func Format() codec.Format {
	return codec.Format{
		Name: formatName, Title: "vis-timeline", MediaType: "application/json", Extension: "json", Detect: detect, Decode: decode,
	}
}

func detect(prefix []byte) bool {
	for _, list := range []string{"", "items"} {
		if first := items.Start(prefix, list); first["content"] && first["start"] {
			return true
		}
	}
	return false
}

// A dataSet is a document.
type dataSet struct {
	Items  []items.Object `json:"items"`
	Groups []items.Object `json:"groups"`
}

func decode(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	text, err := items.Whole(r, "data of vis-timeline")
	if err != nil {
		return nil, err
	}
	var data dataSet
	var list json.RawMessage
	if err := items.Parse(text, &list); err != nil {
		return nil, err
	}
	into := any(&data)
	if bytes.HasPrefix(bytes.TrimSpace(list), []byte("[")) {
		into = &data.Items
	}
	if err := items.Parse(list, into); err != nil {
		return nil, err
	}
	if len(data.Items) == 0 {
		return nil, items.None("data of vis-timeline")
	}
	labels := map[string]string{}
	for _, g := range data.Groups {
		labels[items.Text(g["id"])] = items.Text(g["content"])
	}
	b := items.NewBuilder(formatName, opts)
	member := items.Own(map[string]string{"title": "content"})
	return b.Stream(len(data.Items), func(i int, place source.Place) (timeline.Event, timeline.Invalid) {
		o := data.Items[i]
		kind := o.Take("type")
		it := items.Item{ID: o.Take("id"), Start: o.Take("start"), End: o.Take("end"), Title: o.Take("content"), Text: o.Take("title"), Group: o.Take("group")}
		if label := labels[it.Group]; label != "" {
			it.Group = label
		}
		if kind == "point" || kind == "box" {
			it.End = ""
		}
		if kind == "background" {
			return timeline.Event{}, b.Era(&it, place, member)
		}
		it.Kept = o.Rest()
		return b.Event(&it, place, member)
	}), nil
}
