package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/store"
)

// A failure is what an error means to whoever asked.
type failure struct {
	status int
	detail string           // for programs; in English, like the API
	faults timeline.Invalid // of what was sent
}

// statusGone is the answer to a reader who is no longer there; nobody sees it.
// The number is nginx's.
const statusGone = 499

// errPrecondition says that what is to be changed is not what the client thinks.
var errPrecondition = errors.New("precondition failed")

// errNotReady says that the database cannot be used at the moment.
var errNotReady = errors.New("the database cannot be read or written")

// diagnose says what an error means. What it does not know is a failure of ours:
// 500, and the cause stays in the log.
func diagnose(err error) failure {
	if known, ok := diagnoseHTTP(err); ok {
		return known
	}
	if faults, ok := codec.Faults(err); ok {
		return failure{http.StatusUnprocessableEntity, countFaults(len(faults)), firstFaults(faults)}
	}
	switch {
	case errors.Is(err, timeline.ErrNotFound):
		return failure{status: http.StatusNotFound, detail: "There is nothing at this address."}
	case errors.Is(err, errPrecondition):
		return failure{status: http.StatusPreconditionFailed, detail: "It was changed in the meantime; read it again and repeat the change."}
	case errors.Is(err, timeline.ErrConflict):
		return failure{status: http.StatusConflict, detail: "It was changed by someone else in the meantime, or is there already."}
	case errors.Is(err, errBusy):
		return failure{status: http.StatusServiceUnavailable, detail: "Too many requests of this kind are under way; try again in a moment."}
	case errors.Is(err, context.Canceled):
		return failure{status: statusGone}
	case errors.Is(err, errNotReady):
		return failure{status: http.StatusServiceUnavailable, detail: "The database cannot be read or written at the moment."}
	case errors.Is(err, store.ErrFull):
		return failure{status: http.StatusInsufficientStorage, detail: "The disk of the server is full. Nothing was changed; tell the operator, and try again when there is room."}
	case errors.Is(err, context.DeadlineExceeded):
		return failure{status: http.StatusServiceUnavailable, detail: "This took too long; try again, or ask for less."}
	}
	return failure{status: http.StatusInternalServerError, detail: "Something went wrong here. The request's id names it in the server's log."}
}

// diagnoseHTTP knows the errors that are about the request itself.
func diagnoseHTTP(err error) (failure, bool) {
	if tooLong, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return failure{status: http.StatusRequestEntityTooLarge,
			detail: fmt.Sprintf("The body is longer than %d bytes; use the program's import command.", tooLong.Limit)}, true
	}
	if bad, ok := errors.AsType[*badRequest](err); ok {
		return failure{status: http.StatusBadRequest, detail: bad.Error(), faults: timeline.Invalid{bad.fault}}, true
	}
	if httpErr, ok := errors.AsType[*echo.HTTPError](err); ok {
		f := failure{status: httpErr.Code}
		if text, ok := httpErr.Message.(string); ok && text != http.StatusText(httpErr.Code) {
			f.detail = text
		}
		return f, true
	}
	return failure{}, false
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

// errBusy says that too many requests do the same costly work.
var errBusy = errors.New("too many requests of this kind at once")
