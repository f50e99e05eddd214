package reply

import "github.com/maypok86/otter/v2"

// A Cache keeps drawn pages and tiles within a bound of bytes. The key of an entry
// names the revision of the timeline and everything else that the page was made
// of, so an entry never becomes wrong. When room is needed, the entries that were
// asked for least go first.
type Cache struct {
	limit   int
	entries *otter.Cache[string, *Body]
}

// NewCache returns an empty cache of so many bytes.
func NewCache(limit int) *Cache {
	return &Cache{limit, otter.Must(&otter.Options[string, *Body]{
		MaximumWeight: uint64(limit),
		Weigher:       func(key string, b *Body) uint32 { return uint32(costOf(key, b)) },
	})}
}

// Get returns the page with this key.
func (c *Cache) Get(key string) (*Body, bool) { return c.entries.GetIfPresent(key) }

// Put keeps a page, unless it is so large that it would push out too many others.
// Two requests may draw the same page at the same time; the first one is kept.
func (c *Cache) Put(key string, b *Body) {
	if costOf(key, b) <= c.limit/4 {
		c.entries.SetIfAbsent(key, b)
	}
}

// costOf estimates the bytes of an entry: the page, and its compressed forms, which
// are made later and take at most half as much together.
func costOf(key string, b *Body) int { return len(key) + len(b.Plain)*3/2 + 512 }
