package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// Import stores a timeline, in the place of the one that has its slug, if any.
// Readers see the old one until all of the new one is there, layout included.
// Of each event nothing stays in memory but two bytes while the layout is
// computed; what has to be sorted is sorted in files without a name.
//
// Without Partial any fault means that nothing is stored; the error is then a
// timeline.Invalid with every fault (the first thousand).
//
// With Partial the events with faults are left out, and so are single links
// that lead nowhere.
func (s *Store) Import(ctx context.Context, head *timeline.Timeline, events iter.Seq2[timeline.Event, error], o store.ImportOptions) (store.ImportResult, error) {
	// What killed imports left takes room, which this one may need.
	if err := s.sweep(ctx); err != nil {
		return store.ImportResult{}, fmt.Errorf("clear away what was left behind: %w", err)
	}
	db, err := openPool(s.path, "rw", 1)
	if err != nil {
		return store.ImportResult{}, err
	}
	defer db.Close()
	im := &importer{owner: s, db: db, head: head, options: o, items: newSorter(itemFormat, s.scratch), words: newPostings(s.scratch)}
	defer im.items.close()
	defer im.words.close()
	if err := im.begin(ctx); err != nil {
		return store.ImportResult{}, fmt.Errorf("import: %w", err)
	}
	result, err := im.run(ctx, events)
	im.room.release()
	if err = fullError(err); err != nil {
		if left := im.abandon(context.WithoutCancel(ctx), errors.Is(err, store.ErrFull)); left != nil && s.options.Background != nil {
			s.options.Background(fmt.Errorf("clear away a failed import: %w", left)) // the sweeper tries again
		}
	}
	s.sweeper.wake()
	return result, err
}

// An importer writes one timeline under an id that no reader looks at, and at
// the end lets it take the slug.
type importer struct {
	owner   *Store
	db      *sql.DB // a connection of its own: its writes take turns with the store's
	id      int64
	head    *timeline.Timeline
	options store.ImportOptions

	room    reserve
	read    importReader
	items   *sorter[layout.Item] // of the events that lie on the axis
	words   *postings
	names   int64          // rows of the table names, see check
	loose   []looseLink    // that lead nowhere, by event
	dropped map[int64]bool // numbers of events left out after they were written
	events  int64
	extent  layout.Extent
}

func (im *importer) run(ctx context.Context, events iter.Seq2[timeline.Event, error]) (store.ImportResult, error) {
	stop := im.stayAlive(ctx)
	defer stop()
	if err := im.readAll(ctx, events); err != nil {
		return store.ImportResult{}, err
	}
	im.read.checkHead()
	if err := im.check(ctx); err != nil {
		return store.ImportResult{}, err
	}
	faults := im.read.faults.list()
	if len(faults) > 0 && (!im.options.Partial || len(im.read.faults.head) > 0) {
		return store.ImportResult{}, faults
	}
	if err := im.unlink(ctx); err != nil {
		return store.ImportResult{}, err
	}
	if err := im.derive(ctx); err != nil {
		return store.ImportResult{}, err
	}
	result, err := im.publish(ctx)
	result.Faults = faults
	return result, err
}

// stage tells the caller which work begins.
func (im *importer) stage(name string) {
	if im.options.Stage != nil {
		im.options.Stage(name)
	}
}

// update is one write transaction of the import.
func (im *importer) update(ctx context.Context, do func(*sql.Tx) error) error {
	return im.owner.update(ctx, im.db, do)
}
