package reply

import (
	"bytes"
	"encoding/json"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
)

// SendJSON answers with v. The tag and the time say when it is still the same.
func SendJSON(c echo.Context, status int, v any, tag string, modified time.Time) error {
	text, err := marshal(v)
	if err != nil {
		return err
	}
	return Send(c, Answer{Status: status, MediaType: MediaJSON, Tag: tag, Modified: modified, Cache: CacheData, Body: QuickBody(text)})
}

// marshal writes JSON that leaves <, > and & as they are: it is never part of a
// page.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// Revised names the revision that an answer shows, for those who fetch tiles.
func Revised(c echo.Context, revision int64) {
	c.Response().Header().Set("Kronika-Revision", strconv.FormatInt(revision, 10))
}

// MediaJSON is what the API speaks.
const MediaJSON = "application/json"
