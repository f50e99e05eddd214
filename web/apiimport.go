package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/store"
)

// An importAnswer says what an import did.
type importAnswer struct {
	Slug     string         `json:"slug"`
	Format   string         `json:"format"`
	Events   int64          `json:"events"`
	Revision int64          `json:"revision"`
	Replaced bool           `json:"replaced"`
	Faults   []problemFault `json:"faults"` // of the events left out
}

// putTimeline stores a document in any format that can be read as the timeline
// of this name: whole or not at all, and with the parameter partial its sound
// events.
func (s *Server) putTimeline(c echo.Context) error {
	ctx, slug := c.Request().Context(), c.Param("slug")
	if err := s.timelineMayChange(c, slug); err != nil {
		return err
	}
	body, done := patientExchange(c)
	defer done()
	options := readDecoding(c.QueryParams())
	options.Slug = slug
	format, body, err := documentFormat(c.QueryParams(), body)
	if err != nil {
		return err
	}
	stream, err := format.Decode(body, options)
	result, err := Import(ctx, s.config.Store, stream, err, store.ImportOptions{Partial: c.QueryParams().Has("partial")})
	if err != nil {
		return err
	}
	return answerImport(c, slug, format.Name, result)
}

// patientExchange is the body of a request that may take as long as its bytes
// keep moving, and then as long as the work on them does. done gives the answer
// its time.
func patientExchange(c echo.Context) (body io.Reader, done func()) {
	w := c.Response()
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Time{}) // see patient
	return patientBody(w, c.Request().Body), func() { _ = control.SetWriteDeadline(time.Now().Add(streamPatience)) }
}

func answerImport(c echo.Context, slug, format string, result store.ImportResult) error {
	answer := importAnswer{
		Slug: slug, Format: format, Events: result.Events, Revision: result.Revision,
		Replaced: result.Replaced, Faults: faultsOf(firstFaults(result.Faults)),
	}
	status := http.StatusOK
	if !result.Replaced {
		status = http.StatusCreated
		c.Response().Header().Set("Location", timelineAddress(slug, ""))
	}
	revised(c, result.Revision)
	return sendJSON(c, status, answer, "", time.Time{})
}

func faultsOf(faults timeline.Invalid) []problemFault {
	list := []problemFault{}
	for _, f := range faults {
		list = append(list, problemFault(f))
	}
	return list
}

// timelineMayChange checks the preconditions of a change to a timeline that may
// or may not be there.
func (s *Server) timelineMayChange(c echo.Context, slug string) error {
	tag := ""
	info, err := s.config.Store.Timeline(c.Request().Context(), slug)
	if err == nil {
		tag = timelineTag(info)
	} else if !errors.Is(err, timeline.ErrNotFound) {
		return err
	}
	return checkPreconditions(c.Request().Header, tag)
}

// deleteTimeline removes a timeline.
func (s *Server) deleteTimeline(c echo.Context) error {
	slug := c.Param("slug")
	s.edits.Lock()
	defer s.edits.Unlock()
	if err := s.timelineMayChange(c, slug); err != nil {
		return err
	}
	if err := s.config.Store.DeleteTimeline(c.Request().Context(), slug); err != nil {
		return err
	}
	return noContent(c)
}

// readDecoding reads what a document may not say itself.
func readDecoding(values url.Values) codec.DecodeOptions {
	return codec.DecodeOptions{
		Slug: parameter(values, "slug"), Title: parameter(values, "title"), TimeZone: parameter(values, "time_zone"),
		Languages: strings.FieldsFunc(parameter(values, "language"), func(r rune) bool { return r == ',' || r == ' ' }),
	}
}

// documentFormat is the format named by the parameter, or else the one that the
// body turns out to be in. The Content-Type is not asked: half of our formats
// share theirs with others.
func documentFormat(values url.Values, body io.Reader) (codec.Format, io.Reader, error) {
	name := parameter(values, "format")
	if name == "" || name == "auto" {
		return codec.Sniff(body)
	}
	if f, ok := codec.ByName(name); ok && f.Decode != nil {
		return f, body, nil
	}
	var names []string
	for _, f := range codec.Formats() {
		if f.Decode != nil {
			names = append(names, f.Name)
		}
	}
	return codec.Format{}, nil, badParam("format", name, "error.bad.format", "not a format that can be read",
		fmt.Sprintf("write one of %s, or leave it out", strings.Join(names, ", ")))
}
