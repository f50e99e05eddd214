package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// The API, version 1: what is stored, as JSON. Events and heads have the form
// that the document gives them (timeline/codec), so there is one schema for
// both; what surrounds them is described in openapi.yaml, against which the
// tests hold every answer.

const apiPath = "/api/v1/timelines"

// mediaJSON is what the API speaks.
const mediaJSON = "application/json"

// sendJSON answers with v. The tag and the time say when it is still the same.
func sendJSON(c echo.Context, status int, v any, tag string, modified time.Time) error {
	text, err := marshal(v)
	if err != nil {
		return err
	}
	return send(c, reply{status: status, mediaType: mediaJSON, tag: tag, modified: modified, cache: cacheData, body: quickBody(text)})
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

// revised names the revision that an answer shows, for those who fetch tiles.
func revised(c echo.Context, revision int64) {
	c.Response().Header().Set("Kronika-Revision", strconv.FormatInt(revision, 10))
}

// addLink points at a related address.
func addLink(c echo.Context, rel, address string) {
	c.Response().Header().Add("Link", fmt.Sprintf(`<%s>; rel=%q`, address, rel))
}

// withParameter is the address of the request with one parameter replaced, or
// removed when the value is empty.
func withParameter(c echo.Context, name, value string) string {
	u := c.Request().URL
	values := u.Query()
	values.Del(name)
	if value != "" {
		values.Set(name, value)
	}
	return (&url.URL{Path: u.Path, RawQuery: values.Encode()}).String()
}

// timelineAddress is where the API has a timeline, and what below it.
func timelineAddress(slug, below string) string { return apiPath + "/" + url.PathEscape(slug) + below }

func eventAddress(slug, id string) string {
	return timelineAddress(slug, "/events/") + url.PathEscape(id)
}

// pageAddresses are those of a timeline's page, by language.
func pageAddresses(slug string) map[string]string {
	pages := map[string]string{}
	for _, l := range locale.Locales() {
		pages[l.Tag] = "/" + l.Tag + "/t/" + slug
	}
	return pages
}

// A timelineSummary is a timeline in the list of them.
type timelineSummary struct {
	Slug      string        `json:"slug"`
	Title     timeline.Text `json:"title"`
	Summary   timeline.Text `json:"summary,omitempty"`
	Languages []string      `json:"languages"`
	Events    int64         `json:"events"`
	Revision  int64         `json:"revision"`
	Created   time.Time     `json:"created"`
	Updated   time.Time     `json:"updated"`
	Links     summaryLinks  `json:"links"`
}

type summaryLinks struct {
	Self string            `json:"self"`
	Page map[string]string `json:"page"` // by language
}

func summaryOf(info store.Info) timelineSummary {
	head, first := info.Head, info.Head.FirstLanguage()
	return timelineSummary{
		Slug: head.Slug, Title: head.Title.Shorten(first), Summary: head.Summary.Shorten(first),
		Languages: append([]string{}, head.Languages...), Events: info.Count, Revision: info.Revision,
		Created: info.Created.UTC(), Updated: info.Updated.UTC(),
		Links: summaryLinks{timelineAddress(head.Slug, ""), pageAddresses(head.Slug)},
	}
}

// noContent answers that it is done.
func noContent(c echo.Context) error { return c.NoContent(http.StatusNoContent) }
