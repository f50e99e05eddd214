package guide

import (
	"net/url"
	"strconv"
	"strings"

	"kronika/components"
	"kronika/timeline/codec/formats"
	"kronika/timeline/locale"
	"kronika/web/address"
	"kronika/web/view"
)

// A guide writes the sections of the page for developers.
type guide struct {
	l         *locale.Locale
	base      string // where this server is
	slug      string // of a timeline that it has
	importing string // commands
}

// section is one that explains itself in the paragraphs dev.{id}.1, .2 …
func (g guide) section(id string, paragraphs int) components.SectionView {
	s := components.SectionView{ID: id, Title: g.l.T("dev." + id)}
	for i := range paragraphs {
		s.Text = append(s.Text, g.l.T("dev."+id+"."+strconv.Itoa(i+1)))
	}
	return s
}

// code is an example, named by the message dev.do.{key}.
func (g guide) code(key, code string) components.CodeView {
	lines := strings.Count(code, "\n") + 1
	return components.CodeView{Title: g.l.T("dev.do." + key), Code: code, Lines: strconv.Itoa(max(lines, 2))}
}

// formats lists every format there is.
func (g guide) formats() components.SectionView {
	s := g.section("formats", 2)
	table := &components.TableView{Head: []string{g.l.T("dev.format"), g.l.T("dev.address"), g.l.T("dev.type"), g.l.T("dev.ways")}}
	for _, f := range formats.All() {
		cell, ways := components.CellView{}, []string{}
		if f.Encode != nil {
			cell = components.CellView{Text: address.Export(g.slug, f.Extension), Href: address.Export(g.slug, f.Extension)}
			ways = append(ways, g.l.T("dev.out"))
		}
		if f.Decode != nil {
			ways = append(ways, g.l.T("dev.in"))
		}
		mediaType, _, _ := strings.Cut(f.MediaType, ";")
		table.Rows = append(table.Rows, []components.CellView{
			{Text: f.Title}, cell, {Text: mediaType, Code: true}, {Text: strings.Join(ways, ", ")},
		})
	}
	s.Table = table
	s.Codes = []components.CodeView{
		g.code("fetch", "curl -O "+g.base+"/t/"+g.slug+".json"),
		g.code("unchanged", "curl -O --etag-save timeline.etag --etag-compare timeline.etag "+g.base+"/t/"+g.slug+".csv"),
	}
	return s
}

// api lists what the API answers.
func (g guide) api() components.SectionView {
	s := g.section("api", 3)
	timeline := "/api/v1/timelines/" + g.slug
	table := &components.TableView{Head: []string{g.l.T("dev.address"), g.l.T("dev.what")}}
	for _, row := range [][2]string{
		{"/api/v1/timelines", "timelines"}, {timeline, "timeline"},
		{timeline + "/events?from=1991&to=2020&limit=3", "events"}, {timeline + "/events?q=a", "search"},
	} {
		table.Rows = append(table.Rows, []components.CellView{{Text: row[0], Href: row[0]}, {Text: g.l.T("dev.api." + row[1])}})
	}
	s.Table = table
	s.Codes = []components.CodeView{
		g.code("page", "curl -si '"+g.base+timeline+"/events?limit=3' | grep -i '^link:'"),
		g.code("check", "curl -s --data-binary @moon.json "+g.base+"/api/v1/check"),
		g.code("put", `curl -s -X PUT -H "Authorization: Bearer $KRONIKA_TOKEN" --data-binary @moon.json `+g.base+"/api/v1/timelines/moon"),
	}
	s.Links = []components.Link{{Text: "OpenAPI 3.1", Href: "/openapi.yaml"}, {Text: "JSON Schema", Href: "/schema/timeline-1.json"}}
	return s
}

// embedding shows the ways into other pages, and what a widget can be told.
func (g guide) embedding(w view.Embed) components.SectionView {
	s := g.section("embedding", 2)
	table := &components.TableView{Head: []string{g.l.T("dev.option"), g.l.T("dev.values"), g.l.T("dev.what")}}
	for _, row := range [][2]string{
		{"view", "list, one"}, {"size", "compact, full"}, {"header", "on, off"}, {"theme", "auto, light, dark"}, {"accent", "b0303f"},
		{"scale", "elastic, linear"}, {"from", "1991-08"}, {"to", "2020"}, {"group", g.l.T("dev.values.id")}, {"event", g.l.T("dev.values.id")},
	} {
		table.Rows = append(table.Rows, []components.CellView{
			{Text: row[0], Code: true}, {Text: row[1], Code: row[1] != g.l.T("dev.values.id")}, {Text: g.l.T("dev.option." + row[0])},
		})
	}
	s.Table = table
	for _, way := range [][2]string{{"frame", w.Wide()}, {"follow", w.Followed()}, {"element", w.Element()}} {
		code := components.CodeView{Title: g.l.T("embed.way." + way[0]), Code: way[1], Lines: "4"}
		s.Codes = append(s.Codes, code)
	}
	s.Links = []components.Link{{Text: g.l.T("embed.title"), Href: address.Embedding(g.l, g.slug)}}
	return s
}

// oembed shows how to ask for the markup that shows an address.
func (g guide) oembed() components.SectionView {
	s := g.section("oembed", 1)
	page := url.QueryEscape(g.base + "/t/" + g.slug)
	s.Codes = []components.CodeView{
		g.code("oembed", "curl -s '"+g.base+"/oembed?url="+page+"&maxwidth=640'"),
		g.code("oembed.xml", "curl -s '"+g.base+"/oembed?url="+page+"&format=xml'"),
	}
	return s
}

// document shows the smallest timeline and what more it can say.
func (g guide) document() components.SectionView {
	s := g.section("document", 3)
	s.Codes = []components.CodeView{
		g.code("save", SmallDocument),
		g.code("import", g.importing),
	}
	s.Links = []components.Link{{Text: "JSON Schema", Href: "/schema/timeline-1.json"}}
	return s
}

// SmallDocument is a whole timeline in few lines.
const SmallDocument = `{
  "kronika": 1,
  "slug": "moon",
  "title": "To the Moon",
  "events": [
    {"id": "sputnik", "date": "1957-10-04", "title": "Sputnik 1 circles the Earth"},
    {"id": "apollo", "date": "1961/1972", "title": "The Apollo programme"},
    {"id": "landing", "date": "1969-07-20", "title": "Two people walk on the Moon", "importance": 90}
  ]
}`
