// Package timelinejs is the format of TimelineJS, as JSON and as a spreadsheet.
//
// TimelineJS JSON, the format of TimelineJS3 by Knight Lab: an object with a list
// of slides, a title slide and eras.
//
// # Two remainders
//
// A slide says things that an event has no word for (backgrounds, HTML, the
// wording of a date), and an event says things that a slide has no word for
// (sources, records, a second language). Neither side is to lose them, so each
// carries the other's remainder:
//
//   - what a slide says beyond what we would write for its event stands in the
//     event's Extra, under "timelinejs" (see tlKept);
//   - what an event says beyond what we would read from its slide stands in the
//     slide's member "_kronika", in the members of our own document. TimelineJS
//     ignores members that it does not know.
//
// A remainder holds only while the rest is unchanged: where somebody edited the
// headline of the slide, or the date of the event, that edit wins over what was
// remembered. So an imported story that is exported again is the same JSON, an
// exported timeline that is imported again is the same timeline, and in between
// both can be edited.
package timelinejs

import (
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// JSON returns the format of its JSON.
func JSON() codec.Format {
	return codec.Format{
		Name: "timelinejs.json", Title: "TimelineJS JSON", MediaType: "application/json", Extension: "timelinejs.json",
		Detect: detectTimelineJS, Decode: decodeTimelineJS, Encode: encodeTimelineJS,
	}
}

const (
	// tlExtra is the name of the format in an Extra.
	tlExtra = "timelinejs"
	// tlOursName is the member of their documents that is ours.
	tlOursName = "_kronika"
	// tlAnchorPrefix is what TimelineJS puts before a slide's id in an address.
	tlAnchorPrefix = "event-"
)

// detectTimelineJS recognises a list of events that have slides' members, or a
// document that has eras or a scale beside its events.
func detectTimelineJS(prefix []byte) bool {
	sketch, ok := document.SketchOf(prefix)
	if !ok || sketch.More || sketch.Has("kronika") {
		return false
	}
	for _, name := range []string{"start_date", "end_date", "text", "media", "unique_id", "display_date"} {
		if sketch.EventHas(name) && !sketch.EventHas("date") {
			return true
		}
	}
	if sketch.EraHas("start_date") { // the events may begin behind more eras than are in view
		return true
	}
	return sketch.Has("events") && (sketch.Has("eras") && !sketch.Has("slug") || sketch.Has("scale") || sketch.Has(tlOursName))
}

// slideOf reads the members that a slide has in JSON.
func slideOf(o document.RawObject) *tlSlide {
	var s tlSlide
	var scan document.Scanner
	for _, member := range o {
		for i := range tlSlideMembers {
			if tlSlideMembers[i].Name == member.Name {
				scan.Reset(member.Value, source.Place{})
				tlSlideMembers[i].Read(&scan, &s)
			}
		}
	}
	return &s
}
