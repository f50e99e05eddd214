package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"kronika/timeline"
	"kronika/timeline/store"
)

// errRanged says that a sequence was ranged over a second time.
var errRanged = errors.New("sqlite: a stream can be ranged over once")

// Stream reads the events that a query chooses in canonical order, in constant
// memory and in one consistent state, however long it takes. Links to events that
// are not chosen are left out. The sequence can be ranged over once; until then, or
// until ctx ends, it holds one of the connections for streams.
func (s *Store) Stream(ctx context.Context, slug string, q store.Query) (*timeline.Timeline, iter.Seq2[timeline.Event, error], error) {
	tx, err := s.streams.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	info, err := s.find(ctx, tx, slug)
	if err != nil {
		tx.Rollback() // it wrote nothing
		return nil, nil, err
	}
	return info.Head, func(yield func(timeline.Event, error) bool) {
		defer tx.Rollback() // it wrote nothing
		var err error
		if q.Filters() {
			err = s.streamChosen(ctx, tx, info, q, yield)
		} else {
			err = streamAll(ctx, tx, info, yield)
		}
		if errors.Is(err, sql.ErrTxDone) && ctx.Err() == nil {
			err = errRanged
		}
		if err != nil {
			yield(timeline.Event{}, err)
		}
	}, nil
}

// errStopped ends a query whose rows nobody wants any more.
var errStopped = errors.New("stopped")

func streamAll(ctx context.Context, tx *sql.Tx, info store.Info, yield func(timeline.Event, error) bool) error {
	err := each(ctx, tx, func(rows *sql.Rows) error {
		_, e, err := scanEvent(rows, info.Head)
		if err == nil && !yield(e, nil) {
			return errStopped
		}
		return err
	}, "SELECT "+eventColumns+" FROM chrono c JOIN event e ON e.id = c.id WHERE c.timeline_id = ? "+
		"ORDER BY c.t0, c.t0n, c.ord, c.eid", info.Key)
	if errors.Is(err, errStopped) {
		return nil
	}
	return err
}
