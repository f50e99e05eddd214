package api

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
)

// An importAnswer says what an import did.
type importAnswer struct {
	Slug     string               `json:"slug"`
	Format   string               `json:"format"`
	Events   int64                `json:"events"`
	Revision int64                `json:"revision"`
	Replaced bool                 `json:"replaced"`
	Faults   []reply.ProblemFault `json:"faults"` // of the events left out
}

// putTimeline stores a document in any format that can be read as the timeline
// of this name: whole or not at all, and with the parameter partial its sound
// events.
func (s *API) putTimeline(c echo.Context) error {
	ctx, slug := c.Request().Context(), c.Param("slug")
	check := timelineCheck(c.Request().Header)
	if err := check.PermitTimeline(s.Store.Brief(ctx, slug)); err != nil {
		return err // before a long body is read
	}
	body, done := PatientExchange(c)
	defer done()
	options := readDecoding(c.QueryParams())
	options.Slug = slug
	format, body, err := documentFormat(c.QueryParams(), body)
	if err != nil {
		return err
	}
	stream, err := format.Decode(body, options)
	result, err := Import(ctx, s.Store, stream, err, store.ImportOptions{Partial: c.QueryParams().Has("partial"), Check: check})
	if err != nil {
		return err
	}
	return answerImport(c, slug, format.Name, result)
}

// PatientExchange is the body of a request that may take as long as its bytes
// keep moving, and then as long as the work on them does. done gives the answer
// its time.
func PatientExchange(c echo.Context) (body io.Reader, done func()) {
	w := c.Response()
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Time{}) // see patient
	return reply.PatientBody(w, c.Request().Body), func() { _ = control.SetWriteDeadline(time.Now().Add(reply.StreamPatience)) }
}

func answerImport(c echo.Context, slug, format string, result store.ImportResult) error {
	answer := importAnswer{
		Slug: slug, Format: format, Events: result.Events, Revision: result.Revision,
		Replaced: result.Replaced, Faults: reply.FaultsOf(reply.FirstFaults(result.Faults)),
	}
	status := http.StatusOK
	if !result.Replaced {
		status = http.StatusCreated
		c.Response().Header().Set("Location", address.Timeline(slug, ""))
	}
	reply.Revised(c, result.Revision)
	return reply.SendJSON(c, status, answer, "", time.Time{})
}

// timelineCheck checks the preconditions of a request to change a timeline.
func timelineCheck(h http.Header) store.Check {
	return func(current store.Info, _ *timeline.Event) error {
		tag := ""
		if current.Head != nil {
			tag = timelineTag(current)
		}
		return reply.CheckPreconditions(h, tag)
	}
}

// deleteTimeline removes a timeline.
func (s *API) deleteTimeline(c echo.Context) error {
	err := s.Store.DeleteTimeline(c.Request().Context(), c.Param("slug"), timelineCheck(c.Request().Header))
	if err != nil {
		return err
	}
	return noContent(c)
}

// readDecoding reads what a document may not say itself.
func readDecoding(values url.Values) codec.DecodeOptions {
	return codec.DecodeOptions{
		Slug: query.Parameter(values, "slug"), Title: query.Parameter(values, "title"), TimeZone: query.Parameter(values, "time_zone"),
		Languages: strings.FieldsFunc(query.Parameter(values, "language"), func(r rune) bool { return r == ',' || r == ' ' }),
	}
}

// documentFormat is the format named by the parameter, or else the one that the
// body turns out to be in. The Content-Type is not asked: half of our formats
// share theirs with others.
func documentFormat(values url.Values, body io.Reader) (codec.Format, io.Reader, error) {
	name := query.Parameter(values, "format")
	if name == "" || name == "auto" {
		return formats.Sniff(body)
	}
	if f, ok := formats.ByName(name); ok && f.Decode != nil {
		return f, body, nil
	}
	var names []string
	for _, f := range formats.All() {
		if f.Decode != nil {
			names = append(names, f.Name)
		}
	}
	return codec.Format{}, nil, query.Bad("format", name, "error.bad.format", "not a format that can be read",
		fmt.Sprintf("write one of %s, or leave it out", strings.Join(names, ", ")))
}
