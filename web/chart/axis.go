package chart

import (
	"kronika/components"
	"kronika/timeline/chart"
	"kronika/timeline/locale"
)

// contextGap is the least distance, in units, of two labels in the second row of
// the axis.
const contextGap = 140

// contextRoom is what most of them take up. One that has less stands at the end
// of the axis instead of where it begins to hold.
const contextRoom = 100

// ticks shows the ticks of an axis that is at least so many units wide. The second
// row says what the labels of the ticks leave unsaid.
func (d *chartDrawer) ticks(ticks []chart.Tick, units float64) (views, contexts []components.TickView) {
	start := func(t chart.Tick) float64 {
		if t.U == ticks[0].U && !t.Major {
			return 0 // it also holds for what is left of the tick
		}
		return t.U
	}
	end := func(t chart.Tick, _ bool) float64 { return start(t) + contextGap/units }
	for _, t := range chart.Sparse(ticks, end) {
		views = append(views, components.TickView{Style: at(t.U), Text: t.Label, Major: t.Major, Date: t.Date})
		if t.Context == "" {
			continue
		}
		u := start(t)
		style := at(u)
		if units-u*units < contextRoom {
			style = "right:0"
		}
		contexts = append(contexts, components.TickView{Style: style, Text: t.Context})
	}
	return views, contexts
}

// Levels from which a moment is said by its year, its month, its day: what is
// left unsaid is then less than a hundredth of a tile.
const (
	yearLevel  = 31
	monthLevel = 27
	dayLevel   = 22
)

// agesFrom is from how many years a step on years are told as ages.
const agesFrom = 10_000

// moment says when a second is, as exactly as it matters at a level. The script
// says it in the same words.
func (d *chartDrawer) moment(t int64, level int8) string {
	spec := chart.Civil(t)
	switch {
	case level >= yearLevel:
		spec.Unit, spec.Count = locale.Years, yearsAt(level)
		year, ago := d.axis.Label(spec)
		if spec.Count >= agesFrom && year != d.axis.Today {
			return year + " " + ago
		}
		return year
	case level >= monthLevel:
		spec.Unit = locale.Days
		_, month := d.axis.Label(spec)
		return month
	}
	spec.Unit = locale.Minutes
	clock, day := d.axis.Label(spec)
	if level >= dayLevel {
		return day
	}
	return day + " " + clock
}

// yearsAt is how exactly years are said at a level: to one, or to a power of ten
// where a tile is so long that years are told as ages.
func yearsAt(level int8) int64 {
	const year = 31_556_952
	count := int64(1)
	for tile := int64(1) << level / year; count*1000 <= tile; {
		count *= 10
	}
	if count < agesFrom {
		return 1
	}
	return count
}
