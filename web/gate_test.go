package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// Fifty clients that ask for costly work at the same time: some are served, the
// others are told to come back, and a reader of a page is not kept waiting.
func TestCostlyWorkIsBounded(t *testing.T) {
	s := newSite(t)
	server := s.handler.(*Server)
	var statuses sync.Map
	bodies := make([]*io.PipeWriter, 50)
	var clients sync.WaitGroup
	for i := range bodies {
		body, w := io.Pipe()
		bodies[i] = w
		clients.Go(func() {
			answer := httptest.NewRecorder()
			server.ServeHTTP(answer, httptest.NewRequest("POST", "/api/v1/check", body))
			body.Close()
			statuses.Store(i, answer)
		})
	}
	if got := s.get(examplePage).StatusCode; got != 200 {
		t.Errorf("a reader meanwhile: %d", got)
	}
	var writers sync.WaitGroup
	for _, w := range bodies { // those that are refused close theirs
		writers.Go(func() { io.WriteString(w, " ") })
	}
	writers.Wait()
	if n := len(server.checks); n != cap(server.checks) {
		t.Errorf("%d checks at once, want %d", n, cap(server.checks))
	}
	for _, w := range bodies {
		io.WriteString(w, moon)
		w.Close()
	}
	clients.Wait()
	count := map[int]int{}
	statuses.Range(func(_, value any) bool {
		answer := value.(*httptest.ResponseRecorder)
		count[answer.Code]++
		if answer.Code == http.StatusServiceUnavailable && answer.Header().Get("Retry-After") == "" {
			t.Error("a refused request is not told when to come back")
		}
		return true
	})
	if count[200] != cap(server.checks) || count[503] != 50-cap(server.checks) {
		t.Errorf("answers by status: %v, want %d × 200 and the rest 503", count, cap(server.checks))
	}
}

func TestSearchesAreBoundedAndPagesAreNot(t *testing.T) {
	s := newSite(t)
	server := s.handler.(*Server)
	for range cap(server.searches) {
		server.searches <- struct{}{}
	}
	a := s.get(examplePage+"?q=visit", "Accept: text/html")
	if a.StatusCode != 503 || a.Header.Get("Retry-After") == "" {
		t.Errorf("a search beyond the bound: %d", a.StatusCode)
	}
	if got := s.get(examplePage).StatusCode; got != 200 {
		t.Errorf("a page: %d", got)
	}
	<-server.searches
	if got := s.get(examplePage + "?q=visit").StatusCode; got != 200 {
		t.Errorf("a search with room: %d", got)
	}
}
