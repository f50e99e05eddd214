package sqlite

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/store"
)

// killVar makes the test binary a program that imports a timeline into the
// database it names; see TestKilledImportLeavesTheTimelineAsItWas.
const killVar = "KRONIKA_TEST_IMPORT_INTO"

const killedEvents = 25_000

func TestMain(m *testing.M) {
	if path := os.Getenv(killVar); path != "" {
		importAndSay(path)
		return
	}
	os.Exit(m.Run())
}

// importAndSay imports and says on standard output where it is.
func importAndSay(path string) {
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString("open\n")
	_, err = s.Import(context.Background(), mixedHead("set"), mixedEvents(killedEvents, 2), store.ImportOptions{
		Progress: func(done int64) {
			if done%10_000 == 0 {
				os.Stdout.WriteString("events\n")
			}
		},
		Stage: func(name string) { os.Stdout.WriteString(name + "\n") },
	})
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString("done\n")
}

// TestKilledImportLeavesTheTimelineAsItWas kills an import with a signal that no
// program can catch, at several of its stages and a while behind them. After
// that the timeline is the old one or the new one, whole, and what the dead
// import has left is cleared away.
func TestKilledImportLeavesTheTimelineAsItWas(t *testing.T) {
	reference := open(t, Options{})
	put(t, reference, mixedHead("old"), mixedEvents(300, 1))
	put(t, reference, mixedHead("new"), mixedEvents(killedEvents, 2))
	old, replaced := dump(t, reference, "old"), dump(t, reference, "new")
	for _, row := range []struct {
		stage string
		wait  time.Duration
	}{
		{"open", 0}, {"events", 0}, {"events", 30 * time.Millisecond}, {"index", 0}, {"index", 100 * time.Millisecond},
		{"layout", 0}, {"layout", 40 * time.Millisecond}, {"layout", 100 * time.Millisecond}, {"done", 0},
	} {
		t.Run(row.stage+" "+row.wait.String(), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "kronika.db")
			s := reopen(t, path, Options{})
			put(t, s, mixedHead("set"), mixedEvents(300, 1))
			importAndKill(t, path, row.stage, row.wait)

			s = reopen(t, path, Options{})
			got := dump(t, s, "set")
			whole := cmp.Equal(got, old) || cmp.Equal(got, replaced)
			if row.stage == "done" {
				whole = cmp.Equal(got, replaced)
			}
			if !whole {
				t.Fatal("the timeline is neither the old one nor the new one")
			}
			checkIntegrity(t, s)
			checkLeftoversAreSwept(t, s)
		})
	}
}

// checkIntegrity lets SQLite look at every page.
func checkIntegrity(t *testing.T, s *Store) {
	t.Helper()
	rows := rowsOf(t, s.readers, "PRAGMA integrity_check")
	for _, row := range rows {
		if row != "ok" {
			t.Errorf("the database is damaged: %s", row)
		}
	}
}

// importAndKill starts this test binary as an import and kills it at a stage.
func importAndKill(t *testing.T, path, stage string, wait time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killVar+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	reached := false
	for lines := bufio.NewScanner(out); !reached && lines.Scan(); {
		reached = strings.TrimSpace(lines.Text()) == stage
	}
	if !reached {
		t.Error("the import never came to", stage)
	}
	time.Sleep(wait)
	if err := child.Process.Kill(); err != nil {
		t.Log(err) // it may have ended by itself
	}
	_ = child.Wait() // it was killed
}

// checkLeftoversAreSwept lets the time pass after which an import without a sign
// of life is taken for dead.
func checkLeftoversAreSwept(t *testing.T, s *Store) {
	t.Helper()
	if _, err := s.writer.Exec("UPDATE timeline SET alive = alive - 3600"); err != nil {
		t.Fatal(err)
	}
	if err := s.sweep(context.Background()); err != nil {
		t.Fatal(err)
	}
	for table, want := range map[string]string{
		"timeline WHERE state <> 1":                                  "0",
		"event WHERE id >> 28 NOT IN (SELECT id FROM timeline)":      "0",
		"chrono WHERE timeline_id NOT IN (SELECT id FROM timeline)":  "0",
		"name WHERE timeline_id NOT IN (SELECT id FROM timeline)":    "0",
		"layout WHERE timeline_id NOT IN (SELECT id FROM timeline)":  "0",
		"density WHERE timeline_id NOT IN (SELECT id FROM timeline)": "0",
		"search WHERE id >> 28 NOT IN (SELECT id FROM timeline)":     "0",
	} {
		if rows := rowsOf(t, s.readers, "SELECT count(*) FROM "+table); rows[0] != want {
			t.Errorf("%s: %s rows, want %s", table, rows[0], want)
		}
	}
}
