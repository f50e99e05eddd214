package reply

import "github.com/labstack/echo/v4"

// A Route is an address and what answers there.
type Route struct {
	Method, Path  string
	Handle        echo.HandlerFunc
	Public        bool // scripts of every origin may read the answer
	Streams       bool // may take as long as its bytes keep moving
	TakesDocument bool // its body may be as large as Config.BodyLimit
	Checks        bool // checks a document, see gate
}
