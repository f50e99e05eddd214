package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// TestReadersEditorsAndImportersShareTheStore lets everything happen at once, in
// this process and over a second store on the same file. Nothing may fail, what
// readers see is always whole, and in the end all edits are there.
func TestReadersEditorsAndImportersShareTheStore(t *testing.T) {
	path := t.TempDir() + "/kronika.db"
	s, other := reopen(t, path, Options{InlineLayout: 100}), reopen(t, path, Options{})
	ctx := context.Background()
	put(t, s, mixedHead("edited"), mixedEvents(500, 1))
	put(t, s, mixedHead("replaced"), mixedEvents(500, 1))

	const editors, edits = 3, 25
	ended := make(chan struct{})
	var readers, writers sync.WaitGroup
	for i := range 3 {
		readers.Go(func() {
			r := rand.New(rand.NewPCG(9, uint64(i)))
			for {
				select {
				case <-ended:
					return
				default:
					readSomething(t, []*Store{s, other}[i%2], r)
				}
			}
		})
	}
	for i := range editors {
		writers.Go(func() {
			r := rand.New(rand.NewPCG(8, uint64(i)))
			for n := range edits {
				e := mixedEvent(r, strings.Fields(words), fmt.Sprintf("new-%d-%d", i, n))
				if _, err := []*Store{s, other}[i%2].PutEvent(ctx, "edited", e, nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i, opened := range []*Store{s, other} {
		writers.Go(func() {
			for n := range 3 {
				if _, err := opened.Import(ctx, mixedHead("replaced"), mixedEvents(3000+1000*i+n, 2), store.ImportOptions{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	close(ended)
	readers.Wait()
	if err := s.Rebuild(ctx, "edited"); err != nil {
		t.Fatal(err)
	}
	info, err := s.Timeline(ctx, "edited")
	if err != nil || info.Count != 500+editors*edits {
		t.Errorf("%d events, %v", info.Count, err)
	}
	checkLikeImported(t, s, "edited")
}

// readSomething makes one call of a reader and looks whether the answer is
// whole.
func readSomething(t *testing.T, s *Store, r *rand.Rand) {
	ctx := context.Background()
	switch r.IntN(4) {
	case 0:
		info, err := s.Timeline(ctx, "edited")
		if err != nil {
			t.Error(err)
			return
		}
		for _, a := range info.Extent.Tiles(info.Extent.Root()) {
			tile, err := s.Tile(ctx, info, store.BandsOf(info.Head).Profile(layout.PageProfile()), a)
			if err != nil {
				t.Error(err)
			}
			if tile.Revision == info.Revision && tile.Count() == 0 {
				t.Errorf("%+v is empty", a)
			}
		}
	case 1:
		page, err := s.Events(ctx, "replaced", store.Query{Search: "siege", Offset: int64(r.IntN(50)), Newest: true})
		if err != nil || page.Total < 50 || len(page.Events) == 0 {
			t.Errorf("%d events of %d, %v", len(page.Events), page.Total, err)
		}
	case 2:
		_, events, err := s.Stream(ctx, "replaced", store.Query{})
		if err != nil {
			t.Error(err)
			return
		}
		n := 0
		for _, err := range events {
			if err != nil {
				t.Error(err)
			}
			n++
		}
		if n != 500 && n%1000 > 2 {
			t.Errorf("a stream of %d events is of no import", n)
		}
	case 3:
		if _, total, err := s.Items(ctx, "edited", store.Query{Groups: []string{"war"}}, 100); err != nil || total == 0 {
			t.Errorf("%d items, %v", total, err)
		}
	}
}

// checkLikeImported imports what is stored under another name and compares.
func checkLikeImported(t *testing.T, s *Store, slug string) {
	t.Helper()
	head, events, err := s.Stream(context.Background(), slug, store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	again := *head
	again.Slug += "-again"
	put(t, s, &again, events)
	if diff := cmp.Diff(dump(t, s, again.Slug), dump(t, s, slug)); diff != "" {
		t.Errorf("(-imported +edited):\n%s", diff)
	}
}

// TestEditsAreNotStarvedByAnImport: an import of many chunks runs, and edits get
// their turn between any two of them.
func TestEditsAreNotStarvedByAnImport(t *testing.T) {
	s := open(t, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	put(t, s, mixedHead("edited"), mixedEvents(10, 1))
	started, edited := make(chan struct{}), make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() {
		// It would never end; an edit that got no turn would hang here.
		_, err := s.Import(ctx, mixedHead("endless"), func(yield func(timeline.Event, error) bool) {
			r := rand.New(rand.NewPCG(1, 1))
			for i := 0; yield(mixedEvent(r, strings.Fields(words), fmt.Sprint("e", i)), nil); i++ {
				if i == chunkSize {
					close(started)
				}
			}
		}, store.ImportOptions{})
		if err == nil {
			t.Error("the import ended")
		}
	})
	<-started
	go func() {
		defer close(edited)
		for i := range 10 {
			e := event(fmt.Sprint("new", i), "1999", "New")
			if _, err := s.PutEvent(context.Background(), "edited", e, nil); err != nil {
				t.Error(err)
			}
		}
	}()
	select {
	case <-edited:
	case <-time.After(time.Minute):
		t.Error("the edits got no turn")
	}
	cancel()
	running.Wait()
}

func TestStreamIsOfOneMoment(t *testing.T) {
	s := open(t, Options{})
	ctx := context.Background()
	put(t, s, mixedHead("set"), mixedEvents(300, 1))
	_, events, err := s.Stream(ctx, "set", store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, mixedHead("set"), mixedEvents(7, 2))
	if err := s.sweep(ctx); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range events {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 300 {
		t.Errorf("%d events, want the 300 that were there", n)
	}
	for _, err := range events {
		if err == nil {
			t.Error("a stream could be ranged over twice")
		}
	}
	for range 20 { // more than there are readers
		_, events, err := s.Stream(ctx, "set", store.Query{})
		if err != nil {
			t.Fatal(err)
		}
		for range events {
			break
		}
	}
}
