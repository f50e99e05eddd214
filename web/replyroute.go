package web

import "github.com/labstack/echo/v4"

// A route is an address and what answers there.
type route struct {
	method, path  string
	handle        echo.HandlerFunc
	public        bool // scripts of every origin may read the answer
	streams       bool // may take as long as its bytes keep moving
	takesDocument bool // its body may be as large as Config.BodyLimit
	checks        bool // checks a document, see gate
}
