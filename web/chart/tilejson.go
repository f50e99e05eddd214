package chart

import (
	"encoding/json"

	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// tileData is a tile as the API has it. Its names are short, for there may be
// many: L and x are its address, n is how many events are hidden, e lists the
// named ones, h counts the hidden ones in each of 64 cells.
type tileData struct {
	L    int8                 `json:"L"`
	X    int64                `json:"x"`
	N    uint32               `json:"n"`
	More bool                 `json:"more"`
	E    []tileEvent          `json:"e"`
	H    [layout.Cells]uint32 `json:"h"`
}

// A tileEvent is an event of a tile: its id, where it starts and how long it is
// in units of the tile (1,024), its lane, its flags and its title. Open ends
// have the length -1.
type tileEvent struct {
	ID    string
	DX    float64
	Len   float64
	Lane  uint8
	Flags int
	Title string
}

// Flags of a tileEvent.
const (
	flagRange   = 1 << iota // it lasted; otherwise it is a moment
	flagOpen                // it has no end
	flagCarried             // it belongs to an earlier tile and reaches into this one
	flagVague               // its date is only roughly known
)

// MarshalJSON writes the event as an array.
func (e tileEvent) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{e.ID, e.DX, e.Len, e.Lane, e.Flags, e.Title})
}

// encodeTile writes a tile as JSON, its titles in the language that suits best.
func encodeTile(tile store.Tile, l *locale.Locale) ([]byte, error) {
	data := tileData{L: tile.Level, X: tile.X, N: tile.Hidden.N, More: tile.More, E: []tileEvent{}, H: tile.Hidden.Cells}
	unit := float64(tile.End()-tile.Start()) / layout.TileUnits
	for _, row := range tile.Tile.Labels {
		of := tile.Labels[row.ID]
		title, _ := of.Title.In(l.Tag)
		e := tileEvent{
			ID: of.ID, DX: rounded(tile.Units(row.T0), 100), Len: rounded(float64(row.T1-row.T0)/unit, 100), Lane: row.Lane, Title: title,
		}
		if row.Range {
			e.Flags |= flagRange
		}
		if row.T1 >= layout.MaxTime {
			e.Flags, e.Len = e.Flags|flagOpen, -1
		}
		if tile.CarriedIn(row) {
			e.Flags |= flagCarried
		}
		if isVague(of.Date) {
			e.Flags |= flagVague
		}
		data.E = append(data.E, e)
	}
	return json.Marshal(data)
}
