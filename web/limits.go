package web

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

const (
	// smallBody bounds the body of every request that has no business sending a
	// large one.
	smallBody = 1 << 20
	// streamPatience is how long an export or import may go without a byte
	// moving. It has no bound in all: ten million events take their time.
	streamPatience = time.Minute
)

// limited holds a request to the limits of its route.
func (s *Server) limited(r route, next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := s.limitBody(c, r); err != nil {
			return err
		}
		if r.streams {
			return next(c)
		}
		ctx, cancel := context.WithTimeout(c.Request().Context(), s.config.Timeout)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		return next(c)
	}
}

// limitBody refuses a body that says it is too long and stops one that is.
func (s *Server) limitBody(c echo.Context, r route) error {
	limit := int64(smallBody)
	if r.takesDocument {
		limit = s.config.BodyLimit
	}
	req := c.Request()
	if req.ContentLength > limit {
		return &http.MaxBytesError{Limit: limit}
	}
	req.Body = http.MaxBytesReader(c.Response().Writer, req.Body, limit)
	return nil
}

// A patientWriter puts off the write deadline with every write, so that a large
// export may take hours, but a reader who stopped reading does not hold a
// connection.
type patientWriter struct {
	http.ResponseWriter
	control *http.ResponseController
	until   time.Time
}

func patient(w http.ResponseWriter) *patientWriter {
	return &patientWriter{ResponseWriter: w, control: http.NewResponseController(w)}
}

func (w *patientWriter) Write(b []byte) (int, error) {
	if now := time.Now(); w.until.Sub(now) < streamPatience/2 {
		w.until = now.Add(streamPatience)
		// Not every writer has deadlines (a test's recorder has none); then
		// there is nobody to wait for.
		_ = w.control.SetWriteDeadline(w.until)
	}
	return w.ResponseWriter.Write(b)
}

func (w *patientWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
