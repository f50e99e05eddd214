package export

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/source"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
)

// getNamed answers /t/{slug}, which leads to the page, and /t/{slug}.{format},
// which is the timeline in that format. A slug has no dot; a format may have
// some (feed.json).
func (s *Exports) getNamed(c echo.Context) error {
	slug, extension, isExport := strings.Cut(c.Param("name"), ".")
	if !isExport {
		return s.redirectToPage(c, slug)
	}
	return s.getExport(c, slug, extension)
}

// getExport serves a timeline as a document.
func (s *Exports) getExport(c echo.Context, slug, extension string) error {
	info, err := s.Store.Timeline(c.Request().Context(), slug)
	if err != nil {
		return err
	}
	format, ok := exportFormat(extension)
	if !ok {
		return noSuchExport(slug, extension)
	}
	options, err := query.ReadExport(c.QueryParams(), format, info.Head.Calendar())
	if err != nil {
		return err
	}
	options.BaseURL, options.Site = s.Site.Origin(c), reply.Locale(c).T("site.name")
	if err := options.CheckLanguage(info.Head); err != nil {
		return query.BadLanguage(err)
	}
	describeExport(c, info, format, options)
	r := reply.Answer{
		MediaType: format.MediaType, Cache: reply.CacheData, Modified: info.Updated,
		Tag: reply.Tag("export", slug, info.Revision, format.Name, options),
	}
	return reply.SendStream(c, r, func(ctx context.Context, w io.Writer) error {
		_, err := publish.Export(ctx, s.Store, w, slug, format, options)
		return err
	})
}

// exportFormat finds the format that an address ends with.
func exportFormat(extension string) (codec.Format, bool) {
	all := formats.All()
	i := slices.IndexFunc(all, func(f codec.Format) bool { return f.Encode != nil && f.Extension == extension })
	if i < 0 {
		return codec.Format{}, false
	}
	return all[i], true
}

// noSuchExport says which formats there are.
func noSuchExport(slug, extension string) error {
	var names, offered []string
	for _, f := range formats.All() {
		if f.Encode != nil {
			names = append(names, f.Extension)
			offered = append(offered, slug+"."+f.Extension)
		}
	}
	detail := fmt.Sprintf("There is no format .%s; this timeline is offered as %s.", extension, strings.Join(offered, ", "))
	if near := source.Nearest(extension, names); near != "" {
		detail = fmt.Sprintf("There is no format .%s; did you mean %s.%s? The timeline is offered as %s.", extension, slug, near, strings.Join(offered, ", "))
	}
	return echo.NewHTTPError(http.StatusNotFound, detail)
}

// describeExport sets the headers that say what a document is: its file name,
// the page it belongs to and, for the document of our own, its schema. Formats
// that a browser shows by itself are shown, all others are saved.
func describeExport(c echo.Context, info store.Info, format codec.Format, o publish.Options) {
	disposition := "attachment"
	if format.Shows != codec.ShowsAll {
		disposition = "inline"
	}
	h := c.Response().Header()
	h.Set("Content-Disposition", fmt.Sprintf("%s; filename=%q", disposition, fileName(info.Head.Slug, format, o)))
	language := o.Language
	if language == "" {
		language = locale.Match(info.Head.FirstLanguage()).Tag
	}
	page := address.With(fmt.Sprintf("%s/%s/t/%s", o.BaseURL, language, info.Head.Slug), o.Filter.Parameters())
	h.Add("Link", fmt.Sprintf(`<%s>; rel="canonical"; type="text/html"`, page))
	if format.Name == "json" {
		h.Add("Link", fmt.Sprintf(`<%s%s>; rel="describedby"; type="application/schema+json"`, o.BaseURL, address.Schema))
	}
}

// fileName is the name under which a document is saved: that of the timeline, with a
// word that tells a document of chosen events from the whole one.
func fileName(slug string, format codec.Format, o publish.Options) string {
	if o.Filter.Chooses() {
		slug += "-filtered"
	}
	return slug + "." + format.Extension
}
