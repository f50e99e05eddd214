package page

import (
	"context"
	"time"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/query"
	"kronika/web/reply"
)

// getPage shows a timeline: its chart and the list of its events, or those of
// them that the reader chose.
func (s *Pages) getPage(c echo.Context) error {
	ctx, l := c.Request().Context(), reply.Locale(c)
	info, err := s.Store.Timeline(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	l = publish.LocaleOf(info.Head, l)
	words := wordsOf(l, info.Head)
	v, misread := query.ReadPage(c.QueryParams(), info.Head.Calendar(), words)
	v, lost, err := s.turned(ctx, info.Head.Slug, v)
	if err != nil {
		return err
	}
	draw := func(ctx context.Context) (templ.Component, error) {
		if v.Story && lost == "" && len(misread) == 0 {
			story, err := s.storyView(ctx, s.Site.Origin(c), l, info, v)
			return components.Story(story), err
		}
		page, err := s.timelineView(ctx, s.Site.Origin(c), l, info, v)
		if err == nil {
			page.Go, err = s.goView(ctx, l, info, v, words)
			page.NoIndex = page.NoIndex || v.Go != ""
		}
		sayMisread(l, &page, misread)
		if err == nil && lost != "" {
			page.NoIndex = true
			page.Lost, err = s.lostView(ctx, l, info, lost)
		}
		return components.Timeline(page), err
	}
	return s.Cache.Answer(c, s.Site.Origin(c), draw, "page", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.Query().Encode(), lost, v.TypedFrom, v.TypedTo, faultsOf(misread), dayOf(info))
}

// wordsOf is how the readers of a timeline write dates: in the language of the page, in
// those of the timeline, in English.
func wordsOf(l *locale.Locale, head *timeline.Timeline) query.Words {
	return query.WordsIn(append(append([]string{l.Tag}, head.Languages...), "en"), time.Now().In(head.Calendar().Zone))
}

// dayOf is the day on which a page is drawn, where that matters: its chart marks it. In the
// key of a drawn page it makes each day another page.
func dayOf(info store.Info) string {
	now := time.Now()
	if info.Extent.Lo > now.Unix() || info.Extent.Hi <= now.Unix() {
		return ""
	}
	return now.UTC().Format(time.DateOnly)
}

// faultsOf are the faults in words, for the key of a drawn page.
func faultsOf(misread []*query.Error) []string {
	faults := make([]string, len(misread))
	for i, bad := range misread {
		faults[i] = bad.Error()
	}
	return faults
}

// sayMisread says what of the address was not understood: of the search beside its fields,
// of anything else over the chart.
func sayMisread(l *locale.Locale, page *components.TimelineView, misread []*query.Error) {
	for _, bad := range misread {
		page.NoIndex = true
		said := components.MisreadView{Field: bad.Fault.Path, Value: bad.Fault.Value, Text: l.T(bad.Key, bad.Fault.Value)}
		find := &page.List.Find
		switch bad.Fault.Path {
		case "from":
			find.From = bad.Fault.Value
		case "to":
			find.To = bad.Fault.Value
		case "q":
		default:
			page.Misread = append(page.Misread, said)
			continue
		}
		find.Misread = append(find.Misread, said)
	}
}
