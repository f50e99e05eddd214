package importing

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/source"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/reply"
)

// getDraft shows how a draft is read.
func (s *Imports) getDraft(c echo.Context) error {
	d, ok := s.shelf.get(c.Param("draft"))
	if !ok {
		return s.sendForm(c, http.StatusGone, "", reply.Locale(c).T("import.gone"))
	}
	return s.sendReport(c, http.StatusOK, d, readAnswers(c.QueryParams()), "")
}

// postDraft stores what can be read of a draft and leads to its page.
func (s *Imports) postDraft(c echo.Context) error {
	l := reply.Locale(c)
	d, ok := s.shelf.get(c.Param("draft"))
	if !ok || s.Token == "" {
		return s.sendForm(c, http.StatusGone, "", l.T("import.gone"))
	}
	values, err := c.FormParams()
	if err != nil {
		return s.sendForm(c, http.StatusBadRequest, "", l.T("import.broken"))
	}
	a := readAnswers(values)
	result, err := publish.Import(c.Request().Context(), s.Store, a.document(d, l), store.ImportOptions{Partial: true, Check: a.permit})
	_, isFault := source.Faults(err)
	switch {
	case errors.Is(err, errTaken):
		return s.sendReport(c, http.StatusConflict, d, a, l.T("import.taken.first"))
	case isFault:
		return s.sendReport(c, http.StatusUnprocessableEntity, d, a, l.T("import.refused"))
	case err != nil:
		return err
	}
	s.shelf.drop(d.id)
	return c.Redirect(http.StatusSeeOther, address.Page(l, result.Slug))
}

// errTaken says that a timeline of the name is there and was not to be replaced.
var errTaken = errors.New("a timeline of this name is there already")

// permit lets an import take the place of a timeline only when a person said so.
func (a answers) permit(current store.Info, _ *timeline.Event) error {
	if current.Head != nil && !a.replace {
		return errTaken
	}
	return nil
}

// draftIn returns the address of a draft in a language.
func draftIn(id string) func(*locale.Locale) string {
	return func(l *locale.Locale) string { return draftAddress(l, id) }
}
