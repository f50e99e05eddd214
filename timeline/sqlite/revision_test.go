package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// An address with a revision in it is kept forever. So a database that goes on
// from a backup must not give out a revision that was given out after the backup
// was made.
func TestARevisionIsNotGivenOutAgainAfterABackupIsRestored(t *testing.T) {
	ctx := context.Background()
	edited := func(s *Store) int64 {
		t.Helper()
		if _, err := s.PutEvent(ctx, "set", draw(1, mixedDate)[0], nil); err != nil {
			t.Fatal(err)
		}
		info, err := s.Timeline(ctx, "set")
		if err != nil {
			t.Fatal(err)
		}
		return info.Revision
	}
	s := open(t, Options{})
	put(t, s, mixedHead("set"), mixedEvents(20, 1))
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	given := map[int64]bool{}
	for range 20 { // in one millisecond, too, each edit has its own
		revision := edited(s)
		if given[revision] {
			t.Errorf("revision %d is given out twice", revision)
		}
		given[revision] = true
	}
	time.Sleep(25 * time.Millisecond) // putting a backup in place takes longer
	data, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	restored := filepath.Join(t.TempDir(), "kronika.db")
	if err := os.WriteFile(restored, data, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(ctx, restored, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if revision := edited(again); given[revision] {
		t.Errorf("after the backup was restored, revision %d is given out again", revision)
	}
}
