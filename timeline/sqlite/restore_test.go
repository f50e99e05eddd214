package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRestorePutsABackupInPlace(t *testing.T) {
	ctx := context.Background()
	folder := t.TempDir()
	path, backup := filepath.Join(folder, "kronika.db"), filepath.Join(folder, "backup.db")
	s := reopen(t, path, Options{})
	put(t, s, mixedHead("set"), mixedEvents(200, 1))
	want := dump(t, s, "set")
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(backup); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the backup: %v, %v", info.Mode(), err)
	}
	put(t, s, mixedHead("later"), mixedEvents(200, 2))
	if _, err := Restore(ctx, path, backup); !errors.Is(err, ErrInUse) {
		t.Fatalf("while it is open: %v, want ErrInUse", err)
	}
	if info, err := s.Timeline(ctx, "later"); err != nil || info.Count != 200 {
		t.Fatalf("after the refusal: %v", err)
	}
	// What kill -9 leaves: a database with its log beside it.
	killed := filepath.Join(folder, "killed.db")
	for _, suffix := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(killed+suffix, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	aside, err := Restore(ctx, killed, backup)
	if err != nil {
		t.Fatal(err)
	}
	restored := reopen(t, killed, Options{})
	if got := dump(t, restored, "set"); len(got) != len(want) {
		t.Errorf("the restored timeline differs: %d rows, want %d", len(got), len(want))
	}
	if _, err := restored.Timeline(ctx, "later"); !isNotFound(err) {
		t.Errorf("what came after the backup: %v", err)
	}
	old := reopen(t, aside, Options{})
	if info, err := old.Timeline(ctx, "later"); err != nil || info.Count != 200 {
		t.Errorf("the database that was moved aside: %v", err)
	}
	leftovers, _ := filepath.Glob(filepath.Join(folder, ".kronika-restore-*"))
	if len(leftovers) > 0 {
		t.Errorf("left behind: %v", leftovers)
	}
}

func TestRestoreRefusesWhatIsNoBackup(t *testing.T) {
	ctx := context.Background()
	path := closedDatabase(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) string {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	damaged := append([]byte(nil), before...)
	for i := len(damaged) / 2; i < len(damaged)/2+9000 && i < len(damaged); i++ {
		damaged[i] = 0x55
	}
	foreign := filepath.Join(t.TempDir(), "shopping.db")
	execute(t, foreign, "CREATE TABLE shopping (item)")
	newer := write("newer.db", before)
	execute(t, newer, "PRAGMA user_version = 1000")
	for _, row := range []struct {
		claim, file string
		kind        error
	}{
		{"no file", filepath.Join(t.TempDir(), "none.db"), ErrUnreadable},
		{"a text", write("text.db", []byte(strings.Repeat("text ", 100))), ErrNotDatabase},
		{"one that is damaged", write("damaged.db", damaged), ErrCorrupt},
		{"one that is cut short", write("short.db", before[:9000]), ErrCorrupt},
		{"another program's", foreign, ErrForeign},
		{"a newer program's", newer, ErrNewer},
	} {
		if _, err := Restore(ctx, path, row.file); !errors.Is(err, row.kind) {
			t.Errorf("%s: %v, want %v", row.claim, err, row.kind)
		}
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the database was touched: %v", err)
	}
}

// Others on the machine may not read what is in the database.
func TestFilesOfANewDatabaseArePrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kronika.db")
	s := reopen(t, path, Options{})
	put(t, s, mixedHead("set"), mixedEvents(20, 1))
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if info, err := os.Stat(path + suffix); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v", path+suffix, err)
		}
	}
}
