// Package simile is the data of SIMILE Timeline, as XML and as JSON. It is read only.
//
// An event has a start and perhaps an end, a title, a text in HTML, a picture and a link.
// Dates are ISO 8601, what JavaScript writes ("May 28 2006 09:00:00 GMT"), or a year. An
// event that has an end and does not say that it lasted so long (isDuration in XML,
// durationEvent in JSON) happened at some time between the two.
//
// See http://simile-widgets.org/wiki/Timeline_EventSources.
package simile

import (
	"encoding/json"
	"io"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/items"
	"kronika/timeline/source"
)

// JSON returns the format of event files in JSON, or in the JavaScript that many of them
// are.
func JSON() codec.Format {
	return codec.Format{
		Name: "simile.json", Title: "SIMILE JSON", MediaType: "application/json", Extension: "json", Detect: detectJSON, Decode: decodeJSON,
	}
}

func detectJSON(prefix []byte) bool {
	first := items.Start(prefix, "events")
	return first["start"] && (first["title"] || first["description"] || first["caption"])
}

// member names the members as SIMILE does.
func member(name string) string {
	if name == "text" {
		return "description"
	}
	return name
}

func decodeJSON(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	text, err := items.Whole(r, "data of SIMILE Timeline")
	if err != nil {
		return nil, err
	}
	var file struct {
		Events []items.Object `json:"events"`
	}
	if err := items.Parse(text, &file); err != nil {
		return nil, err
	}
	if len(file.Events) == 0 {
		return nil, items.None("data of SIMILE Timeline")
	}
	return stream(file.Events, opts), nil
}

// stream makes the events of what XML and JSON say in the same words.
func stream(events []items.Object, opts codec.DecodeOptions) *codec.Stream {
	b := items.NewBuilder("simile", opts)
	return b.Stream(len(events), func(i int, place source.Place) (timeline.Event, timeline.Invalid) {
		o := events[i]
		lasting := isTrue(o, "durationEvent") || isTrue(o, "isDuration")
		it := items.Item{
			ID: o.Take("eventID", "id"), Start: o.Take("start"), End: o.Take("end"), Vague: !lasting,
			Title: o.Take("title"), Text: o.Take("description"), Image: o.Take("image"), Caption: o.Take("caption"), Link: o.Take("link"),
		}
		it.Kept = o.Rest()
		return b.Event(&it, place, member)
	})
}

// isTrue takes a member that says yes or no, as a text or as itself.
func isTrue(o items.Object, name string) bool {
	raw := o[name]
	delete(o, name)
	var is bool
	if json.Unmarshal(raw, &is) == nil {
		return is
	}
	return strings.EqualFold(items.Text(raw), "true")
}
