package web

import "github.com/labstack/echo/v4"

// sendErrorPage tells a person what went wrong. STUB: the pages' author replaces
// this.
func (s *Server) sendErrorPage(c echo.Context, f failure, err error) {
	_ = c.String(f.status, f.detail)
}
