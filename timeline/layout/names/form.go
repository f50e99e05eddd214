package names

// Parts of a name on a pole, in units: the stem beside the pole with the space
// before the text, and the free space after the text.
const (
	Stem   = 10
	Gap    = 10
	maxBox = Stem + Long + Gap
)

// A Form is a way a name can be written.
type Form struct {
	Rows  int      // how many rows of text it takes
	Width int      // of all of it, in units
	Dated bool     // whether the date stands above the title
	Lines []string // of the title
	Whole bool     // whether all of the title is there
}

// A way is how the names of a chart are written, with more text or with less.
type way int

const (
	tall  way = iota // with dates, over up to three lines
	dated            // with dates
	mixed            // the heaviest quarter with dates
	plain            // without dates
	ways
)

// formsOf returns the forms of an item's name in a way, the better first. A date
// too long for the widest box is left out.
func (it *Item) formsOf(w way) []Form {
	if it.forms[w] == nil {
		it.forms[w] = it.newForms(w)
	}
	return it.forms[w]
}

func (it *Item) newForms(w way) []Form {
	one, two := Wrap(it.Title, 1, it.Bold), Wrap(it.Title, 2, it.Bold)
	if w < mixed || w == mixed && it.top {
		if date := DateWidth(it.Date); date <= Long {
			return []Form{it.datedForm(w, one, two, date)}
		}
	}
	var forms []Form
	if len(two.Lines) > 1 {
		forms = append(forms, plainForm(two))
	}
	if one.Whole {
		forms = append(forms, plainForm(one))
	}
	if forms == nil {
		forms = append(forms, plainForm(two))
	}
	return forms
}

// datedForm returns the form with the date over the title: on one line where that
// is short, else on two, or on three where a tall name needs them.
func (it *Item) datedForm(w way, one, two Text, date int) Form {
	t := two
	switch {
	case w == tall && !two.Whole:
		t = Wrap(it.Title, 3, it.Bold)
	case one.Whole && one.Width <= 130:
		t = one
	}
	return Form{len(t.Lines) + 1, Stem + max(t.Width, date) + Gap, true, t.Lines, t.Whole}
}

func plainForm(t Text) Form { return Form{len(t.Lines), Stem + t.Width + Gap, false, t.Lines, t.Whole} }
