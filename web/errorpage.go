package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
	"kronika/web/view"
)

// sendErrorPage tells a person what went wrong, in their language, and what to
// do about it.
func (s *Server) sendErrorPage(c echo.Context, f reply.Failure, err error) {
	l := reply.Locale(c).Named(s.config.SiteName)
	if c.Param("lang") == "" {
		reply.VaryByLanguage(c)
	}
	page, failed := []byte(nil), error(nil)
	if f.Status != http.StatusInternalServerError {
		// The request may be over, by its deadline: what it says still has to be drawn.
		page, failed = reply.Render(context.WithoutCancel(c.Request().Context()), components.Error(s.errorView(c, l, f, err)))
	}
	if page == nil || failed != nil {
		page = bytes.ReplaceAll(s.apologies[l.Tag], []byte(idPlaceholder), []byte(requestID(c)))
	}
	if failed != nil {
		s.config.Logger.Error("draw the page of an error", "id", requestID(c), "cause", failed)
	}
	_ = reply.Send(c, reply.Answer{Status: f.Status, MediaType: reply.TypeHTML, Cache: reply.CacheNever, Body: reply.QuickBody(page)})
}

// idPlaceholder stands in an apology for the id of the request.
const idPlaceholder = "kronika-request-id"

// drawApologies draws the page for a fault of ours in every language. It is done
// once, at the start: when something fails, drawing may be what fails.
func (s *Server) drawApologies() error {
	s.apologies = map[string][]byte{}
	for _, l := range locale.Locales() {
		l := l.Named(s.config.SiteName)
		v := s.errorFrame(l, http.StatusInternalServerError)
		v.Title, v.Text = l.T("error.500.title"), l.T("error.500.text", idPlaceholder)
		page, err := reply.Render(context.Background(), components.Error(v))
		if err != nil {
			return err
		}
		s.apologies[l.Tag] = page
	}
	return nil
}

// errorFrame is a page for an error, still without words. It does not depend on
// the request.
func (s *Server) errorFrame(l *locale.Locale, status int) components.ErrorView {
	v := components.ErrorView{LayoutView: view.PlainLayout(l, address.Home), Status: strconv.Itoa(status)}
	v.NoIndex = true
	return v
}

func (s *Server) errorView(c echo.Context, l *locale.Locale, f reply.Failure, err error) components.ErrorView {
	v := s.errorFrame(l, f.Status)
	v.Title = l.T("error.other.title")
	switch f.Status {
	case http.StatusNotFound:
		v.Title, v.Text = l.T("error.404.title"), l.T("error.404.text")
		v.Search, v.Words = true, wordsOf(c.Request().URL.Path)
	case http.StatusRequestEntityTooLarge:
		v.Title, v.Text = l.T("error.413.title"), l.T("error.413.text")
	case http.StatusBadRequest:
		v.Title = l.T("error.400.title")
		v.Faults, v.Retry = badFields(c, l, err)
	case http.StatusMethodNotAllowed:
		v.Text = l.T("error.405.text")
	case http.StatusServiceUnavailable:
		v.Text = l.T("error.503.text")
	case http.StatusInsufficientStorage:
		v.Text = l.T("error.507.text")
	}
	v.DocumentView.Title = v.Title + " – " + l.T("site.name")
	if v.Text == "" && len(v.Faults) == 0 {
		v.Faults = faultViews(f.Faults)
	}
	return v
}

// badFields says in the reader's language what is wrong with a parameter and what
// to write instead, and leads to the same page without it.
func badFields(c echo.Context, l *locale.Locale, err error) ([]components.FaultView, *components.Link) {
	bad, ok := errors.AsType[*query.Error](err)
	if !ok {
		return nil, nil
	}
	query := c.QueryParams()
	query.Del(bad.Fault.Path)
	return []components.FaultView{{Field: bad.Fault.Path, Value: bad.Fault.Value, Problem: l.T(bad.Key, bad.Fault.Value)}},
		&components.Link{Text: l.T("error.400.retry"), Href: address.With(c.Request().URL.Path, query)}
}

// faultViews lists the faults of a document. Their words are those of the
// program, in English, like the document's own.
func faultViews(faults timeline.Invalid) []components.FaultView {
	views := make([]components.FaultView, len(faults))
	for i, f := range faults {
		views[i] = components.FaultView{Field: f.Path, Value: f.Value, Problem: strings.TrimSuffix(f.Problem+"; "+f.Remedy, "; ")}
	}
	return views
}

// wordsOf guesses from an address what somebody was looking for.
func wordsOf(address string) string {
	name := path.Base(address)
	name, _, _ = strings.Cut(name, ".")
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("-_+/ ", r) })
	if len(name) > query.MaxWords || locale.For(name) != nil {
		return ""
	}
	return strings.Join(words, " ")
}
