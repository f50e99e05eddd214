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
	if err := copyDatabase(ctx, s.path, draft); err != nil {
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

// copyDatabase copies a database, packed and with what its log holds, to a file
// that only this user can read. It has a connection of its own: a store's readers
// may write nothing, and its writer has other work.
func copyDatabase(ctx context.Context, from, to string) error {
	db, err := openCopied(from)
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return fmt.Errorf("copy %s: %w", from, fullError(err))
	}
	if err := os.Chmod(to, 0o600); err != nil {
		return err
	}
	return syncFile(to)
}

// openCopied opens a database that is to be copied, for reading.
func openCopied(path string) (*sql.DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	return sql.Open("sqlite3", (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(),
		RawQuery: url.Values{"mode": {"ro"}, "_busy_timeout": {"5000"}}.Encode()}).String())
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
