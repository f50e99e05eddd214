package api

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/timeline/publish"
	"kronika/web/reply"
)

type checkAnswer struct {
	Format string               `json:"format"`
	Events int64                `json:"events"`
	Notes  []note               `json:"notes"`
	Faults []reply.ProblemFault `json:"faults"` // always empty: a document with faults is a problem
}

// postCheck reads a document and says everything that is wrong with it, and
// stores nothing.
func (s *API) postCheck(c echo.Context) error {
	body, done := reply.PatientExchange(c)
	defer done()
	document, err := readDocument(c.QueryParams(), body)
	if err != nil {
		return err
	}
	found, err := publish.Check(c.Request().Context(), document, 0)
	if err != nil {
		return badFormat(err)
	}
	if len(found.Faults) > 0 {
		return found.Faults
	}
	return reply.SendJSON(c, http.StatusOK, checkAnswer{found.Format.Name, found.Read, notesOf(found.Notes), reply.FaultsOf(nil)}, "", time.Time{})
}
