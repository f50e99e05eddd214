package chart

import (
	"context"

	"kronika/components"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/query"
)

// sketchCells is how many bars a sketch has at most.
const sketchCells = 64

// SketchView fills the small drawing of a timeline: each event where it lies, in
// the colour of its group, or, when they are many, how many begin in each part.
func (s *Charts) SketchView(ctx context.Context, info store.Info) (components.SketchView, error) {
	if info.Extent.Empty() {
		return components.SketchView{}, nil
	}
	if info.Count > sketchCells {
		counts := make([]uint32, sketchCells)
		whole, err := storedSource(s, info, layout.PageProfile()).overview(ctx)
		for i := range whole {
			counts[i*sketchCells/len(whole)] += whole[i]
		}
		return components.SketchView{Path: barPath(counts)}, err
	}
	d := newChartDrawer(s, locale.Match(""), info, query.View{Page: 1}, layout.PageProfile()) // nothing is said in it
	strip := &strip{chartDrawer: d, room: layout.PageStrip()}
	if ok, err := strip.read(ctx, store.Query{}); err != nil || !ok {
		return components.SketchView{}, err
	}
	strip.place("", nil)
	return components.SketchView{Colors: d.palette(), Bars: strip.bars()}, nil
}

// barPath draws counts as bars with space between them.
func barPath(counts []uint32) string {
	doubled := make([]uint32, 2*len(counts))
	for i, n := range counts {
		doubled[2*i] = n
	}
	return areaPath(doubled, logHeight(counts))
}
