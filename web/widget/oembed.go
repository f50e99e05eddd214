package widget

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
	"kronika/web/view"
)

// oEmbed 1.0: who has the address of a timeline asks here for the markup that
// shows it. See https://oembed.com.

// oembedAge is for how many seconds a consumer may keep an answer.
const oembedAge = 3600

// An Oembed is what a consumer is told. The names are those of the standard.
type Oembed struct {
	XMLName      xml.Name `json:"-" xml:"oembed"`
	Type         string   `json:"type" xml:"type"`
	Version      string   `json:"version" xml:"version"`
	Title        string   `json:"title" xml:"title"`
	ProviderName string   `json:"provider_name" xml:"provider_name"`
	ProviderURL  string   `json:"provider_url" xml:"provider_url"`
	CacheAge     int      `json:"cache_age" xml:"cache_age"`
	HTML         string   `json:"html" xml:"html"`
	Width        int      `json:"width" xml:"width"`
	Height       int      `json:"height" xml:"height"`
	// The picture is there when it fits into what the consumer has room for.
	Thumbnail       string `json:"thumbnail_url,omitempty" xml:"thumbnail_url,omitempty"`
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty" xml:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty" xml:"thumbnail_height,omitempty"`
}

// getOEmbed answers a consumer.
func (s *Widgets) getOEmbed(c echo.Context) error {
	q, err := s.readOEmbed(c)
	if err != nil {
		return err
	}
	info, err := s.Store.Timeline(c.Request().Context(), q.slug)
	if err != nil {
		return err
	}
	v, err := query.ReadWidget(q.options, info.Head.Calendar())
	if err != nil {
		return err
	}
	n, err := s.chosenCount(c.Request().Context(), info, v.View)
	if err != nil {
		return err
	}
	w := view.EmbedOf(s.Site.Origin(c), q.in, q.l, info, v, n)
	answer := Oembed{
		Type: "rich", Version: "1.0", Title: w.Title,
		ProviderName: reply.Locale(c).T("site.name"), ProviderURL: s.Site.Origin(c) + "/", CacheAge: oembedAge,
		Width: fit(query.WidgetWidth, q.maxWidth), Height: fit(w.Height, q.maxHeight),
	}
	answer.HTML = w.Frame(strconv.Itoa(answer.Width), answer.Height)
	if fit(address.CardWidth, q.maxWidth) == address.CardWidth && fit(address.CardHeight, q.maxHeight) == address.CardHeight {
		answer.Thumbnail, answer.ThumbnailWidth, answer.ThumbnailHeight = s.Site.Origin(c)+address.Card(q.l, info), address.CardWidth, address.CardHeight
	}
	if q.in == nil {
		reply.VaryByLanguage(c)
	}
	return sendOEmbed(c, answer, q.format)
}

func sendOEmbed(c echo.Context, answer Oembed, format string) error {
	write, mediaType := json.Marshal, "application/json"
	if format == "xml" {
		write, mediaType = marshalXML, "text/xml; charset=utf-8"
	}
	content, err := write(answer)
	if err != nil {
		return err
	}
	return reply.Send(c, reply.Answer{MediaType: mediaType, Tag: reply.Tag(content), Cache: "public, max-age=3600", Body: reply.QuickBody(content)})
}

func marshalXML(answer any) ([]byte, error) {
	content, err := xml.Marshal(answer)
	return append([]byte(xml.Header), content...), err
}

// fit holds a size to the most there is room for; 0 is no bound.
func fit(size, most int) int {
	if most > 0 {
		return min(size, most)
	}
	return size
}

// An oembedQuery is what a consumer asks for.
type oembedQuery struct {
	slug                string
	in                  *locale.Locale // that of the address; nil where it leaves that to the reader
	l                   *locale.Locale // to answer in
	options             url.Values     // of the widget
	format              string
	maxWidth, maxHeight int
}

func (s *Widgets) readOEmbed(c echo.Context) (oembedQuery, error) {
	values := c.QueryParams()
	q := oembedQuery{format: query.Parameter(values, "format")}
	switch q.format {
	case "", "json", "xml":
	default:
		return q, echo.NewHTTPError(http.StatusNotImplemented, "The formats offered are json and xml.")
	}
	address := query.Parameter(values, "url")
	if address == "" {
		return q, query.Bad("url", address, "error.bad.address", "missing", "write the address of a timeline's page, percent-encoded")
	}
	var err error
	if q.maxWidth, err = query.ReadWhole(values, "maxwidth", 1, maxExtent); err != nil {
		return q, err
	}
	if q.maxHeight, err = query.ReadWhole(values, "maxheight", 1, maxExtent); err != nil {
		return q, err
	}
	if !q.readAddress(address, s.Site.Origin(c)) {
		return q, timeline.ErrNotFound
	}
	q.l = q.in
	if q.l == nil {
		q.l = reply.Locale(c)
	}
	return q, nil
}

// maxExtent is the largest width and height that a consumer may name.
const maxExtent = 100_000

// readAddress reads the address of a page or of a widget of this site. An event
// that the address ends with is the one that the widget begins with, and what
// was chosen on the page is chosen in the widget.
func (q *oembedQuery) readAddress(address, origin string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Opaque != "" || u.User != nil || !sameHost(u, origin) {
		return false
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) == 3 {
		if q.in = locale.For(parts[0]); q.in == nil {
			return false
		}
		parts = parts[1:]
	}
	if len(parts) != 2 || parts[0] != "t" && parts[0] != "embed" {
		return false
	}
	q.slug, q.options = parts[1], u.Query()
	q.options.Del("page")
	if u.Fragment != "" && !strings.Contains(u.Fragment, "/") {
		q.options.Set("event", u.Fragment)
	}
	return true
}

// sameHost reports whether an address is on a site. Whether it says http or https
// does not matter: proxies and editors change that.
func sameHost(u *url.URL, origin string) bool {
	own, err := url.Parse(origin)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.EqualFold(u.Host, own.Host)
}
