package reply

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// StreamPatience is how long an export or import may go without a byte moving.
// It has no bound in all: ten million events take their time.
const StreamPatience = time.Minute

// A patientWriter puts off the write deadline with every write, so that a large
// export may take hours, but a reader who stopped reading does not hold a
// connection.
type patientWriter struct {
	http.ResponseWriter
	control *http.ResponseController
	until   time.Time
}

func patient(w http.ResponseWriter) *patientWriter {
	control := http.NewResponseController(w)
	// The server watches the connection while the handler runs, and would take
	// its read deadline for the reader's going away. Not every writer has
	// deadlines (a test's recorder has none); then there is nobody to wait for.
	_ = control.SetReadDeadline(time.Time{})
	return &patientWriter{ResponseWriter: w, control: control}
}

func (w *patientWriter) Write(b []byte) (int, error) {
	if now := time.Now(); w.until.Sub(now) < StreamPatience/2 {
		w.until = now.Add(StreamPatience)
		_ = w.control.SetWriteDeadline(w.until)
	}
	n, err := w.ResponseWriter.Write(b)
	if err != nil {
		return n, fmt.Errorf("the reader is gone: %w (%w)", context.Canceled, err)
	}
	return n, nil
}

func (w *patientWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// A patientReader puts off the read deadline with every read, and when the body
// has ended gives the work that follows all the time it takes.
type patientReader struct {
	body    io.Reader
	control *http.ResponseController
	until   time.Time
}

func PatientBody(w http.ResponseWriter, body io.Reader) *patientReader {
	return &patientReader{body: body, control: http.NewResponseController(w)}
}

func (r *patientReader) Read(b []byte) (int, error) {
	if now := time.Now(); r.until.Sub(now) < StreamPatience/2 {
		r.until = now.Add(StreamPatience)
		_ = r.control.SetReadDeadline(r.until)
	}
	n, err := r.body.Read(b)
	if err != nil {
		_ = r.control.SetReadDeadline(time.Time{})
	}
	return n, err
}

// PatientExchange is the body of a request that may take as long as its bytes
// keep moving, and then as long as the work on them does. done gives the answer
// its time.
func PatientExchange(c echo.Context) (body io.Reader, done func()) {
	w := c.Response()
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Time{}) // see PatientBody
	return PatientBody(w, c.Request().Body), func() { _ = control.SetWriteDeadline(time.Now().Add(StreamPatience)) }
}
