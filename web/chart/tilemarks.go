package chart

import (
	"fmt"
	"math"
	"slices"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
	"kronika/web/view"
)

// What a tile shows beside its events: the eras that it lies in, and where dates on record
// differ from those stated.

// erasMost is how many eras of a timeline the tiles show, in the order of the document, and
// eraRowsMost in how many rows their names stand.
const (
	erasMost    = 1000
	eraRowsMost = 2
)

// A tileEra is an era on the axis. Its row is negative where its name has no room beside
// those of others.
type tileEra struct {
	timeline.Era
	t0, t1 int64
	row    int
}

// placedEras returns the eras of a timeline with rows for their names, and how many rows
// these are.
func (d *chartDrawer) placedEras() (eras []tileEra, rows int) {
	all := d.info.Head.Eras
	for _, era := range all[:min(len(all), erasMost)] {
		t0, t1, ok := layout.FromSpan(era.Date.Bounds(d.calendar))
		if !ok {
			continue
		}
		placed := tileEra{era, t0, t1, -1}
		for row := 0; row < eraRowsMost && placed.row < 0; row++ {
			taken := func(other tileEra) bool { return other.row == row && other.t1 > t0 && t1 > other.t0 }
			if !slices.ContainsFunc(eras, taken) {
				placed.row = row
			}
		}
		eras, rows = append(eras, placed), max(rows, placed.row+1)
	}
	return eras, rows
}

// eras draws the parts of eras that lie in a tile. Each is named in every tile in which
// there is room, so that it is known what one looks at.
func (t *tileDrawer) eras(tile *layout.Tile) (views []components.EraView) {
	length := float64(tile.End() - tile.Start())
	for _, era := range t.placed {
		if era.t1 <= tile.Start() || era.t0 >= tile.End() {
			continue
		}
		u0 := max(float64(era.t0-tile.Start())/length, 0)
		u1 := min(float64(era.t1-tile.Start())/length, 1)
		v := components.EraView{Style: from(u0, u1), Class: "over", Name: noteRow(max(era.row, 0)), Label: view.Phrase(t.l, era.Label)}
		if era.t0 >= tile.Start() {
			v.Class = "begins"
		}
		if era.t1 < tile.End() {
			v.Class = joined(v.Class, "ends")
		}
		if era.row < 0 || (u1-u0)*layout.TileUnits < textUnits(v.Label.Text) {
			v.Label.Text = ""
		}
		views = append(views, v)
	}
	return views
}

// ringFar is from how many lengths of a tile on a date on record is too far from the stated
// one to be drawn with it.
const ringFar = 8

// rings draws the dates on record that differ from those stated in a tile.
func (t *tileDrawer) rings(tile store.Tile) (views []components.RingView) {
	length := float64(tile.End() - tile.Start())
	for _, row := range tile.Tile.Labels {
		of := tile.Labels[row.ID]
		if tile.CarriedIn(row) || t.verdict(of) != timeline.Differs {
			continue
		}
		t0, t1, ok := layout.FromSpan(of.Record.Bounds(t.calendar))
		if !ok {
			continue
		}
		stated := float64(row.T0-tile.Start()) / length
		record := float64(t0+(t1-t0)/2-tile.Start()) / length
		if math.Abs(record-stated) > ringFar {
			continue
		}
		color := t.color(of.Group)
		views = append(views, components.RingView{
			Event: of.ID, Text: t.l.T("chart.record", t.l.Date(of.Record)), Style: templ.SafeCSS("left:" + tilePercent(&tile.Tile, record) + color),
			Thread: templ.SafeCSS(fmt.Sprintf("left:%s;width:%s", tilePercent(&tile.Tile, min(stated, record)), tilePercent(&tile.Tile, math.Abs(record-stated)))),
		})
	}
	return views
}
