package reply

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/source"
	"kronika/timeline/store"
	"kronika/web/query"
)

// A Failure is what an error means to whoever asked.
type Failure struct {
	Status int
	detail string           // for programs; in English, like the API
	Faults timeline.Invalid // of what was sent
}

// StatusGone is the answer to a reader who is no longer there; nobody sees it.
// The number is nginx's.
const StatusGone = 499

// errPrecondition says that what is to be changed is not what the client thinks.
var errPrecondition = errors.New("precondition failed")

// ErrNotReady says that the database cannot be used at the moment.
var ErrNotReady = errors.New("the database cannot be read or written")

// Diagnose says what an error means. What it does not know is a failure of ours:
// 500, and the cause stays in the log.
func Diagnose(err error) Failure {
	if known, ok := diagnoseHTTP(err); ok {
		return known
	}
	if faults, ok := source.Faults(err); ok {
		return Failure{http.StatusUnprocessableEntity, countFaults(len(faults)), FirstFaults(faults)}
	}
	switch {
	case errors.Is(err, timeline.ErrNotFound):
		return Failure{Status: http.StatusNotFound, detail: "There is nothing at this address."}
	case errors.Is(err, errPrecondition):
		return Failure{Status: http.StatusPreconditionFailed, detail: "It was changed in the meantime; read it again and repeat the change."}
	case errors.Is(err, timeline.ErrConflict):
		return Failure{Status: http.StatusConflict, detail: "It was changed by someone else in the meantime, or is there already."}
	case errors.Is(err, ErrBusy):
		return Failure{Status: http.StatusServiceUnavailable, detail: "Too many requests of this kind are under way; try again in a moment."}
	case errors.Is(err, context.Canceled):
		return Failure{Status: StatusGone}
	case errors.Is(err, ErrNotReady):
		return Failure{Status: http.StatusServiceUnavailable, detail: "The database cannot be read or written at the moment."}
	case errors.Is(err, store.ErrFull):
		return Failure{Status: http.StatusInsufficientStorage, detail: "The disk of the server is full. Nothing was changed; tell the operator, and try again when there is room."}
	case errors.Is(err, context.DeadlineExceeded):
		return Failure{Status: http.StatusServiceUnavailable, detail: "This took too long; try again, or ask for less."}
	}
	return Failure{Status: http.StatusInternalServerError, detail: "Something went wrong here. The request's id names it in the server's log."}
}

// diagnoseHTTP knows the errors that are about the request itself.
func diagnoseHTTP(err error) (Failure, bool) {
	if tooLong, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return Failure{Status: http.StatusRequestEntityTooLarge,
			detail: fmt.Sprintf("The body is longer than %d bytes; use the program's import command.", tooLong.Limit)}, true
	}
	if bad, ok := errors.AsType[*query.Error](err); ok {
		return Failure{Status: http.StatusBadRequest, detail: bad.Error(), Faults: timeline.Invalid{bad.Fault}}, true
	}
	if httpErr, ok := errors.AsType[*echo.HTTPError](err); ok {
		f := Failure{Status: httpErr.Code}
		if text, ok := httpErr.Message.(string); ok && text != http.StatusText(httpErr.Code) {
			f.detail = text
		}
		return f, true
	}
	return Failure{}, false
}

func countFaults(n int) string {
	switch {
	case n == 1:
		return "There is one fault."
	case n > problemFaults:
		return fmt.Sprintf("There are %d faults; the first %d are listed.", n, problemFaults)
	}
	return fmt.Sprintf("There are %d faults.", n)
}

// ErrBusy says that too many requests do the same costly work.
var ErrBusy = errors.New("too many requests of this kind at once")
