package chart

import (
	"container/list"
	"context"
	"fmt"
	"sync"

	"kronika/timeline/layout"
	"kronika/timeline/store"
	"kronika/web/query"
)

// A subset is the layout of some events of a timeline: of those that a search
// finds or that belong to some groups.
type subset struct {
	profile layout.Profile
	total   int64         // more than subsetLimit: then nothing is laid out
	items   []layout.Item // in order of time
	placed  []layout.Placement
	extent  layout.Extent
}

// subset lays out the events that the words and groups of a view choose, or
// takes what an earlier request did.
func (s *Charts) subset(ctx context.Context, info store.Info, v query.View, profile layout.Profile) (*subset, error) {
	key := fmt.Sprint(info.Head.Slug, "\x00", info.Created.UnixNano(), "\x00", info.Revision, "\x00", profile.ID, "\x00", v.FilterQuery().Encode())
	if set, ok := s.subsets.get(key); ok {
		return set, nil
	}
	q := store.Query{Search: v.Q, Groups: v.Groups}
	items, total, err := s.store.Items(ctx, info.Head.Slug, q, subsetLimit)
	if err != nil {
		return nil, err
	}
	set := &subset{profile: store.BandsOf(info.Head).Profile(profile), total: total}
	if total <= subsetLimit {
		set.items, set.placed, set.extent = items, layout.Layout(items, set.profile), layout.ExtentOf(items)
	}
	s.subsets.put(key, set)
	return set, nil
}

// tile assembles a tile of the subset and reads its labels.
func (s *subset) tile(ctx context.Context, kept store.Store, info store.Info, a layout.Address) (store.Tile, error) {
	var rows []layout.Row
	var hidden layout.Counts
	for i, it := range s.items {
		if it.T0 >= a.End() {
			break
		}
		p := s.placed[i]
		if p.Level >= a.Level {
			rows = append(rows, layout.Row{ID: it.ID, T0: it.T0, T1: it.T1, Level: p.Level, Lane: p.Lane, Weight: it.Weight, Range: it.Range})
		} else if it.T0 >= a.Start() {
			hidden.Add(a, it.T0)
		}
	}
	tile := store.Tile{Tile: layout.Assemble(a, rows, hidden), Revision: info.Revision}
	var ids []int64
	for _, named := range [][]layout.Row{tile.Tile.Labels, tile.Context} {
		for _, row := range named {
			ids = append(ids, row.ID)
		}
	}
	var err error
	tile.Labels, err = kept.Labels(ctx, info.Head.Slug, ids)
	return tile, err
}

// subsetsKept is how many subsets are kept for the requests that follow, and
// itemsKept how many items in all of them, at 50 bytes.
const (
	subsetsKept = 16
	itemsKept   = 1_000_000
)

// A subsetCache keeps the subsets used last. Keys name the revision, so nothing
// in it is ever stale. Its zero value is empty and ready.
type subsetCache struct {
	mu    sync.Mutex
	order list.List // of *keptSubset, the one used last in front
	items int
}

type keptSubset struct {
	key string
	set *subset
}

func (c *subsetCache) get(key string) (*subset, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for e := c.order.Front(); e != nil; e = e.Next() {
		if kept := e.Value.(*keptSubset); kept.key == key {
			c.order.MoveToFront(e)
			return kept.set, true
		}
	}
	return nil, false
}

func (c *subsetCache) put(key string, set *subset) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.order.PushFront(&keptSubset{key, set})
	c.items += len(set.items)
	for c.order.Len() > subsetsKept || c.items > itemsKept {
		oldest := c.order.Remove(c.order.Back()).(*keptSubset)
		c.items -= len(oldest.set.items)
	}
}
