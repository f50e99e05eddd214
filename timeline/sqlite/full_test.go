package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/store"
)

// smallDisk mounts a disk of some megabytes in memory.
func smallDisk(t *testing.T, megabytes int) string {
	t.Helper()
	folder := t.TempDir()
	mount := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dm", megabytes), "tmpfs", folder)
	if out, err := mount.CombinedOutput(); err != nil {
		t.Skipf("a small disk needs a user who may mount one: %v %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", "-l", folder).Run() })
	return folder
}

// An import that fills the disk leaves everything as it was: the timelines, the
// room, and that they can be edited.
func TestAnImportThatFillsTheDiskLeavesRoomForEdits(t *testing.T) {
	ctx := context.Background()
	s := reopen(t, filepath.Join(smallDisk(t, 24), "kronika.db"), Options{})
	put(t, s, mixedHead("kept"), mixedEvents(300, 1))
	want := dump(t, s, "kept")
	for round := range 3 {
		_, err := s.Import(ctx, mixedHead("large"), mixedEvents(400_000, 2), store.ImportOptions{})
		if !errors.Is(err, store.ErrFull) {
			t.Fatalf("round %d: the import ended with %v, want store.ErrFull", round, err)
		}
		if rows := rowsOf(t, s.readers, "SELECT count(*) FROM event WHERE id >> 28 <> 1"); rows[0] != "0" {
			t.Errorf("round %d: %s events are left", round, rows[0])
		}
		if err := s.Ready(ctx); err != nil {
			t.Errorf("round %d: after the import: %v", round, err)
		}
		if round == 0 && len(dump(t, s, "kept")) != len(want) {
			t.Error("another timeline has changed")
		}
		for n := range 20 {
			e := timeline.Event{ID: fmt.Sprintf("after-%d-%d", round, n), Date: edtf.MustParse("1999"), Title: timeline.Plain("After")}
			if _, err := s.PutEvent(ctx, "kept", e, nil); err != nil {
				t.Fatalf("round %d: edit %d: %v", round, n, err)
			}
		}
	}
}

// A disk that is full by other means is said, and work goes on when there is room.
func TestAFullDiskIsSaidUntilThereIsRoom(t *testing.T) {
	ctx := context.Background()
	folder := smallDisk(t, 24)
	s := reopen(t, filepath.Join(folder, "kronika.db"), Options{})
	put(t, s, mixedHead("kept"), mixedEvents(300, 1))
	if err := s.Ready(ctx); err != nil {
		t.Fatal(err)
	}
	filler := filepath.Join(folder, "filler")
	f, err := os.Create(filler)
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	f.Close()
	edit := func(n int) error {
		e := timeline.Event{ID: fmt.Sprint("e", n), Date: edtf.MustParse("1999"), Title: timeline.Plain("After")}
		_, err := s.PutEvent(ctx, "kept", e, nil)
		return err
	}
	for n := 0; ; n++ { // the log may have room for some
		if err = edit(n); err != nil || n > 1000 {
			break
		}
	}
	if !errors.Is(err, store.ErrFull) {
		t.Errorf("an edit on the full disk: %v, want store.ErrFull", err)
	}
	time.Sleep(readyFor)
	if err := s.Ready(ctx); !errors.Is(err, store.ErrFull) {
		t.Errorf("ready: %v, want store.ErrFull", err)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	time.Sleep(readyFor)
	if err := s.Ready(ctx); err != nil {
		t.Errorf("ready with room again: %v", err)
	}
	if err := edit(5000); err != nil {
		t.Errorf("an edit with room again: %v", err)
	}
}
