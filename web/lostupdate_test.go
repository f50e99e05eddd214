package web

import (
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"kronika/timeline/sqlite"
)

// beside starts a second server, with a store of its own, on the same database.
func (s *site) beside() *site {
	s.t.Helper()
	kept, err := sqlite.Open(s.t.Context(), s.path, sqlite.Options{})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { kept.Close() })
	handler, err := New(Config{Store: kept, Token: token, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		s.t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	s.t.Cleanup(server.Close)
	return &site{t: s.t, url: server.URL, store: kept, path: s.path}
}

// Two people read the same thing and both send a change of it with If-Match. One
// of the two is told that it was changed meanwhile, whichever server they use.
func TestOfTwoChangesToTheSameThingExactlyOneIsMade(t *testing.T) {
	const page = "/api/v1/timelines/moon"
	s := newSite(t)
	other := s.beside()
	s.load(moon)
	for _, row := range []struct {
		claim, path string
		rounds      int
		body        func(who, round int) string
	}{
		{"an event", page + "/events/landing", 200, func(who, round int) string {
			return fmt.Sprintf(`{"id":"landing","date":"1969-07-20","title":"By %d, %d"}`, who, round)
		}},
		{"a timeline", page, 20, func(who, round int) string {
			return strings.Replace(moon, `"title"`, fmt.Sprintf(`"time_zone":"Etc/GMT+%d","title"`, 1+(who+2*round)%12), 1)
		}},
	} {
		for round := range row.rounds {
			seen := s.get(row.path).Header.Get("ETag")
			if seen == "" {
				t.Fatalf("%s has no entity tag", row.claim)
			}
			var statuses [2]int
			var both sync.WaitGroup
			for who, at := range []*site{s, other} {
				both.Go(func() {
					statuses[who] = at.do("PUT", row.path, row.body(who, round), asOperator, "If-Match: "+seen).StatusCode
				})
			}
			both.Wait()
			if statuses != [2]int{200, 412} && statuses != [2]int{412, 200} {
				t.Fatalf("%s, round %d: statuses %v, want one 200 and one 412", row.claim, round, statuses)
			}
		}
	}
}

// An import may take long. Its precondition holds at the moment in which it takes
// the place of the old timeline.
func TestAnImportDoesNotOverwriteAnEditMadeMeanwhile(t *testing.T) {
	const page = "/api/v1/timelines/moon"
	s := newSite(t)
	s.load(moon)
	seen := s.get(page).Header.Get("ETag")
	body, half := io.Pipe()
	imported := make(chan int)
	go func() {
		req := httptest.NewRequest("PUT", page, body)
		req.Header.Set("Authorization", "Bearer "+token)
		req.Header.Set("If-Match", seen)
		answer := httptest.NewRecorder()
		s.handler.ServeHTTP(answer, req)
		imported <- answer.Code
	}()
	whole := strings.Replace(moon, `"slug"`, strings.Repeat(" ", 70<<10)+`"slug"`, 1)
	if _, err := io.WriteString(half, whole[:len(whole)-40]); err != nil { // read, but not to the end
		t.Fatal(err)
	}
	if got := s.do("PUT", page+"/events/landing", `{"id":"landing","date":"1969","title":"Edited"}`, asOperator); got.StatusCode != 200 {
		t.Fatalf("the edit: %d %s", got.StatusCode, got)
	}
	io.WriteString(half, whole[len(whole)-40:])
	half.Close()
	if got := <-imported; got != 412 {
		t.Errorf("the import is answered with %d, want 412", got)
	}
	if got := s.get(page + "/events/landing"); !got.contains("Edited") {
		t.Errorf("the edit is lost: %s", got)
	}
}
