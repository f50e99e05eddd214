package importing

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/web/address"
	"kronika/web/reply"
)

// How much of a report is shown.
const (
	shownFaults  = 100
	shownColumns = 200
)

// sendReport answers with how a draft is read, and with why it was not stored.
func (s *Imports) sendReport(c echo.Context, status int, d draft, a answers, fault string) error {
	ctx, l := c.Request().Context(), reply.Locale(c)
	found, err := publish.Check(ctx, a.document(d, l), previewEvents)
	if err != nil {
		return err
	}
	notes, questions, faults := findings(found)
	v := components.ImportReportView{
		LayoutView: s.layout(c, l, draftIn(d.id)), Action: draftAddress(l, d.id), Again: address.Import(l), Fault: fault,
		Heading: l.T("import.heading", l.Number(found.Good), l.N("page.events", found.Read)), Good: found.Good,
		Bring: l.T("import.bring", l.N("page.events", found.Good)),
		Facts: facts(l, d, found), Notes: findingViews(l, notes), Questions: questionViews(l, questions, a), Columns: columnViews(l, found.Columns),
		Faults: findingViews(l, faults[:min(len(faults), shownFaults)]),
	}
	if len(faults) > shownFaults {
		v.MoreFaults = l.N("page.more", int64(len(faults)-shownFaults))
	}
	if found.Head != nil {
		v.Slug, v.Language = found.Head.Slug, a.language
		title, _ := found.Head.Title.In(l.Tag)
		v.Title, v.Untitled = cmp.Or(a.title, title), found.Columns != nil
	}
	for i, sheet := range found.Sheets {
		v.Sheets = append(v.Sheets, components.OptionView{Value: sheet, Label: sheet, Chosen: sheet == a.sheet || a.sheet == "" && i == 0})
	}
	if err := s.takenView(c, l, &v, a); err != nil {
		return err
	}
	if v.Preview, err = s.preview(ctx, l, found); err != nil {
		return err
	}
	return s.send(c, status, components.ImportReport(v))
}

// takenView says whether a timeline of the name is there.
func (s *Imports) takenView(c echo.Context, l *locale.Locale, v *components.ImportReportView, a answers) error {
	info, err := s.Store.Brief(c.Request().Context(), v.Slug)
	if errors.Is(err, timeline.ErrNotFound) {
		return nil
	}
	if err == nil {
		v.Taken, v.TakenHref, v.Replace = l.T("import.taken", l.N("page.events", info.Count)), address.Page(l, v.Slug), a.replace
	}
	return err
}

// facts says what was given and what it was taken for.
func facts(l *locale.Locale, d draft, found publish.Checked) []string {
	facts := []string{cmp.Or(d.name, l.T("import.pasted"))}
	if found.Format.Title != "" {
		facts = append(facts, found.Format.Title)
	}
	if found.Columns != nil {
		facts = append(facts, l.N("import.columns.count", int64(len(found.Columns))))
	}
	return append(facts, l.T("import.unstored"))
}

func findingViews(l *locale.Locale, findings []publish.Finding) []components.FindingView {
	views := make([]components.FindingView, len(findings))
	for i, f := range findings {
		views[i] = components.FindingView{Place: f.Place, Value: f.Value, Problem: f.Problem, Remedy: f.Remedy}
		if f.Count > 1 {
			views[i].Count = l.T("import.count", l.Number(int64(f.Count)))
		}
	}
	return views
}

// questionViews asks the questions, also those that are answered already, so that an
// answer can be changed.
func questionViews(l *locale.Locale, open []publish.Finding, a answers) []components.QuestionView {
	var views []components.QuestionView
	for _, q := range []struct {
		asks    timeline.Question
		given   string
		choices []string
	}{
		{timeline.AskOrder, a.order, []string{"day", "month"}},
		{timeline.AskDashes, a.dashes, []string{"years", "month"}},
		{timeline.AskSerial, map[bool]string{true: "yes"}[a.serial], []string{"yes"}},
	} {
		v := components.QuestionView{Name: string(q.asks), Ask: l.T("import.ask." + string(q.asks))}
		for _, f := range open {
			if f.Asks == q.asks {
				v.Depends = append(v.Depends, l.N("import.depends", int64(f.Count), columnOf(f), f.Value, readings(f)))
			}
		}
		if len(v.Depends) == 0 && q.given == "" {
			continue
		}
		for _, choice := range append(slices.Clone(q.choices), "") {
			label := l.T("import.unknown")
			if choice != "" {
				label = l.T("import.answer." + string(q.asks) + "." + choice)
			}
			v.Options = append(v.Options, components.OptionView{Value: choice, Label: label, Chosen: choice == q.given})
		}
		views = append(views, v)
	}
	return views
}

// readings are the dates that a value may be, without the words of a fault, which are
// English: "1999-03-04 or 1999-04-03", "a spreadsheet's number for 2000-01-01?".
func readings(f publish.Finding) string {
	if f.Asks == timeline.AskSerial {
		words := strings.Fields(f.Problem)
		return strings.TrimSuffix(words[len(words)-1], "?")
	}
	return strings.ReplaceAll(f.Problem, " or ", " / ")
}

// holds lists what a column can be taken for.
func holds() []string {
	return []string{"start", "end", "year", "month", "day", "time", "title", "text", "group", "importance", "place", "lat", "lon", "source_url", "media_url", "media_caption", "media_credit", "media_alt", "id", ""}
}

// columnViews shows the columns of a table.
func columnViews(l *locale.Locale, columns []codec.Column) []components.ColumnView {
	views := make([]components.ColumnView, min(len(columns), shownColumns))
	for i := range views {
		column := columns[i]
		v := components.ColumnView{
			Name: column.Name, Read: l.T("import.filled", l.Number(int64(column.Filled)), l.Number(int64(column.Rows))), Samples: column.Samples,
			Label: l.T("import.column.label", column.Name), Kept: column.Means == "",
		}
		known := holds()
		if !slices.Contains(known, column.Means) {
			known = append([]string{column.Means}, known...)
		}
		for _, means := range known {
			v.Options = append(v.Options, components.OptionView{Value: means, Label: meaning(l, means), Chosen: means == column.Means})
		}
		views[i] = v
	}
	return views
}

// meaning names what a column holds.
func meaning(l *locale.Locale, means string) string {
	switch {
	case means == "":
		return l.T("import.holds.nothing")
	case slices.Contains(holds(), means):
		return l.T("import.holds." + means)
	}
	return means
}
