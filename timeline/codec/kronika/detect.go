package kronika

import (
	"kronika/timeline/document"
)

// The JSON formats are told apart by what stands in the first bytes: the names
// of the members of the outermost object and, for documents that have their
// events first, those of the first event.

// detectJSON recognises a Kronika document: one object with the member kronika
// or, where that lies beyond the prefix, with events that have our date.
func detectJSON(prefix []byte) bool {
	sketch, ok := document.SketchOf(prefix)
	if !ok || sketch.More {
		return false
	}
	// Of an event that is longer than the prefix the date may lie beyond it.
	ours := sketch.EventHas("date") || sketch.EventHas("citations") || sketch.EventHas("aliases")
	return sketch.Has("kronika") || sketch.Has("slug") || ours && !sketch.EventHas("start_date")
}

// detectNDJSON recognises a header line with another line behind it. A header
// by itself is a document without events too, and read as that.
func detectNDJSON(prefix []byte) bool {
	sketch, ok := document.SketchOf(prefix)
	return ok && sketch.More && sketch.Has("kronika")
}
