package web

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/labstack/echo/v4"
)

// logged writes one line for each request when it is over, and counts it. It is
// where an error of the chain is answered, so that the line has its status.
func (s *Server) logged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		err := next(c)
		// Deferred, for an answer that broke off halfway ends in a panic.
		defer func() {
			took := time.Since(start)
			s.metrics.observe(c, took)
			s.writeLine(c, err, took)
		}()
		if err != nil {
			s.answerError(c, err)
		}
		return nil
	}
}

func (s *Server) writeLine(c echo.Context, err error, took time.Duration) {
	r, status := c.Request(), c.Response().Status
	attrs := []slog.Attr{
		slog.String("id", requestID(c)),
		slog.String("method", r.Method),
		slog.String("path", r.URL.Path),
		slog.Int("status", status),
		slog.Int64("bytes", c.Response().Size),
		slog.Duration("took", took),
		slog.String("client", c.RealIP()),
	}
	level := slog.LevelInfo
	switch {
	case errors.Is(err, context.Canceled): // the reader went away: nobody's fault
		attrs = append(attrs, slog.Bool("gone", true))
	case status >= 500, err != nil && status < 400: // the latter broke off halfway
		level = slog.LevelError
	}
	if err != nil && level == slog.LevelError {
		attrs = append(attrs, slog.String("cause", err.Error()))
	}
	s.config.Logger.LogAttrs(r.Context(), level, "request", attrs...)
}
