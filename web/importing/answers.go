package importing

import (
	"bytes"
	"cmp"
	"context"
	"net/url"
	"strings"

	"kronika/timeline/codec"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
)

// answers are what a person said of a draft.
type answers struct {
	title, slug, language string
	order, dashes, sheet  string
	serial, replace       bool
	columns               map[string]string // by the name of the column, what it holds
}

// readAnswers reads the parameters of a draft's address or form. What is not an answer
// counts as none: the page shows what was taken for it.
func readAnswers(values url.Values) answers {
	a := answers{
		title: strings.TrimSpace(values.Get("title")), slug: strings.TrimSpace(values.Get("slug")), language: strings.TrimSpace(values.Get("language")),
		order: values.Get("order"), dashes: values.Get("dashes"), sheet: values.Get("sheet"), serial: values.Get("serial") == "yes", replace: values.Get("replace") == "yes",
	}
	if a.order != "day" && a.order != "month" {
		a.order = ""
	}
	if a.dashes != "years" && a.dashes != "month" {
		a.dashes = ""
	}
	names, holds := values["column"], values["holds"]
	for i := range min(len(names), len(holds)) {
		if a.columns == nil {
			a.columns = map[string]string{}
		}
		a.columns[names[i]] = holds[i]
	}
	return a
}

// document is the draft as the answers have it read.
func (a answers) document(d draft, l *locale.Locale) publish.Document {
	return publish.Document{Reader: bytes.NewReader(d.data), DecodeOptions: codec.DecodeOptions{
		Slug: a.slug, Title: a.title, FileName: cmp.Or(d.name, l.T("import.untitled")),
		Languages: strings.FieldsFunc(a.language, func(r rune) bool { return r == ',' || r == ' ' }),
		Columns:   a.columns, Order: a.order, Dashes: a.dashes, Sheet: a.sheet, Serial: a.serial, Loose: true,
	}}
}

// check reads a draft. A text with rows and columns that no name of a column tells is read
// as a table too, so that a person can say what the columns hold.
func check(ctx context.Context, d draft, a answers, l *locale.Locale, first int) (publish.Checked, publish.Document, error) {
	document := a.document(d, l)
	found, err := publish.Check(ctx, document, first)
	if err != nil || found.Format.Name != "" || len(found.Faults) == 0 {
		return found, a.document(d, l), err
	}
	table := a.document(d, l)
	table.Format = "table"
	if as, err := publish.Check(ctx, table, first); err == nil && len(as.Columns) > 1 && !bytes.ContainsRune(d.data[:min(len(d.data), 4096)], 0) {
		table.Reader = bytes.NewReader(d.data)
		return as, table, nil
	}
	return found, a.document(d, l), nil
}

// findings puts what was found into the three grades.
func findings(found publish.Checked) (notes, questions, faults []publish.Finding) {
	for _, f := range publish.Findings(found.Notes, found.Faults) {
		switch f.Grade {
		case publish.Note:
			notes = append(notes, f)
		case publish.Asked:
			questions = append(questions, f)
		default:
			faults = append(faults, f)
		}
	}
	return notes, questions, faults
}

// columnOf returns the column that a finding is about.
func columnOf(f publish.Finding) string {
	_, column, _ := strings.Cut(f.Place, ": ")
	return column
}
