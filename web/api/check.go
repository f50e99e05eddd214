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
	Faults []reply.ProblemFault `json:"faults"` // always empty: a document with faults is a problem
}

// postCheck reads a document and says everything that is wrong with it, and
// stores nothing.
func (s *API) postCheck(c echo.Context) error {
	body, done := PatientExchange(c)
	defer done()
	document, err := readDocument(c.QueryParams(), body)
	if err != nil {
		return err
	}
	format, faults, err := publish.Check(c.Request().Context(), document)
	if err != nil {
		return badFormat(err)
	}
	if len(faults) > 0 {
		return faults
	}
	return reply.SendJSON(c, http.StatusOK, checkAnswer{format.Name, reply.FaultsOf(nil)}, "", time.Time{})
}
