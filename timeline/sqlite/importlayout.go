package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"kronika/timeline/layout"
)

// A pyramid is the layout of a timeline in one profile.
type pyramid struct {
	profile layout.Profile
	items   []layout.Item // in order of time; all profiles share them
	placed  []layout.Placement
	density []layout.DensityRow
}

// newPyramid lays out items, which are in order of time.
func newPyramid(items []layout.Item, p layout.Profile) pyramid {
	placed := layout.Layout(items, p)
	return pyramid{p, items, placed, slices.Collect(layout.Density(items, placed, layout.SparseHidden))}
}

// byLevel are the places of the items that have a label, in the order of the
// table: by level, then time.
func (p *pyramid) byLevel() []int32 {
	var start [layout.MaxLevel + 2]int // where each level begins
	for _, placed := range p.placed {
		if placed.Level != layout.NoLevel {
			start[placed.Level+1]++
		}
	}
	for level := 1; level < len(start); level++ {
		start[level] += start[level-1]
	}
	order := make([]int32, start[len(start)-1])
	for i, placed := range p.placed {
		if placed.Level != layout.NoLevel {
			order[start[placed.Level]] = int32(i)
			start[placed.Level]++
		}
	}
	return order
}

// layOut computes the pyramids in the background, one after the other.
func (im *importer) layOut(ctx context.Context) <-chan pyramid {
	pyramids := make(chan pyramid, len(layout.Profiles()))
	items, bands := im.index.items, BandsOf(im.head)
	go func() {
		defer close(pyramids)
		slices.SortFunc(items, func(a, b layout.Item) int { return cmp.Or(cmp.Compare(a.T0, b.T0), cmp.Compare(a.ID, b.ID)) })
		for _, p := range layout.Profiles() {
			if ctx.Err() != nil {
				return
			}
			pyramids <- newPyramid(items, bands.Profile(p))
		}
	}()
	return pyramids
}

func (im *importer) writePyramids(ctx context.Context, pyramids <-chan pyramid) error {
	for p := range pyramids {
		if err := im.writePyramid(ctx, &p); err != nil {
			return err
		}
	}
	return ctx.Err()
}

const (
	layoutTable  = "layout (timeline_id, profile, lvl, t0, id, lane, dl)"
	densityTable = "density (timeline_id, profile, lvl, x, h)"
)

func (im *importer) writePyramid(ctx context.Context, p *pyramid) error {
	order := p.byLevel()
	b := newBulk(layoutTable)
	err := im.inChunks(ctx, len(order), b, func(tx *sql.Tx, i int) error {
		it, placed := &p.items[order[i]], p.placed[order[i]]
		return b.add(ctx, tx, im.id, int64(p.profile.ID), int64(placed.Level), it.T0, it.ID, int64(placed.Lane), barClass(it))
	})
	if err != nil {
		return err
	}
	b = newBulk(densityTable)
	return im.inChunks(ctx, len(p.density), b, func(tx *sql.Tx, i int) error {
		row := &p.density[len(p.density)-1-i] // they come from the coarsest level down
		return b.add(ctx, tx, im.id, int64(p.profile.ID), int64(row.Level), row.X, row.AppendBlob(nil))
	})
}

// barClass is the column dl: the class of a range that has an end.
func barClass(it *layout.Item) any {
	if !it.Range || it.Open() {
		return nil
	}
	return int64(layout.DurationClass(it.T0, it.T1))
}
