package api

import (
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/store"
	"kronika/web/address"
)

// The API, version 1: what is stored, as JSON. Events and heads have the form
// that the document gives them (timeline/codec), so there is one schema for
// both; what surrounds them is described in openapi.yaml, against which the
// tests hold every answer.

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
		Links: summaryLinks{address.Timeline(head.Slug, ""), address.Pages(head.Slug)},
	}
}

// noContent answers that it is done.
func noContent(c echo.Context) error { return c.NoContent(http.StatusNoContent) }
