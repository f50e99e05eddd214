package page

import (
	"context"
	"slices"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
)

// getAnswers answers what somebody writes in the field Go to, before it is sent: a part of
// a page.
func (s *Pages) getAnswers(c echo.Context) error {
	info, err := s.Store.Timeline(c.Request().Context(), c.Param("slug"))
	if err != nil {
		return err
	}
	l := publish.LocaleOf(info.Head, reply.Locale(c))
	words := wordsOf(l, info.Head)
	v, _ := query.ReadPage(c.QueryParams(), info.Head.Calendar(), words)
	draw := func(ctx context.Context) (templ.Component, error) {
		answers, err := s.goView(ctx, l, info, v, words)
		return components.Answers(l, answers), err
	}
	return s.Cache.Answer(c, s.Site.Origin(c), draw, "go", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.Query().Encode(), words.Today)
}

// answersMost is how many events the field Go to names for words, and at a date.
const answersMost = 5

// goView fills the field Go to: the date that was meant, with what was then or else what
// was nearest to it, and the events with these words.
func (s *Pages) goView(ctx context.Context, l *locale.Locale, info store.Info, v query.View, words query.Words) (components.GoView, error) {
	path := address.Page(l, info.Head.Slug)
	field := components.GoView{Action: path, Text: v.Go, Kept: kept(v, "go", "q", "from", "to", "page", "event", "more", "view")}
	if v.Go == "" {
		return field, nil
	}
	then, unclear := v.Then(v.Go, info.Head.Calendar(), words)
	if then != nil {
		if err := s.answerDate(ctx, l, info, v, *then, &field); err != nil {
			return field, err
		}
	}
	found, err := s.Store.Events(ctx, info.Head.Slug, store.Query{Search: v.Go, Limit: answersMost})
	if err != nil {
		return field, err
	}
	for i := range found.Events {
		answer := *stepTo(l, &found.Events[i], opens(path, v))
		if !slices.Contains(field.Answers, answer) { // the date may have led to it
			field.Answers = append(field.Answers, answer)
		}
	}
	if found.Total > answersMost {
		field.Answers = append(field.Answers, components.NeighbourView{
			Href: address.With(path, v.With("q", v.Go)) + address.List, Title: components.Phrase{Text: l.N("page.search.results", found.Total)},
		})
	}
	if len(field.Answers) == 0 {
		field.Said = l.T("go.none")
		if unclear != nil && unclear.Key != "error.bad.date" { // it may be two dates
			field.Said = l.T(unclear.Key, v.Go)
		}
	}
	return field, nil
}

// answerDate answers a date: with its events, or how many these are, or with those before
// and after it.
func (s *Pages) answerDate(ctx context.Context, l *locale.Locale, info store.Info, v, then query.View, field *components.GoView) error {
	q := then.Choice()
	q.Limit, q.Offset, q.Newest = answersMost, 0, false
	found, err := s.Store.Events(ctx, info.Head.Slug, q)
	if err != nil {
		return err
	}
	path := address.Page(l, info.Head.Slug)
	if found.Total == 0 {
		near, err := s.beside(ctx, l, info, then)
		if len(near) > 0 {
			field.Near = l.T("go.near", then.TypedFrom)
		}
		field.Answers = append(field.Answers, near...)
		return err
	}
	if found.Total > 1 {
		field.Answers = append(field.Answers, components.NeighbourView{
			Href: address.With(path, then.Query()) + address.List, Date: then.TypedFrom, Title: components.Phrase{Text: l.N("page.events", found.Total)},
		})
	}
	if found.Total <= answersMost {
		for i := range found.Events {
			field.Answers = append(field.Answers, *stepTo(l, &found.Events[i], opens(path, v)))
		}
	}
	return nil
}
