package sqlite

import (
	"container/list"
	"sync"
)

// A searchCache keeps the selections of the latest queries, for a reader who pages
// through a search repeats its query. An entry belongs to one revision of its
// timeline and is replaced by that of a later one.
type searchCache struct {
	mu      sync.Mutex
	size    int
	entries map[string]*list.Element
	order   *list.List // of *chosen, the one used last in front
}

// chosen is an entry of the cache.
type chosen struct {
	name     string
	revision int64
	sel      *selection
	cost     int
}

// searchCacheSize bounds the memory of the cache, in bytes.
const searchCacheSize = 32 << 20

// selection returns what a query chose at a revision.
func (c *searchCache) selection(name string, revision int64) (*selection, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.entries[name]
	if !ok || element.Value.(*chosen).revision != revision {
		return nil, false
	}
	c.order.MoveToFront(element)
	return element.Value.(*chosen).sel, true
}

// keep stores a selection, which must not change any more.
func (c *searchCache) keep(name string, revision int64, sel *selection) {
	entry := &chosen{name, revision, sel, sel.cost() + len(name) + 300}
	if entry.cost > searchCacheSize/4 {
		return // it would push out too many others
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries == nil {
		c.entries, c.order = make(map[string]*list.Element), list.New()
	}
	if element, ok := c.entries[name]; ok {
		if element.Value.(*chosen).revision > revision {
			return // stored by a reader of an older state
		}
		c.drop(element)
	}
	c.entries[name] = c.order.PushFront(entry)
	c.size += entry.cost
	for c.size > searchCacheSize {
		c.drop(c.order.Back())
	}
}

func (c *searchCache) drop(element *list.Element) {
	entry := c.order.Remove(element).(*chosen)
	delete(c.entries, entry.name)
	c.size -= entry.cost
}

// cost estimates the bytes that a selection takes.
func (s *selection) cost() int {
	cost := 0
	for _, p := range s.parts {
		for _, r := range p.list {
			cost += 48 + len(r.eid)
		}
		if p.walk != nil && p.walk.only != nil {
			cost += 8 * len(p.walk.only.words)
		}
		cost += 200
	}
	return cost
}
