package importing

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
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

// document is the draft as the answers have it read. Text in columns that nothing
// recognises is read as a table, so that a person can say what the columns hold.
func (a answers) document(d draft, l *locale.Locale) publish.Document {
	document := publish.Document{Reader: bytes.NewReader(d.data), DecodeOptions: codec.DecodeOptions{
		Slug: a.slug, Title: a.title, FileName: cmp.Or(d.name, l.T("import.untitled")),
		Languages: strings.FieldsFunc(a.language, func(r rune) bool { return r == ',' || r == ' ' }),
		Columns:   a.columns, Order: a.order, Dashes: a.dashes, Sheet: a.sheet, Serial: a.serial, Loose: true,
	}}
	if formats.Tabular(d.data[:min(len(d.data), formats.PrefixSize)]) {
		document.Format = "table"
	}
	return document
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
