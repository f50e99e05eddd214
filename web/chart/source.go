package chart

import (
	"context"
	"math"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
	"kronika/web/query"
)

// A tileSource is where the tiles of a chart come from: the stored layout of a
// timeline, or that of a subset of its events, made when it is asked for. Both
// are as dense and as stable as each other.
type tileSource struct {
	profile layout.Profile // with its bands
	extent  layout.Extent
	count   int64 // of events
	tooMany int64 // how many events there are when they are too many for a subset; then there are no tiles
	read    func(context.Context, layout.Address) (store.Tile, error)
	start   func(ctx context.Context, index int64) (int64, error) // of the event at an index in order of time
}

// subsetLimit is how many events of a search or filter are laid out when they
// are asked for. It takes about a second for as many, and a moment for the few
// that most searches find.
const subsetLimit = 300_000

// tileSource finds the tiles for the words and groups of a view.
func (s *Charts) tileSource(ctx context.Context, info store.Info, v query.View, profile layout.Profile) (tileSource, error) {
	if !v.Filtered() {
		return storedSource(s, info, profile), nil
	}
	set, err := s.subset(ctx, info, v, profile)
	if err != nil {
		return tileSource{}, err
	}
	source := tileSource{profile: set.profile, extent: set.extent, count: set.total}
	if set.total > subsetLimit {
		source.tooMany = set.total
	}
	source.read = func(ctx context.Context, a layout.Address) (store.Tile, error) {
		return set.tile(ctx, s.store, info, a)
	}
	source.start = func(_ context.Context, index int64) (int64, error) { return set.items[index].T0, nil }
	return source, nil
}

// storedSource has the tiles of all events.
func storedSource(s *Charts, info store.Info, profile layout.Profile) tileSource {
	return tileSource{
		profile: store.BandsOf(info.Head).Profile(profile), extent: info.Extent, count: info.Count,
		read: func(ctx context.Context, a layout.Address) (store.Tile, error) {
			return s.store.Tile(ctx, info, profile, a)
		},
		start: func(ctx context.Context, index int64) (int64, error) {
			result, err := s.store.Events(ctx, info.Head.Slug, store.Query{Offset: index, Limit: 1})
			if err != nil || len(result.Events) == 0 {
				return info.Extent.Lo, err
			}
			t0, _, _, _ := layout.FromDate(result.Events[0].Date, info.Head.Calendar())
			return t0, nil
		},
	}
}

// opening is the view that a chart opens with.
func (t tileSource) opening(ctx context.Context) (layout.View, error) {
	busiest, err := layout.Busiest(t.count, func(index int64) (int64, error) { return t.start(ctx, index) })
	return layout.OpeningView(t.extent, busiest), err
}

// tile reads a tile. Everything outside the extent does not exist.
func (t tileSource) tile(ctx context.Context, a layout.Address) (store.Tile, error) {
	if t.tooMany > 0 || !t.extent.Valid(a) {
		return store.Tile{}, timeline.ErrNotFound
	}
	return t.read(ctx, a)
}

// overviewCells is into how many parts the overview of a timeline is cut.
const overviewCells = 128

// overview counts the events that begin in each part of the extent. It reads the
// tiles below the root, of which the extent meets two or three: their cells are
// not much wider than its parts.
func (t tileSource) overview(ctx context.Context) ([]uint32, error) {
	counts := make([]uint32, overviewCells)
	scale := layout.Linear(t.extent.Lo, t.extent.Hi)
	for _, a := range t.extent.Tiles(max(t.extent.Root()-1, layout.MinLevel)) {
		tile, err := t.tile(ctx, a)
		if err != nil {
			return nil, err
		}
		cell := (a.End() - a.Start()) / layout.Cells
		for i, n := range tile.Hidden.Cells {
			start := a.Start() + int64(i)*cell
			spread(counts, scale.U(start)*overviewCells, scale.U(start+cell)*overviewCells, n)
		}
		for _, row := range tile.Tile.Labels {
			if !tile.CarriedIn(row) {
				at := scale.U(row.T0) * overviewCells
				spread(counts, at, at, 1)
			}
		}
	}
	return counts, nil
}

// spread adds n to the counts from a place to another, evenly. What lies beyond
// the ends of the counts holds none of the n.
func spread(counts []uint32, from, to float64, n uint32) {
	from, to = max(from, 0), min(to, float64(len(counts)))
	last := len(counts) - 1
	if to <= from {
		counts[min(int(from), last)] += n
		return
	}
	given := uint32(0)
	for i := int(from); i < len(counts) && float64(i) < to; i++ {
		part := (min(float64(i+1), to) - from) / (to - from)
		upTo := uint32(math.Round(float64(n) * part))
		counts[i] += upTo - given
		given = upTo
	}
}
