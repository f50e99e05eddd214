package web

import (
	"fmt"
	"net/http"
	"runtime"

	"github.com/labstack/echo/v4"
)

// A panicError is a panic of a handler, as an error like any other.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v\n%s", e.value, e.stack) }

// caught turns a panic into an error, so that one faulty request does not end
// the others. http.ErrAbortHandler is passed on: it is how a handler says that
// its half-sent answer must not look whole.
func caught(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			if value == http.ErrAbortHandler {
				panic(value)
			}
			stack := make([]byte, 16<<10)
			err = &panicError{value, stack[:runtime.Stack(stack, false)]}
		}()
		return next(c)
	}
}
