package importing

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline/codec/formats"
	"kronika/timeline/locale"
	"kronika/web/address"
	"kronika/web/reply"
	"kronika/web/view"
)

// getForm asks for a file or a text.
func (s *Imports) getForm(c echo.Context) error { return s.sendForm(c, http.StatusOK, "", "") }

// postMaterial keeps what was given and leads to how it is read.
func (s *Imports) postMaterial(c echo.Context) error {
	l := reply.Locale(c)
	if s.Token == "" {
		return s.sendForm(c, http.StatusForbidden, "", "")
	}
	body, done := reply.PatientExchange(c)
	defer done()
	given, err := readMaterial(c.Request(), body)
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return tooLarge
	}
	switch {
	case err != nil:
		return s.sendForm(c, http.StatusBadRequest, "", l.T("import.broken"))
	case !reply.SameSecret(given.token, s.Token):
		return s.sendForm(c, http.StatusForbidden, given.text, l.T("import.token.wrong"))
	case len(given.file) == 0 && strings.TrimSpace(given.text) == "":
		return s.sendForm(c, http.StatusUnprocessableEntity, "", l.T("import.nothing"))
	case len(given.file) > 0:
		return c.Redirect(http.StatusSeeOther, draftAddress(l, s.shelf.put(given.name, given.file)))
	}
	return c.Redirect(http.StatusSeeOther, draftAddress(l, s.shelf.put("", []byte(given.text))))
}

func draftAddress(l *locale.Locale, id string) string { return address.Import(l) + "/" + id }

// material is what a form holds.
type material struct {
	text, token, name string
	file              []byte
}

// fieldLimit bounds the fields of the form but for the file and the text.
const fieldLimit = 4 << 10

// readMaterial reads the parts of a form as they come.
func readMaterial(r *http.Request, body io.Reader) (material, error) {
	r.Body = io.NopCloser(body)
	parts, err := r.MultipartReader()
	if err != nil {
		return material{}, err
	}
	var m material
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return m, nil
		}
		if err == nil {
			err = m.take(part)
		}
		if err != nil {
			return m, err
		}
	}
}

// take reads one part.
func (m *material) take(part *multipart.Part) error {
	switch part.FormName() {
	case "file":
		data, err := io.ReadAll(part)
		m.file, m.name = data, path.Base(strings.ReplaceAll(part.FileName(), "\\", "/"))
		return err
	case "text":
		data, err := io.ReadAll(part)
		m.text = string(data)
		return err
	case "token":
		data, err := io.ReadAll(io.LimitReader(part, fieldLimit))
		m.token = strings.TrimSpace(string(data))
		return err
	}
	return nil
}

// sendForm answers with the form, and with what is wrong with what was given.
func (s *Imports) sendForm(c echo.Context, status int, text, fault string) error {
	l := reply.Locale(c)
	form := components.ImportFormView{LayoutView: s.layout(c, l, address.Import), Text: text, Fault: fault}
	if s.Token == "" {
		form.Closed = strings.TrimSpace(s.Hint)
	}
	var names []string
	for _, f := range formats.All() {
		if f.Decode != nil {
			names = append(names, f.Title)
		}
	}
	form.Formats = strings.Join(names, " · ")
	return s.send(c, status, components.ImportForm(form))
}

// layout fills what is around a page of the import.
func (s *Imports) layout(c echo.Context, l *locale.Locale, pathIn func(*locale.Locale) string) components.LayoutView {
	v := view.LayoutView(s.Site.Origin(c), l, l.T("import.title")+" – "+l.T("site.name"), pathIn, c.QueryParams())
	v.NoIndex = true
	v.Related = append(v.Related, view.ToolsStyle())
	return v
}
