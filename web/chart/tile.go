package chart

import (
	"context"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/query"
	"kronika/web/reply"
)

// getTile answers with one tile of a timeline's chart: as the fragment of HTML
// that the page is made of, or as JSON where the address ends with .json.
//
// The revision is part of the address, so a tile of the current revision never
// changes and may be kept for ever. One of another revision is answered with the
// tile as it is now, which may not be kept, and names its revision. What was drawn
// is kept beside the pages for the readers that follow.
func (s *Charts) getTile(c echo.Context) error {
	ctx := c.Request().Context()
	info, err := s.store.Brief(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	asked, err := readTile(c, info)
	if err != nil {
		return err
	}
	v := asked.view
	key := reply.Tag("tile", asked.json, asked.locale.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision,
		asked.profile.ID, asked.address, v.Query().Encode())
	revision := info.Revision
	kept, ok := s.cache.Get(key)
	if !ok {
		if kept, revision, err = s.drawTile(ctx, info, asked); err != nil {
			return err
		}
		if revision == info.Revision {
			s.cache.Put(key, kept)
		}
	}
	answer := reply.Answer{MediaType: reply.TypeHTML, Cache: reply.CacheNever, Body: kept}
	if asked.json {
		answer.MediaType = reply.MediaJSON
	}
	if revision == asked.revision {
		answer.Cache = reply.CacheForever
	}
	reply.Revised(c, revision)
	return reply.Send(c, answer)
}

// drawTile draws a tile as it is now, and returns of which revision that is.
func (s *Charts) drawTile(ctx context.Context, info store.Info, asked tileRequest) (*reply.Body, int64, error) {
	source, err := s.tileSource(ctx, info, asked.view, asked.profile)
	if err != nil {
		return nil, 0, err
	}
	tile, err := source.tile(ctx, asked.address)
	if err != nil {
		return nil, 0, err
	}
	var drawn []byte
	if asked.json {
		drawn, err = encodeTile(tile, asked.locale)
	} else {
		d := newChartDrawer(s, asked.locale, info, asked.view, asked.profile)
		drawn, err = reply.Render(ctx, components.ChartTile(d.tileDrawer(source).tile(tile)))
	}
	return reply.QuickBody(drawn), tile.Revision, err
}

// A tileRequest is which tile is asked for, and how.
type tileRequest struct {
	revision int64
	address  layout.Address
	json     bool
	view     query.View // its words and groups
	profile  layout.Profile
	locale   *locale.Locale
}

// readTile reads a request for a tile. What is no tile does not exist; the
// parameters say what is wrong with them.
func readTile(c echo.Context, info store.Info) (asked tileRequest, err error) {
	x, isJSON := strings.CutSuffix(c.Param("x"), ".json")
	asked.json = isJSON
	numbers := make([]int64, 3)
	for i, text := range []string{c.Param("rev"), c.Param("level"), x} {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || strconv.FormatInt(n, 10) != text {
			return asked, timeline.ErrNotFound
		}
		numbers[i] = n
	}
	asked.revision = numbers[0]
	if numbers[1] < layout.MinLevel || numbers[1] > layout.MaxLevel {
		return asked, timeline.ErrNotFound
	}
	asked.address = layout.Address{Level: int8(numbers[1]), X: numbers[2]}
	values := c.QueryParams()
	if asked.view, err = query.Read(values, info.Head.Calendar()); err != nil {
		return asked, err
	}
	switch name := query.Parameter(values, "profile"); name {
	case "", "page":
		asked.profile = layout.PageProfile()
	case "widget":
		asked.profile = layout.WidgetProfile()
	default:
		return asked, query.Bad("profile", name, "error.bad.profile", "not a profile", "write page or widget")
	}
	tag := query.Parameter(values, "lang")
	if asked.locale = locale.For(tag); tag == "" {
		asked.locale = locale.Match(info.Head.FirstLanguage())
	}
	if asked.locale == nil {
		return asked, query.Bad("lang", tag, "error.bad.language", "not a language of the pages", "write en or sq")
	}
	asked.locale = publish.LocaleOf(info.Head, asked.locale)
	return asked, nil
}
