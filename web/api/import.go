package api

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/publish"
	"kronika/timeline/source"
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
	Notes    []note               `json:"notes"`
	Faults   []reply.ProblemFault `json:"faults"` // of the events left out
}

// A note says what of a document was read otherwise than it stands there, or is kept and
// not shown, and how many times.
type note struct {
	Path  string `json:"path"` // of the first
	What  string `json:"what"`
	Count int    `json:"count"`
}

func notesOf(r source.Report) []note {
	notes := []note{}
	for _, n := range r {
		notes = append(notes, note(n))
	}
	return notes
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
	body, done := reply.PatientExchange(c)
	defer done()
	document, err := readDocument(c.QueryParams(), body)
	if err != nil {
		return err
	}
	document.Slug = slug
	result, err := publish.Import(ctx, s.Store, document, store.ImportOptions{Partial: c.QueryParams().Has("partial"), Check: check})
	if err != nil {
		return badFormat(err)
	}
	return answerImport(c, result)
}

func answerImport(c echo.Context, result publish.Imported) error {
	answer := importAnswer{
		Slug: result.Slug, Format: result.Format.Name, Events: result.Events, Revision: result.Revision,
		Replaced: result.Replaced, Notes: notesOf(result.Notes), Faults: reply.FaultsOf(reply.FirstFaults(result.Faults)),
	}
	status := http.StatusOK
	if !result.Replaced {
		status = http.StatusCreated
		c.Response().Header().Set("Location", address.Timeline(result.Slug, ""))
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

// maxExpand bounds how many events a recurring entry of an API's document may
// become.
const maxExpand = 10_000

// readDocument reads what a document may not say itself. The Content-Type is not
// asked for the format: half of our formats share theirs with others.
func readDocument(values url.Values, body io.Reader) (publish.Document, error) {
	expand, err := query.ReadWhole(values, "expand", 1, maxExpand)
	order := query.Parameter(values, "order")
	if err == nil && order != "" && order != "day" && order != "month" {
		err = query.Bad("order", order, "error.bad.order", "not what can come first", "write day or month")
	}
	dashes := query.Parameter(values, "dashes")
	if err == nil && dashes != "" && dashes != "years" && dashes != "month" {
		err = query.Bad("dashes", dashes, "error.bad.dashes", "not a reading", "write years or month")
	}
	columns := map[string]string{}
	for _, pair := range strings.Split(query.Parameter(values, "map"), ",") {
		if ours, theirs, ok := strings.Cut(pair, "="); ok {
			columns[strings.TrimSpace(theirs)] = strings.TrimSpace(ours)
		}
	}
	return publish.Document{Reader: body, Format: query.Parameter(values, "format"), DecodeOptions: codec.DecodeOptions{
		Slug: query.Parameter(values, "slug"), Title: query.Parameter(values, "title"), TimeZone: query.Parameter(values, "time_zone"),
		Languages: strings.FieldsFunc(query.Parameter(values, "language"), func(r rune) bool { return r == ',' || r == ' ' }),
		Expand:    expand, Columns: columns, Order: order, Dashes: dashes, Serial: values.Has("serial"), Encoding: query.Parameter(values, "encoding"), Sheet: query.Parameter(values, "sheet"), Loose: values.Has("loose"),
	}}, err
}

// badFormat says that the parameter format names no format that can be read.
func badFormat(err error) error {
	if e, ok := errors.AsType[*publish.OptionError](err); ok { // the encoding is the only one of a document
		return query.Bad(e.Option, e.Value, "error.bad.encoding", e.Fault, e.Remedy)
	}
	if e, ok := errors.AsType[*publish.UnknownFormat](err); ok {
		return query.Bad("format", e.Name, "error.bad.format", "not a format that can be read", e.Remedy()+", or leave it out")
	}
	return err
}
