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
)

// Backup writes a consistent copy of the database to a new file. Readers and
// writers go on meanwhile. The file appears under its name only when it is
// whole; one that is there already is left alone, and fs.ErrExist returned.
func (s *Store) Backup(ctx context.Context, path string) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "backup", Path: path, Err: fs.ErrExist}
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), ".kronika-backup-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	draft := filepath.Join(folder, filepath.Base(path))
	if err := s.copyTo(ctx, draft); err != nil {
		return err
	}
	if err := os.Chmod(draft, 0o600); err != nil {
		return err
	}
	if err := syncFile(draft); err != nil {
		return err
	}
	// Unlike a rename, a link never takes the place of another file.
	if err := os.Link(draft, path); err != nil && !errors.Is(err, fs.ErrExist) {
		err = os.Rename(draft, path) // a file system without links
		return errors.Join(err, syncFile(filepath.Dir(path)))
	} else if err != nil {
		return err
	}
	return syncFile(filepath.Dir(path))
}

// copyTo copies the database, packed, over a connection of its own: the
// readers' may write nothing, and the writer has other things to do.
func (s *Store) copyTo(ctx context.Context, path string) error {
	dsn := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: s.path}).EscapedPath(),
		RawQuery: url.Values{"mode": {"ro"}, "_busy_timeout": {"5000"}}.Encode()}).String()
	db, err := sql.Open("sqlite3", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("copy %s: %w", s.path, err)
	}
	return nil
}

// syncFile makes sure that a file, or the names in a folder, are on the disk.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
