package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"syscall"
	"time"

	"github.com/mattn/go-sqlite3"

	"kronika/timeline"
	"kronika/timeline/store"
)

// lockPatience is how long a write waits for other processes' writes.
const lockPatience = 10 * time.Second

// update runs do in one write transaction on db, the writer or an import's own
// connection. Writers of this process take turns in the order they came.
func (s *Store) update(ctx context.Context, db *sql.DB, do func(*sql.Tx) error) error {
	select {
	case s.writing <- struct{}{}:
		defer func() { <-s.writing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	var tx *sql.Tx
	err := s.retryBusy(ctx, func() (err error) {
		tx, err = db.BeginTx(ctx, nil)
		return err
	})
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		tx.Rollback() // nothing can be done about its error, and do's is the cause
		return fullError(err)
	}
	return fullError(tx.Commit())
}

// fullError marks an error that comes of a disk without room.
func fullError(err error) error {
	if errors.Is(err, store.ErrFull) {
		return err
	}
	e, ok := errors.AsType[sqlite3.Error](err)
	if ok && e.Code == sqlite3.ErrFull || errors.Is(err, syscall.ENOSPC) || ok && e.SystemErrno == syscall.ENOSPC {
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	}
	return err
}

// retryBusy repeats do while another process holds the lock. SQLite's own
// waiting sleeps up to a tenth of a second at a time and would miss the short
// pauses that an import leaves between its transactions.
func (s *Store) retryBusy(ctx context.Context, do func() error) error {
	for patience := time.Now().Add(lockPatience); ; {
		err := do()
		if !isBusy(err) || time.Now().After(patience) {
			return err
		}
		select {
		case <-time.After(time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func isBusy(err error) bool {
	e, ok := errors.AsType[sqlite3.Error](err)
	return ok && (e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked)
}

// view runs do in one read transaction: all it reads is of one moment.
func (s *Store) view(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // it wrote nothing
	return do(tx)
}

// glance is view for what takes about a millisecond. It is not to be given up
// half way: watching for that takes a goroutine for each query, and starting and
// waking them is some of such a millisecond.
func (s *Store) glance(ctx context.Context, do func(context.Context, querier) error) error {
	conn, err := s.readers.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	ctx = context.WithoutCancel(ctx)
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	defer conn.ExecContext(ctx, "ROLLBACK") // it wrote nothing
	return do(ctx, conn)
}

// querier is what a *sql.DB, a *sql.Conn and a *sql.Tx have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// each runs a query and calls scan for every row of it.
func each(ctx context.Context, q querier, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// run executes statements one after the other with the same arguments.
func run(ctx context.Context, q querier, args []any, statements ...string) error {
	for _, statement := range statements {
		if _, err := q.ExecContext(ctx, statement, args...); err != nil {
			return err
		}
	}
	return nil
}

// found turns "no rows" into the domain's word for it.
func found(err error, format string, args ...any) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf(format+": %w", append(args, timeline.ErrNotFound)...)
	}
	return err
}
