package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// A migration takes the schema from the version before its own to its own.
type migration struct {
	version int
	sql     string
	then    func(context.Context, *Store, *sql.Tx) error // nil when the script is all
}

// migrations reads the embedded scripts in order. Their names begin with their
// version: 0001_timelines.sql.
func migrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql") // sorted by name
	if err != nil {
		return nil, err
	}
	var all []migration
	for i, name := range names {
		digits, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		version, err := strconv.Atoi(digits)
		if err != nil || version != i+1 {
			return nil, fmt.Errorf("migration %s: want number %04d", name, i+1)
		}
		script, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		step := migration{version: version, sql: string(script)}
		switch version {
		case 3:
			step.then = indexAll
		case 4:
			step.then = orderAll
		}
		all = append(all, step)
	}
	return all, nil
}

// migrate brings the database up to the last of the migrations, each in a
// transaction of its own. A database that holds something is copied aside
// before its first step. Several processes may do this at once: each step looks
// again at the version after it has the write lock.
func (s *Store) migrate(ctx context.Context, steps []migration) error {
	version, err := s.schemaVersion(ctx)
	if err != nil {
		return err
	}
	if version > len(steps) {
		return &OpenError{Path: s.path, Kind: ErrNewer}
	}
	if version > 0 && version < len(steps) {
		if err := s.copyAside(ctx, len(steps)); err != nil {
			return err
		}
	}
	for _, step := range steps[min(version, len(steps)):] {
		if err := s.migrateTo(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) migrateTo(ctx context.Context, step migration) error {
	return s.update(ctx, s.writer, func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		if version >= step.version {
			return nil // another process was faster
		}
		if _, err := tx.ExecContext(ctx, step.sql); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", step.version, err)
		}
		if step.then == nil {
			return nil
		}
		return step.then(ctx, s, tx)
	})
}

// schemaVersion reads the version, and refuses a database of another program.
func (s *Store) schemaVersion(ctx context.Context) (version int, err error) {
	var application, objects int
	err = s.writer.QueryRowContext(ctx, "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema) "+
		"FROM pragma_user_version, pragma_application_id").Scan(&version, &application, &objects)
	if err != nil {
		return 0, err
	}
	if application != applicationID && (application != 0 || objects > 0) {
		return 0, &OpenError{Path: s.path, Kind: ErrForeign}
	}
	return version, nil
}

// copyAside keeps the database as it is before a migration, next to itself. A
// copy that is there already was made before an attempt that failed, so it is
// the one to keep.
func (s *Store) copyAside(ctx context.Context, version int) error {
	aside := fmt.Sprintf("%s.before-%d", s.path, version)
	if _, err := os.Stat(aside); err == nil {
		return nil
	}
	if err := s.Backup(ctx, aside); err != nil {
		return fmt.Errorf("copy the database aside before changing it: %w", err)
	}
	return nil
}
