package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/sqlite"
)

// getTile answers with one tile of a timeline's chart: as the fragment of HTML
// that the page is made of, or as JSON where the address ends with .json.
//
// The revision is part of the address, so a tile of the current revision never
// changes and may be kept for ever. One of another revision is answered with the
// tile as it is now, which may not be kept, and names its revision.
func (s *Server) getTile(c echo.Context) error {
	ctx := c.Request().Context()
	info, err := s.config.Store.Brief(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	asked, err := readTile(c, info)
	if err != nil {
		return err
	}
	source, err := s.tileSource(ctx, info, asked.view, asked.profile)
	if err != nil {
		return err
	}
	tile, err := source.tile(ctx, asked.address)
	if err != nil {
		return err
	}
	answer := reply{mediaType: typeHTML, cache: cacheNever}
	if tile.Revision == asked.revision {
		answer.cache = cacheForever
	}
	revised(c, tile.Revision)
	if asked.json {
		return sendTileJSON(c, answer, asked.locale, tile)
	}
	d := newChartDrawer(s, asked.locale, info, asked.view, asked.profile)
	html, err := render(ctx, components.ChartTile(d.tileDrawer(source).tile(tile)))
	if err != nil {
		return err
	}
	answer.body = quickBody(html)
	return send(c, answer)
}

// A tileRequest is which tile is asked for, and how.
type tileRequest struct {
	revision int64
	address  layout.Address
	json     bool
	view     view // its words and groups
	profile  layout.Profile
	locale   *locale.Locale
}

// readTile reads a request for a tile. What is no tile does not exist; the
// parameters say what is wrong with them.
func readTile(c echo.Context, info sqlite.Info) (asked tileRequest, err error) {
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
	if asked.view, err = readView(values, info.Head.Calendar()); err != nil {
		return asked, err
	}
	switch name := parameter(values, "profile"); name {
	case "", "page":
		asked.profile = layout.PageProfile()
	case "widget":
		asked.profile = layout.WidgetProfile()
	default:
		return asked, badParam("profile", name, "error.bad.profile", "not a profile", "write page or widget")
	}
	tag := parameter(values, "lang")
	if asked.locale = locale.For(tag); tag == "" {
		asked.locale = locale.Match(info.Head.FirstLanguage())
	}
	if asked.locale == nil {
		return asked, badParam("lang", tag, "error.bad.language", "not a language of the pages", "write en or sq")
	}
	return asked, nil
}

// sendTileJSON answers with a tile as data.
func sendTileJSON(c echo.Context, answer reply, l *locale.Locale, tile sqlite.Tile) error {
	text, err := encodeTile(tile, l)
	if err != nil {
		return err
	}
	answer.mediaType, answer.body, answer.status = mediaJSON, quickBody(text), http.StatusOK
	return send(c, answer)
}
