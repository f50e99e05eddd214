package store

import (
	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// A Label is what is shown of an event that is not there in full.
type Label struct {
	ID    string // the event's
	Date  edtf.Date
	Title timeline.Text
	Group string
	// Record is the date on record, zero when there is none.
	Record edtf.Date
}

// A Backlink is a link that leads to an event.
type Backlink struct {
	From *Label
	Kind timeline.LinkKind
}

// A Tile is a tile of the stored layout with the labels of all rows in it.
type Tile struct {
	layout.Tile
	Labels map[int64]*Label // by layout.Row.ID, of Tile.Labels and Tile.Context
	// Revision is the timeline's at the moment the tile was read. It differs from
	// Info.Revision when the timeline has changed since Info was read.
	Revision int64
}
