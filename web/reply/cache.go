package reply

import (
	"container/list"
	"sync"
)

// A Cache keeps drawn pages, the ones asked for last, within a bound of
// bytes. An entry is never stale: its key names the revision of the timeline and
// everything else the page was made of. What is no longer asked for falls out at
// the end.
type Cache struct {
	mu      sync.Mutex
	limit   int
	size    int
	entries map[string]*list.Element
	order   *list.List // of *pageEntry, the one used last in front
}

type pageEntry struct {
	key  string
	body *Body
	cost int
}

func NewCache(limit int) *Cache {
	return &Cache{limit: limit, entries: map[string]*list.Element{}, order: list.New()}
}

// Get finds a page.
func (p *Cache) Get(key string) (*Body, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	element, ok := p.entries[key]
	if !ok {
		return nil, false
	}
	p.order.MoveToFront(element)
	return element.Value.(*pageEntry).body, true
}

// Put keeps a page. Two readers may draw the same one at the same time; the
// second finds it there.
func (p *Cache) Put(key string, b *Body) {
	page := &pageEntry{key, b, costOf(key, b)}
	if page.cost > p.limit/4 {
		return // one page must not push out all others
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.entries[key]; ok {
		return
	}
	p.entries[key] = p.order.PushFront(page)
	p.size += page.cost
	for p.size > p.limit {
		last := p.order.Back()
		oldest := p.order.Remove(last).(*pageEntry)
		delete(p.entries, oldest.key)
		p.size -= oldest.cost
	}
}

// costOf reckons what a page takes: itself, and its compressed forms, which
// come later and are together at most half of it.
func costOf(key string, b *Body) int { return len(key) + len(b.Plain)*3/2 + 512 }
