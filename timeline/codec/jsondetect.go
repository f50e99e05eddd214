package codec

// The JSON formats are told apart by what stands in the first bytes: the names
// of the members of the outermost object and, for documents that have their
// events first, those of the first event.

// detectJSON recognises a Kronika document: one object with the member kronika
// or, where that lies beyond the prefix, with events that have our date.
func detectJSON(prefix []byte) bool {
	sketch, ok := sketchJSON(prefix)
	if !ok || sketch.more {
		return false
	}
	return sketch.has("kronika") || sketch.has("slug") || sketch.eventHas("date") && !sketch.eventHas("start_date")
}

// detectNDJSON recognises a header line with another line behind it. A header
// by itself is a document without events too, and read as that.
func detectNDJSON(prefix []byte) bool {
	sketch, ok := sketchJSON(prefix)
	return ok && sketch.more && sketch.has("kronika")
}
