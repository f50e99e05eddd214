package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Restore puts a backup in the place of the database at path, which need not be
// there. The backup is checked first, and stays as it is. The files of the old
// database, its write-ahead log included, are moved aside, for a log that belongs
// to another database would damage the new one; Restore returns the name to which
// the old file was moved, "" where there was none.
//
// The error is an *OpenError: of the backup where that cannot be used, of the
// database with the kind ErrInUse while a program has it open.
func Restore(ctx context.Context, path, backup string) (aside string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if err := inspect(path); errors.Is(err, ErrNoFolder) {
		return "", err
	}
	if err := checkBackup(ctx, backup); err != nil {
		return "", err
	}
	draft, err := copyBackup(ctx, backup, filepath.Dir(path))
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(filepath.Dir(draft))
	if err := closeOff(ctx, path); err != nil {
		return "", err
	}
	if aside, err = moveAside(path); err != nil {
		return aside, err
	}
	if err := os.Rename(draft, path); err != nil {
		return aside, err
	}
	return aside, syncFile(filepath.Dir(path))
}

// checkBackup finds out whether a file is a whole database of this program.
func checkBackup(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return &OpenError{path, ErrUnreadable, err}
	}
	if err := inspect(path); err != nil {
		return err
	}
	db, err := openCopied(path)
	if err != nil {
		return err
	}
	defer db.Close()
	var application, version int
	err = db.QueryRowContext(ctx, "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").Scan(&application, &version)
	if err == nil {
		err = checkStructure(ctx, db)
	}
	steps, stepsErr := migrations(migrationFiles)
	switch {
	case err != nil:
		return openError(path, err)
	case stepsErr != nil:
		return stepsErr
	case application != applicationID:
		return &OpenError{path, ErrForeign, nil}
	case version > len(steps):
		return &OpenError{path, ErrNewer, nil}
	}
	return nil
}

// checkStructure runs SQLite's own check of the structure of a file.
func checkStructure(ctx context.Context, q querier) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var found string
		err := rows.Scan(&found)
		if err != nil || found == "ok" {
			return err
		}
		return sqlite3.Error{Code: sqlite3.ErrCorrupt}
	}, "PRAGMA quick_check")
}

// copyBackup copies a backup into a folder of its own within the given one.
func copyBackup(ctx context.Context, backup, folder string) (string, error) {
	folder, err := os.MkdirTemp(folder, ".kronika-restore-")
	if err != nil {
		return "", err
	}
	draft := filepath.Join(folder, "kronika.db")
	if err := copyDatabase(ctx, backup, draft); err != nil {
		os.RemoveAll(folder)
		return "", err
	}
	return draft, nil
}

// closeOff writes the log of a database into its file and ends the use of a log,
// which is possible only while no program has it open. One that is damaged cannot
// be in use.
func closeOff(ctx context.Context, path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	db, err := sql.Open("sqlite3", (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: "_busy_timeout=100"}).String())
	if err != nil {
		return err
	}
	defer db.Close()
	var mode string
	err = db.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	if _, ok := errors.AsType[sqlite3.Error](err); ok && !isBusy(err) {
		return nil
	}
	if err != nil || mode == "wal" {
		return &OpenError{path, ErrInUse, err}
	}
	return nil
}

// moveAside gives the files of a database other names. The database itself keeps its
// name beside the new one, where the file system can do that, until the backup takes
// its place: so there is one under that name at every moment.
func moveAside(path string) (aside string, err error) {
	stamp := time.Now().UTC().Format("20060102T150405.000")
	for _, suffix := range []string{"-wal", "-shm", "-journal", ""} {
		to := path + ".before-restore-" + stamp + suffix
		err := errors.ErrUnsupported
		if suffix == "" {
			err = os.Link(path, to)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			err = os.Rename(path+suffix, to)
		}
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		if suffix == "" {
			aside = to
		}
	}
	return aside, nil
}
