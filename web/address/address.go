package address

import (
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// Home is the address of the list of timelines.
func Home(l *locale.Locale) string { return "/" + l.Tag + "/" }

// Page is the address of a timeline's page.
func Page(l *locale.Locale, slug string) string { return "/" + l.Tag + "/t/" + slug }

// Developers is the address of the page for developers.
func Developers(l *locale.Locale) string { return "/" + l.Tag + "/developers" }

// Import is the address of the page for bringing in a timeline.
func Import(l *locale.Locale) string { return "/" + l.Tag + "/import" }

// With appends parameters to a path.
func With(path string, values url.Values) string {
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// Chart is the end of an address that leads to the chart of a page, above which
// the reader need not look for an event: it is open below the chart.
const Chart = "#chart"

// List is the end of an address that leads to the list of events of a page.
const List = "#events"

// Event is the address of a timeline's page with an event open. It stays the same
// when events are added.
func Event(path, id string) string {
	return With(path, url.Values{"event": {id}}) + Chart
}

// EventPart is the address of a further part of an event's long lists: its sources,
// media and links. Parts count from 1.
func EventPart(path, id string, part int) string {
	return With(path, url.Values{"event": {id}, "more": {strconv.Itoa(part)}}) + "#" + url.PathEscape(id)
}

// A Site knows where readers reach the server.
type Site struct {
	// base is what the operator says, such as https://example.org; empty: what the
	// request says.
	Base string
	// proxies are the networks of the proxies that the operator trusts.
	Proxies []netip.Prefix
}

// Origin is where readers reach the server, such as https://example.org: what
// the operator says, or else what the request does.
func (s Site) Origin(c echo.Context) string {
	if s.Base != "" {
		return s.Base
	}
	scheme := "http"
	if c.IsTLS() || s.fromTrustedProxy(c.Request()) && c.Scheme() == "https" {
		scheme = "https"
	}
	return scheme + "://" + c.Request().Host
}

// fromTrustedProxy reports whether the connection was opened by a proxy that the
// operator trusts. Only such a peer may say how the reader reached it.
func (s Site) fromTrustedProxy(r *http.Request) bool {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	addr := peer.Addr().Unmap().WithZone("")
	return slices.ContainsFunc(s.Proxies, func(p netip.Prefix) bool { return p.Contains(addr) })
}

// Card is the address of a timeline's card. The revision is in it for those
// who keep a picture for as long as its address stays the same.
func Card(l *locale.Locale, info store.Info) string {
	return Page(l, info.Head.Slug) + "/card.png?r=" + strconv.FormatInt(info.Revision, 10)
}

// EventCard is the address of the card of a timeline with an event marked.
func EventCard(l *locale.Locale, info store.Info, id string) string {
	return Card(l, info) + "&event=" + url.QueryEscape(id)
}

// The size of a social card, which sites that show a link show with it.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// OEmbedType is the media type of an answer in a format, by which consumers find
// the link to it.
func OEmbedType(format string) string {
	if format == "xml" {
		return "text/xml+oembed"
	}
	return "application/json+oembed"
}

// OEmbed is where to ask for the markup that shows an address.
func OEmbed(address, format string) string {
	return With("/oembed", url.Values{"url": {address}, "format": {format}})
}

// widgetPath is the address of a timeline's widget; without a language it leads
// to the reader's.
func Widget(l *locale.Locale, slug string) string {
	if l == nil {
		return "/embed/" + slug
	}
	return "/" + l.Tag + "/embed/" + slug
}

// Embedding is the address of the page for embedding a timeline.
func Embedding(l *locale.Locale, slug string) string { return Page(l, slug) + "/embed" }

// PageOf is the address of a timeline's page, in the reader's language when
// there is none.
func PageOf(in *locale.Locale, slug string) string {
	if in == nil {
		return "/t/" + slug
	}
	return Page(in, slug)
}

func Export(slug string, extension string) string { return "/t/" + slug + "." + extension }

// Timeline is where the API has a timeline, and what below it.
func Timeline(slug, below string) string { return API + "/" + url.PathEscape(slug) + below }

func TimelineEvent(slug, id string) string {
	return Timeline(slug, "/events/") + url.PathEscape(id)
}

// Pages are those of a timeline's page, by language.
func Pages(slug string) map[string]string {
	pages := map[string]string{}
	for _, l := range locale.Locales() {
		pages[l.Tag] = "/" + l.Tag + "/t/" + slug
	}
	return pages
}

// apiPath is where the API lists the timelines; schemaPath is the schema of the
// document; the scripts are where pages of other sites find them, and never change.
const (
	API           = "/api/v1/timelines"
	Schema        = "/schema/timeline-1.json"
	FrameScript   = "/embed/frame.js"
	ElementScript = "/embed/timeline.js"
)
