package page

import (
	"context"
	"slices"
	"strconv"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/query"
)

// A storyChoice is the events that a story tells, in order of time, with their places among
// all that the view chooses.
type storyChoice struct {
	events []timeline.Event
	places []int64        // how many come before each
	total  int64          // how many there are
	labels []*store.Label // of all; empty where these are too many
	little *components.LittleView
	path   string
	at     map[string]float64 // where events stand on the strip
}

// choose chooses what a story tells.
func (s *Pages) choose(ctx context.Context, l *locale.Locale, info store.Info, v query.View) (*storyChoice, error) {
	c := &storyChoice{}
	items, total, err := s.Store.Items(ctx, info.Head.Slug, v.ChosenQuery(), layout.MaxElastic)
	if err != nil {
		return nil, err
	}
	c.total = total
	if total > layout.MaxElastic {
		whole := v
		whole.Zoomed, whole.Event = false, ""
		drawn, err := s.Charts.ChartView(ctx, l, info, whole, layout.PageProfile())
		if err != nil {
			return nil, err
		}
		return c, s.chooseAmongMany(ctx, info, v, drawn, c)
	}
	if c.little, c.at, err = s.Charts.LittleView(ctx, l, info, v); err != nil {
		return nil, err
	}
	return c, s.chooseAmong(ctx, info, v, items, c)
}

// chooseAmong chooses among all events of a view.
func (s *Pages) chooseAmong(ctx context.Context, info store.Info, v query.View, items []layout.Item, c *storyChoice) error {
	ids := make([]int64, len(items))
	for i := range items {
		ids[i] = items[i].ID
	}
	labels, err := s.Store.Labels(ctx, info.Head.Slug, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		c.labels = append(c.labels, labels[id])
	}
	named := func(i int) bool { return c.labels[i].ID == v.Event }
	for _, i := range heaviest(items, named) {
		e, err := s.Store.Event(ctx, info.Head.Slug, c.labels[i].ID)
		if err != nil {
			return err
		}
		c.events, c.places = append(c.events, e), append(c.places, int64(i))
	}
	return nil
}

// chooseAmongMany takes the events that the chart of the whole names: of very many these
// weigh most.
func (s *Pages) chooseAmongMany(ctx context.Context, info store.Info, v query.View, drawn components.ChartView, c *storyChoice) error {
	var ids []string
	extent := info.Extent
	if drawn.Tiles != nil {
		c.path = drawn.Tiles.Overview.Path
		for _, tile := range drawn.Tiles.Tiles {
			for _, label := range tile.Labels {
				ids = append(ids, label.Event)
			}
		}
		extent.Lo, _ = strconv.ParseInt(drawn.Script.Tiles.Lo, 10, 64)
		extent.Hi, _ = strconv.ParseInt(drawn.Script.Tiles.Hi, 10, 64)
	}
	if v.Event != "" {
		ids = append(ids, v.Event)
	}
	slices.Sort(ids)
	scale := layout.Linear(extent.Lo, extent.Hi)
	c.at = map[string]float64{}
	type placed struct {
		timeline.Event
		at int64
	}
	var found []placed
	for _, id := range slices.Compact(ids) {
		e, err := s.Store.Event(ctx, info.Head.Slug, id)
		if err != nil {
			return err
		}
		found = append(found, placed{Event: e})
	}
	slices.SortStableFunc(found, func(a, b placed) int { return int(layout.WeightOf(&b.Event)) - int(layout.WeightOf(&a.Event)) })
	found = found[:min(len(found), storyMost)]
	for i := range found {
		at, err := s.Store.Position(ctx, info.Head.Slug, found[i].ID, v.ChosenQuery())
		if err != nil {
			return err
		}
		found[i].at = at
		if t0, _, ok := layout.FromSpan(found[i].Date.Bounds(info.Head.Calendar())); ok {
			c.at[found[i].ID] = scale.U(t0)
		}
	}
	slices.SortFunc(found, func(a, b placed) int { return int(a.at - b.at) })
	for _, p := range found {
		c.events, c.places = append(c.events, p.Event), append(c.places, p.at)
	}
	return nil
}

// A story tells at most storyMost events: those that weigh storyWeight or more, if these
// are storyLeast or more.
const (
	storyMost   = 20
	storyLeast  = 5
	storyWeight = 60
)

// heaviest returns the places of the events that a story tells, in order: all, if they are
// few. One that was asked for is among them.
func heaviest(items []layout.Item, named func(i int) bool) []int {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	if len(items) <= storyMost {
		return order
	}
	spread := func(i int) uint32 { return uint32(i) * 2654435761 } // Knuth's multiplicative hash: equal weights are taken from all times
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case named(a) != named(b):
			if named(a) {
				return -1
			}
			return 1
		case items[a].Weight != items[b].Weight:
			return int(items[b].Weight) - int(items[a].Weight)
		case spread(a) < spread(b):
			return -1
		}
		return 1
	})
	heavy := 0
	for _, i := range order {
		if items[i].Weight >= storyWeight || named(i) {
			heavy++
		}
	}
	if heavy < storyLeast {
		heavy = storyMost
	}
	order = order[:min(heavy, storyMost)]
	slices.Sort(order)
	return order
}
