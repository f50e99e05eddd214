package chart

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kronika/components"
	"kronika/timeline/chart"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/query"
	"kronika/web/view"
)

// The size of the strip of a phone: its width in parts, its height in CSS pixels, how many
// lanes it has at most and how high one is, and how wide the bar of a moment is, in parts.
const (
	littleWidth  = 1000
	littleHeight = 40
	littleLanes  = 6
	littleLeast  = 6
	littleMost   = 11
	littleBar    = 9
)

// LittleView draws the events that a view chooses on a strip with nothing but bars, and says
// where on it each of them stands, by id. It is nil where no event is chosen, or more than
// layout.MaxElastic are.
func (s *Charts) LittleView(ctx context.Context, l *locale.Locale, info store.Info, v query.View) (little *components.LittleView, places map[string]float64, err error) {
	drawn := &strip{chartDrawer: newChartDrawer(s, l, info, v, layout.PageProfile()), room: layout.PageStrip()}
	ok, err := drawn.read(ctx, v.ChosenQuery())
	if err != nil || !ok {
		return nil, nil, err
	}
	drawn.place(layout.ScaleKind(v.Scale), info.Head.Eras)
	return drawn.little(), drawn.places(), nil
}

// little draws the strip that a phone shows in the place of the chart: all bars, each
// group in a lane of its own where these are few, else wherever there is room.
func (s *strip) little() *components.LittleView {
	lanes, n := s.littleLanes()
	lane := min(max((littleHeight-4)/n, littleLeast), littleMost)
	top := (littleHeight - lane*(n-1)) / 2
	paths := map[string]*strings.Builder{}
	for i, b := range s.scene.Bars {
		group := s.labels[i].Group
		if paths[group] == nil {
			paths[group] = &strings.Builder{}
		}
		x, width := littleBarOf(b.U0, b.U1)
		fmt.Fprintf(paths[group], "M%d %dh%d", x, top+lane*lanes[i], width)
	}
	v := &components.LittleView{Ticks: s.littleTicks(), Pages: s.littlePages()}
	for group, path := range paths {
		bars := components.PathView{D: path.String()}
		if g, ok := s.groups[group]; ok {
			bars.Style = view.GroupColor("--c", s.info.Head, g)
		}
		v.Bars = append(v.Bars, bars)
	}
	slices.SortFunc(v.Bars, func(a, b components.PathView) int { return strings.Compare(a.D, b.D) })
	for _, era := range s.scene.Eras {
		v.Eras = append(v.Eras, from(era.U0, era.U1))
	}
	return v
}

// littleBarOf returns where a bar begins and how wide it is, within the strip.
func littleBarOf(u0, u1 float64) (x, width int) {
	x = int(u0 * littleWidth)
	width = max(int(u1*littleWidth)-x, littleBar)
	return max(min(x, littleWidth-width), 0), width
}

// littleLanes returns the lane of each bar, and how many lanes there are.
func (s *strip) littleLanes() (lanes []int, n int) {
	of := map[string]int{}
	for _, label := range s.labels {
		of[label.Group] = 0
	}
	lanes = make([]int, len(s.labels))
	if len(of) <= littleLanes {
		for _, g := range s.info.Head.Groups {
			if _, used := of[g.ID]; used {
				of[g.ID] = n
				n++
			}
		}
		if _, used := of[""]; used {
			of[""] = n
			n++
		}
		for i, label := range s.labels {
			lanes[i] = of[label.Group]
		}
		return lanes, n
	}
	ends := make([]int, littleLanes)
	for i, b := range s.scene.Bars {
		x, width := littleBarOf(b.U0, b.U1)
		free := slices.IndexFunc(ends, func(end int) bool { return end < x })
		if free < 0 {
			free = slices.Index(ends, slices.Min(ends))
		}
		lanes[i], ends[free] = free, x+width
	}
	return lanes, littleLanes
}

// littleTicks are the ticks that a phone has room for: the major ones, which say their year,
// where there are two or more.
func (s *strip) littleTicks() []components.TickView {
	const apart = 0.14 // of the strip
	var views []components.TickView
	ticks := slices.DeleteFunc(slices.Clone(s.scene.Ticks), func(t chart.Tick) bool { return !t.Major })
	if len(ticks) < 2 {
		ticks = s.scene.Ticks
	}
	free := apart / 2
	for _, t := range ticks {
		if t.U < free || t.U > 1-apart/2 {
			continue
		}
		views = append(views, components.TickView{Style: at(t.U), Text: t.Label, Date: t.Date})
		free = t.U + apart
	}
	return views
}

// littlePages says where on the strip each page of the list begins, so that one can go
// there; empty when there is one page.
func (s *strip) littlePages() string {
	if len(s.scene.Bars) <= query.ListLimit {
		return ""
	}
	places := make([]float64, len(s.scene.Bars))
	for i, b := range s.scene.Bars {
		places[i] = b.U0
	}
	if s.view.Newest {
		slices.Reverse(places)
	}
	var starts []string
	for i := 0; i < len(places); i += query.ListLimit {
		starts = append(starts, fmt.Sprintf("%.4g", rounded(places[i], 1e4)))
	}
	return strings.Join(starts, " ")
}

// places are where the events stand on the scale, by id.
func (s *strip) places() map[string]float64 {
	places := make(map[string]float64, len(s.labels))
	for i, b := range s.scene.Bars {
		places[s.labels[i].ID] = rounded(b.U0, 1e4)
	}
	return places
}
