package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/timeline/codec"
)

type checkAnswer struct {
	Format string         `json:"format"`
	Faults []problemFault `json:"faults"` // always empty: a document with faults is a problem
}

// postCheck reads a document and says everything that is wrong with it, and
// stores nothing.
func (s *apis) postCheck(c echo.Context) error {
	body, done := patientExchange(c)
	defer done()
	format, body, err := documentFormat(c.QueryParams(), body)
	if err != nil {
		return err
	}
	faults, err := codec.Check(c.Request().Context(), format, body, readDecoding(c.QueryParams()))
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return faults
	}
	return sendJSON(c, http.StatusOK, checkAnswer{format.Name, faultsOf(nil)}, "", time.Time{})
}
