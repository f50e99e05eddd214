package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"kronika/timeline/layout"
)

// applicationID marks a file as ours: "KRON". See PRAGMA application_id.
const applicationID = 0x4B524F4E

// Options say how a database is opened. The zero value is right for a server.
type Options struct {
	// Readers is how many queries may run at once; 0 stands for one more than
	// the processors, at least 4.
	Readers int
	// InlineLayout is the greatest number of events that are laid out anew at
	// every edit. In a larger timeline an edit moves only what has to make way.
	// 0 stands for layout.MaxElastic.
	InlineLayout int64
	// Background takes errors of the work that nobody waits for: sweeping and
	// layout. Nil drops them; the work is tried again either way.
	Background func(error)
}

// A Store is an open database. It may be used by any number of goroutines.
type Store struct {
	path    string
	options Options
	readers *sql.DB
	// streams are readers of their own: an export may hold one for hours, and a
	// page must not wait for it.
	streams *sql.DB
	writer  *sql.DB
	// writing is held for the length of each write transaction of this process.
	// SQLite's own lock is not fair: an edit would starve beside an import.
	writing chan struct{}

	heads     headCache
	searches  searchCache
	listLimit int        // see choose
	layouts   *caretaker // brings layouts up to date with the edits
	sweeper   *caretaker // clears away what imports and deletions leave
	stop      context.CancelFunc

	readiness sync.Mutex
	ready     error // what Ready answered at readyAt
	readyAt   time.Time
	running   sync.WaitGroup
}

// Open opens the database at path, a plain file name, creates it where there is
// none, and brings it up to this program's schema. An error is an *OpenError
// wherever the person can do something about it.
func Open(ctx context.Context, path string, options Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := inspect(path); err != nil {
		return nil, err
	}
	s, err := newStore(path, options)
	if err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		s.closePools()
		return nil, openError(path, err)
	}
	background, stop := context.WithCancel(context.Background())
	s.stop = stop
	for _, c := range []*caretaker{s.layouts, s.sweeper} {
		s.running.Go(func() { c.run(background, options.Background) })
	}
	return s, nil
}

func newStore(path string, options Options) (*Store, error) {
	if options.Readers <= 0 {
		options.Readers = max(4, runtime.NumCPU()+1)
	}
	if options.InlineLayout <= 0 {
		options.InlineLayout = layout.MaxElastic
	}
	if err := createPrivate(path); err != nil {
		return nil, &OpenError{path, ErrReadOnly, err}
	}
	s := &Store{path: path, options: options, writing: make(chan struct{}, 1), listLimit: defaultListLimit}
	s.layouts, s.sweeper = newCaretaker(s.relayAll), newCaretaker(s.sweep)
	var err error
	if s.writer, err = openPool(path, "rw", 1); err != nil {
		return nil, err
	}
	if s.readers, err = openPool(path, "ro", options.Readers); err != nil {
		s.writer.Close()
		return nil, err
	}
	if s.streams, err = openPool(path, "ro", options.Readers); err != nil {
		s.readers.Close()
		s.writer.Close()
		return nil, err
	}
	return s, nil
}

// createPrivate creates the file of a new database so that only this user can read
// it. SQLite gives its other files the same permissions. Those of an existing file
// are the operator's choice.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// openPool opens one of the two pools. Every pragma stands in the data source
// name, so that each connection of the pool has it.
func openPool(path, mode string, connections int) (*sql.DB, error) {
	q := url.Values{
		"_stmt_cache_size": {"256"}, // a tile has two statements of its own for every level
		"_foreign_keys":    {"on"},
	}
	if mode == "rw" {
		q.Set("_journal_mode", "WAL")
		q.Set("_synchronous", "NORMAL")
		q.Set("_txlock", "immediate")
		q.Set("_busy_timeout", "20") // update does the waiting
		q.Set("_cache_size", "-16384")
	} else {
		q.Set("_query_only", "1")
		q.Set("_busy_timeout", "5000")
		q.Set("_cache_size", "-16384")
	}
	dsn := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
	db, err := sql.Open("sqlite3", dsn)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// prepare makes the first connection, the writer's, which also turns the
// write-ahead log on, and then migrates.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.retryBusy(ctx, func() error { return s.writer.PingContext(ctx) }); err != nil {
		return err
	}
	steps, err := migrations(migrationFiles)
	if err != nil {
		return err
	}
	if err := s.migrate(ctx, steps); err != nil {
		return err
	}
	return s.readers.PingContext(ctx)
}

// Close ends the background work and closes the file. Layout work that is not
// done is taken up at the next Open; wait for Settle first where it matters.
func (s *Store) Close() error {
	s.stop()
	s.running.Wait()
	return s.closePools()
}

func (s *Store) closePools() error {
	err := errors.Join(s.streams.Close(), s.readers.Close())
	// The last connection to close checkpoints the log; it has to be one that
	// may write.
	if e := s.writer.Close(); err == nil {
		err = e
	}
	return err
}

func now() int64 { return time.Now().Unix() }
