package reply

import (
	"fmt"
	"sync"
	"testing"
)

func TestCacheKeepsToItsBound(t *testing.T) {
	const limit = 100 << 10
	c := NewCache(limit)
	page := func(size int) *Body { return QuickBody(make([]byte, size)) }
	first := page(1000)
	c.Put("first", first)
	c.Put("first", page(1000))
	if got, ok := c.Get("first"); !ok || got != first {
		t.Error("the page that was kept first is not there")
	}
	c.Put("large", page(limit))
	if _, ok := c.Get("large"); ok {
		t.Error("a page as large as the cache is kept")
	}
	var readers sync.WaitGroup
	for i := range 8 {
		readers.Go(func() {
			for j := range 1000 {
				c.Put(fmt.Sprint(i, "/", j), page(1000))
			}
		})
	}
	readers.Wait()
	c.entries.CleanUp()
	if got := c.entries.WeightedSize(); got == 0 || got > limit {
		t.Errorf("the cache holds %d bytes, want at most %d", got, limit)
	}
}
