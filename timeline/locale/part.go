package locale

import (
	"strings"

	"kronika/timeline/edtf"
)

// partKeys are the messages of one part of the year, by case.
type partKeys [3]string

var (
	springKeys  = partKeys{"date.part.spring", "date.part.spring.oblique", "date.part.spring.accusative"}
	summerKeys  = partKeys{"date.part.summer", "date.part.summer.oblique", "date.part.summer.accusative"}
	autumnKeys  = partKeys{"date.part.autumn", "date.part.autumn.oblique", "date.part.autumn.accusative"}
	winterKeys  = partKeys{"date.part.winter", "date.part.winter.oblique", "date.part.winter.accusative"}
	quarterKeys = partKeys{"date.part.quarter", "date.part.quarter.oblique", "date.part.quarter.accusative"}
	thirdKeys   = partKeys{"date.part.third", "date.part.third.oblique", "date.part.third.accusative"}
	half1Keys   = partKeys{"date.part.half1", "date.part.half1.oblique", "date.part.half1.accusative"}
	half2Keys   = partKeys{"date.part.half2", "date.part.half2.oblique", "date.part.half2.accusative"}
	seasonKeys  = [4]partKeys{springKeys, summerKeys, autumnKeys, winterKeys}
)

// part writes a season, quarter, four months or half of a year: codes 21 to 41
// of ISO 8601-2.
func (w writer) part(p edtf.Point) phrase {
	code := int(p.Month)
	if p.YearMask != 0 {
		return w.partOfSomeYear(p)
	}
	year := w.yearText(p.Year)
	switch {
	case code <= 24:
		return w.partPhrase(seasonKeys[code-21], year)
	case code <= 28:
		return w.hemisphere("date.northern", w.partPhrase(seasonKeys[code-25], year))
	case code <= 32:
		return w.hemisphere("date.southern", w.partPhrase(seasonKeys[code-29], year))
	case code <= 36:
		return w.partPhrase(quarterKeys, year, w.numeral(code-32))
	case code <= 39:
		first := 1 + 4*(code-37)
		return w.partPhrase(thirdKeys, w.months("yM", p.Year, first, first+3))
	case code == 40:
		return w.partPhrase(half1Keys, year)
	}
	return w.partPhrase(half2Keys, year)
}

// partPhrase fills the messages of a part.
func (w writer) partPhrase(keys partKeys, args ...any) phrase {
	ph := phrase{kind: aPart}
	for i, key := range keys {
		ph.text[i] = strings.TrimSpace(w.T(key, args...))
	}
	return ph
}

// hemisphere says which half of the earth a season is meant in, except on
// labels.
func (w writer) hemisphere(key string, ph phrase) phrase {
	if w.short {
		return ph
	}
	for i, text := range ph.text {
		ph.text[i] = w.T(key, text)
	}
	return ph
}

// partOfSomeYear writes a part of a year that is not known to the digit: a
// season as "spring, one of the years 1990–1999"; all else by its years, which
// says less.
func (w writer) partOfSomeYear(p edtf.Point) phrase {
	if p.Month > 32 {
		return w.maskedYear(p)
	}
	season := w.partPhrase(seasonKeys[(p.Month-21)%4], "")
	return w.inSomeYear(p, season.text[nominative])
}

// months writes the months first to last of a year: January – April 2021.
func (w writer) months(skeleton string, year int64, first, last int) string {
	a := fields{month: w.month(first)}
	b := fields{month: w.month(last), year: w.yearText(year)}
	return formatInterval(w.intervalPattern(skeleton, "M"), &a, &b)
}
