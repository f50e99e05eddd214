package api

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/timeline/codec/formats"
	"kronika/timeline/document"
	"kronika/timeline/layout"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
)

// How many entries a list of the API has: when nobody says, and at most.
const (
	defaultEntries = 50
	maxEntries     = 1000
)

type timelineList struct {
	Timelines []timelineSummary `json:"timelines"`
	Total     int               `json:"total"`
	Next      string            `json:"next,omitempty"`
}

// listTimelines lists the timelines, the one updated last first.
func (s *API) listTimelines(c echo.Context) error {
	limit, err := query.ReadWhole(c.QueryParams(), "limit", 1, maxEntries)
	if err != nil {
		return err
	}
	after, err := readPlace(query.Parameter(c.QueryParams(), "after"))
	if err != nil {
		return err
	}
	list, err := s.pageOfTimelines(c.Request().Context(), after, cmp.Or(limit, defaultEntries))
	if err != nil {
		return err
	}
	if list.Next != "" {
		addLink(c, "next", withParameter(c, "after", list.Next))
	}
	return reply.SendJSON(c, http.StatusOK, list, reply.Tag("timelines", list), time.Time{})
}

// writePlace names where a page of the list ends: the last timeline and when that was
// updated, so that the next page begins behind it even when it is gone by then.
func writePlace(p store.ListPlace) string {
	return strconv.FormatInt(p.Updated.Unix(), 10) + "." + strconv.FormatInt(p.Key, 10)
}

// readPlace reads what writePlace wrote; nil for "".
func readPlace(text string) (*store.ListPlace, error) {
	if text == "" {
		return nil, nil
	}
	updated, number, ok := strings.Cut(text, ".")
	seconds, err := strconv.ParseInt(updated, 10, 64)
	key, keyErr := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil || keyErr != nil {
		return nil, query.Bad("after", text, "error.bad.cursor", "not a place in this list", "follow the link to the next page")
	}
	return &store.ListPlace{Updated: time.Unix(seconds, 0), Key: key}, nil
}

func (s *API) pageOfTimelines(ctx context.Context, after *store.ListPlace, limit int) (timelineList, error) {
	page, err := s.Store.Timelines(ctx, store.ListQuery{After: after, Limit: limit + 1})
	list := timelineList{Timelines: []timelineSummary{}, Total: page.Total}
	for _, info := range page.Timelines[:min(limit, len(page.Timelines))] {
		list.Timelines = append(list.Timelines, summaryOf(info))
	}
	if len(page.Timelines) > limit {
		last := page.Timelines[limit-1]
		list.Next = writePlace(store.ListPlace{Updated: last.Updated, Key: last.Key})
	}
	return list, err
}

// timelineDetail is a timeline without its events.
type timelineDetail struct {
	// Timeline is the document without its events.
	Timeline json.RawMessage `json:"timeline"`
	Events   int64           `json:"events"`
	Groups   []groupCount    `json:"groups"` // in the order of the legend; those without a group last
	Extent   *extentDetail   `json:"extent,omitempty"`
	Revision int64           `json:"revision"`
	Created  time.Time       `json:"created"`
	Updated  time.Time       `json:"updated"`
	Links    timelineLinks   `json:"links"`
}

type groupCount struct {
	Group  string `json:"group,omitempty"`
	Events int64  `json:"events"`
}

// An extentDetail is what the timeline covers of the axis, in seconds since
// 1970, and the coarsest level of tiles that is worth asking for.
type extentDetail struct {
	From  int64 `json:"from"`
	Until int64 `json:"until"`
	Root  int8  `json:"root"`
	Level int8  `json:"finest"`
}

type timelineLinks struct {
	Self   string            `json:"self"`
	Events string            `json:"events"`
	Tiles  string            `json:"tiles"` // a URI template (RFC 6570)
	Page   map[string]string `json:"page"`  // by language
	Export map[string]string `json:"export"`
}

// getTimeline answers with a timeline without its events. With them it is the
// export /t/{slug}.json, which may be of any size.
func (s *API) getTimeline(c echo.Context) error {
	info, err := s.Store.Timeline(c.Request().Context(), c.Param("slug"))
	if err != nil {
		return err
	}
	reply.Revised(c, info.Revision)
	return reply.SendJSON(c, http.StatusOK, detailOf(info), timelineTag(info), info.Updated)
}

// timelineTag is the entity tag of a timeline in the API.
func timelineTag(info store.Info) string { return reply.Tag("timeline", info.Head.Slug, info.Revision) }

func detailOf(info store.Info) timelineDetail {
	slug := info.Head.Slug
	d := timelineDetail{
		Timeline: document.AppendHead(nil, info.Head), Events: info.Count, Groups: []groupCount{},
		Revision: info.Revision, Created: info.Created.UTC(), Updated: info.Updated.UTC(),
		Links: timelineLinks{
			Self: address.Timeline(slug, ""), Events: address.Timeline(slug, "/events"),
			Tiles: address.Timeline(slug, "/tiles/{revision}/{level}/{x}"),
			Page:  address.Pages(slug), Export: map[string]string{},
		},
	}
	for _, g := range info.Head.Groups {
		d.Groups = append(d.Groups, groupCount{g.ID, info.Groups[g.ID]})
	}
	if n := info.Groups[""]; n > 0 {
		d.Groups = append(d.Groups, groupCount{"", n})
	}
	if e := info.Extent; !e.Empty() {
		d.Extent = &extentDetail{e.Lo, e.Hi, e.Root(), layout.MinLevel}
	}
	for _, f := range formats.All() {
		if f.Encode != nil {
			d.Links.Export[f.Name] = "/t/" + slug + "." + f.Extension
		}
	}
	return d
}
