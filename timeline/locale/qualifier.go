package locale

import "kronika/timeline/edtf"

// qualify marks a phrase as about and uncertain. Where all components of a date
// are doubted alike the whole is; else a note names each doubted component.
func (w writer) qualify(ph *phrase, p edtf.Point) {
	components := 1
	if p.Month != 0 || p.MonthMask != 0 {
		components = 2
	}
	if p.Day != 0 || p.DayMask != 0 {
		components = 3
	}
	whole := p.Qual[0]
	for _, q := range p.Qual[1:components] {
		if q != whole {
			w.qualifyParts(ph, p)
			return
		}
	}
	ph.about = ph.about || whole&edtf.Approximate != 0
	ph.uncertain = whole&edtf.Uncertain != 0
}

// qualifyParts notes the doubt on each component by itself.
func (w writer) qualifyParts(ph *phrase, p edtf.Point) {
	for i, q := range p.Qual {
		if q == 0 {
			continue
		}
		keys := partialKeys[i]
		if i == 1 && p.Month > 12 {
			keys = partialKeys[3]
		}
		ph.notes = append(ph.notes, w.T(keys[q-1]))
	}
}

// partialKeys holds the notes for year, month, day and a part of the year, each
// uncertain, approximate, and both.
var partialKeys = [4][3]string{
	{"date.partial.year.uncertain", "date.partial.year.about", "date.partial.year.both"},
	{"date.partial.month.uncertain", "date.partial.month.about", "date.partial.month.both"},
	{"date.partial.day.uncertain", "date.partial.day.about", "date.partial.day.both"},
	{"date.partial.part.uncertain", "date.partial.part.about", "date.partial.part.both"},
}
