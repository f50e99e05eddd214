package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/store"
)

// closedDatabase is the path of a database that holds the timeline "set".
func closedDatabase(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kronika.db")
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, mixedHead("set"), mixedEvents(200, 1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func execute(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
}

func TestWhatCannotBeOpenedSaysWhatToDo(t *testing.T) {
	write := func(t *testing.T, content string) string {
		path := filepath.Join(t.TempDir(), "kronika.db")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, row := range []struct {
		claim string
		path  func(t *testing.T) string
		kind  error
		says  string
	}{
		{"a folder that is missing", func(t *testing.T) string { return filepath.Join(t.TempDir(), "no", "kronika.db") }, ErrNoFolder, "create it"},
		{"a folder in the file's place", func(t *testing.T) string { return t.TempDir() }, ErrNotDatabase, "choose another file"},
		{"a file in the folder's place", func(t *testing.T) string { return write(t, "x") + "/kronika.db" }, ErrNoFolder, "create it"},
		{"a text", func(t *testing.T) string { return write(t, "kronika: 1") }, ErrNotDatabase, "choose another file"},
		{"a long text", func(t *testing.T) string { return write(t, strings.Repeat("kronika ", 1000)) }, ErrNotDatabase, "choose another file"},
		{"another program's database", func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), "kronika.db")
			execute(t, path, "CREATE TABLE shopping (item)")
			return path
		}, ErrForeign, "another program"},
		{"a newer program's", func(t *testing.T) string {
			path := closedDatabase(t)
			execute(t, path, "PRAGMA user_version = 1000")
			return path
		}, ErrNewer, "start that version"},
		{"one that is cut short", func(t *testing.T) string {
			path := closedDatabase(t)
			if err := os.Truncate(path, 9000); err != nil {
				t.Fatal(err)
			}
			return path
		}, ErrCorrupt, "backup"},
	} {
		t.Run(row.claim, func(t *testing.T) {
			s, err := Open(context.Background(), row.path(t), Options{})
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, row.kind) || !strings.Contains(err.Error(), row.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v; want %v, one line with %q", err, row.kind, row.says)
			}
		})
	}
}

// TestReadOnlyFolderIsSaid needs a user whom permissions bind; to root every
// folder can be written.
func TestReadOnlyFolderIsSaid(t *testing.T) {
	if syscall.Getuid() == 0 {
		for _, code := range readOnlyErrors() {
			err := openError("/data/kronika.db", code)
			if !errors.Is(err, ErrReadOnly) || !strings.Contains(err.Error(), "write permission") {
				t.Errorf("%v: %v", code, err)
			}
		}
		return
	}
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), filepath.Join(folder, "kronika.db"), Options{}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("%v, want %v", err, ErrReadOnly)
	}
}

func TestEmptyFileBecomesADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "name with ? and % and #.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := reopen(t, path, Options{})
	put(t, s, mixedHead("set"), mixedEvents(5, 1))
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Errorf("the file was not used: %v", err)
	}
}

func TestBackupIsTheWholeDatabase(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("set"), mixedEvents(500, 1))
	want := dump(t, s, "set")
	path := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	copied := reopen(t, path, Options{})
	if diff := cmp.Diff(want, dump(t, copied, "set")); diff != "" {
		t.Errorf("(-original +copy):\n%s", diff)
	}
	if _, err := copied.PutEvent(context.Background(), "set", event("new", "1999", "New"), nil); err != nil {
		t.Errorf("the copy cannot be edited: %v", err)
	}
	if err := s.Backup(context.Background(), path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	if err := s.Backup(context.Background(), filepath.Join(path, "no", "folder")); err == nil {
		t.Error("into no folder: no error")
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), "backup.db") {
			t.Errorf("%s is left beside the copy", entry.Name())
		}
	}
}

// TestArchivedSchemasMigrate opens a database of every version there was. The
// archive of the current one is what the migrations make now; a change of the
// schema gets a migration of its own, not another 0001.
func TestArchivedSchemasMigrate(t *testing.T) {
	archived, err := fs.Glob(os.DirFS("testdata"), "schema-*.sql")
	if err != nil || len(archived) == 0 {
		t.Fatal("no archived schemas:", err)
	}
	steps, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	if len(archived) != len(steps) {
		t.Errorf("%d archived schemas, %d migrations", len(archived), len(steps))
	}
	fresh := schemaOf(t, open(t, Options{}))
	for _, name := range archived {
		t.Run(name, func(t *testing.T) {
			script, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "kronika.db")
			execute(t, path, string(script))
			s := reopen(t, path, Options{})
			if diff := cmp.Diff(fresh, schemaOf(t, s)); diff != "" {
				t.Errorf("schema (-fresh +migrated):\n%s", diff)
			}
			page, err := s.Events(context.Background(), "archived", store.Query{Search: "termet"})
			if err != nil || page.Total != 1 {
				t.Errorf("%d events found, %v", page.Total, err)
			}
			checkLikeImported(t, s, "archived")
			checkIntegrity(t, s)
		})
	}
}

// schemaOf lists the objects of a database.
func schemaOf(t *testing.T, s *Store) []string {
	return rowsOf(t, s.readers, "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name")
}

// TestMigrationCopiesTheDatabaseAside adds a step that breaks, and one that does
// not.
func TestMigrationCopiesTheDatabaseAside(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("set"), mixedEvents(20, 1))
	ctx := context.Background()
	steps, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	next := len(steps) + 1
	broken := append(steps, migration{version: next, sql: "CREATE TABLE half (a); CREATE TABLE half (a);"})
	if err := s.migrate(ctx, broken); err == nil {
		t.Error("a broken step was no error")
	}
	if rows := rowsOf(t, s.writer, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"); rows[0] != "0" {
		t.Error("half a step was done")
	}
	sound := append(steps, migration{version: next, sql: "CREATE TABLE other (a); PRAGMA user_version = 1000;"})
	if err := s.migrate(ctx, sound); err != nil {
		t.Error(err)
	}
	aside, err := filepath.Glob(s.path + ".before-*")
	if err != nil || len(aside) != 1 {
		t.Fatalf("copies aside: %v, %v", aside, err)
	}
	if diff := cmp.Diff(dump(t, s, "set"), dump(t, reopen(t, aside[0], Options{}), "set")); diff != "" {
		t.Errorf("(-database +copy aside):\n%s", diff)
	}
}
