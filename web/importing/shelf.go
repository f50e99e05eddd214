package importing

import (
	"crypto/rand"
	"slices"
	"sync"
	"time"
)

// A draft is what somebody gave to be read.
type draft struct {
	id   string
	name string // of the file; empty for a text that was pasted
	data []byte
	kept time.Time
}

// How much is kept, and for how long.
const (
	shelfDrafts = 20
	shelfBytes  = 256 << 20
	shelfTime   = time.Hour
)

// A shelf keeps drafts in memory: the last ones, for an hour. Its zero value is empty and
// ready.
type shelf struct {
	mu     sync.Mutex
	drafts []draft // the oldest first
}

// put keeps a draft and returns its id, which is random.
func (s *shelf) put(name string, data []byte) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := draft{rand.Text(), name, data, time.Now()}
	s.drafts = append(s.drafts, d)
	size := 0
	for _, d := range s.drafts {
		size += len(d.data)
	}
	for len(s.drafts) > 1 && (len(s.drafts) > shelfDrafts || size > shelfBytes) {
		size -= len(s.drafts[0].data)
		s.drafts = slices.Delete(s.drafts, 0, 1)
	}
	return d.id
}

// get returns a draft; false when it is not kept any longer.
func (s *shelf) get(id string) (draft, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drafts = slices.DeleteFunc(s.drafts, func(d draft) bool { return time.Since(d.kept) > shelfTime })
	for _, d := range s.drafts {
		if d.id == id {
			return d, true
		}
	}
	return draft{}, false
}

// drop forgets a draft that has been stored.
func (s *shelf) drop(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drafts = slices.DeleteFunc(s.drafts, func(d draft) bool { return d.id == id })
}
