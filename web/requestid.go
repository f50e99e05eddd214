package web

import (
	"crypto/rand"

	"github.com/labstack/echo/v4"
)

// requestIDKey is where the request's id is kept in the context.
const requestIDKey = "kronika.request"

// identify gives each request an id of its own, for the log and for a reader who
// reports a failure. One sent by the client is not believed: it would let
// anyone write into the log whatever they like.
func identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := rand.Text()[:16]
		c.Set(requestIDKey, id)
		c.Response().Header().Set(echo.HeaderXRequestID, id)
		return next(c)
	}
}

// requestID is the id of the request at hand.
func requestID(c echo.Context) string {
	id, _ := c.Get(requestIDKey).(string)
	return id
}
