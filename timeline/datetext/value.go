package datetext

import (
	"fmt"
	"kronika/timeline/edtf"
)

// A Part is the part of a unit that words name: "early 1990s" is the part Start. It does
// not move the bounds of the date.
type Part string

const (
	Whole  Part = ""
	Start  Part = "start"
	Middle Part = "middle"
	End    Part = "end"
)

// A precision is the unit that words are exact to.
type precision uint8

const (
	bare precision = iota // a number that needs a unit: the 17th of "17th-19th century"
	ofDay
	ofMonth // also a season, or another part of a year
	ofYear
	ofDecade
	ofCentury
	ofMillennium
	ofAges // millions of years, already written as EDTF
	noDate // an end that is open or unknown
)

// A value is one unit as it was read, perhaps not complete.
type value struct {
	precision  precision
	year       int64 // as written, without the sign of an era; the first year of a decade; the number of a century
	hasYear    bool
	yearDigits int
	month, day int // month is a code of EDTF for seasons
	number     int64
	ages       string
	clock      string // T14:30
	until      string // T15:30: the end of a range of times

	isBCE, isCE          bool
	isApprox, isDoubtful bool
	part                 Part
	open                 string // with precision noDate: ".." or ""
	leads                bool   // approximate or doubtful by a word before it, which counts for a whole range
	bound                class  // before, after …: what the words say of the date, "" for the date itself

	// other is the other reading of a day that is written in numbers. otherEnd is the end
	// of a range of years that a month may be: the 11 of 1903-11.
	other, otherEnd *value
}

// canStand reports whether the value is a date by itself.
func (v *value) canStand() bool {
	switch v.precision {
	case bare, noDate:
		return false
	case ofDay, ofMonth:
		return v.hasYear
	}
	return true
}

// astronomical returns a year as EDTF counts it: 0 is 1 BCE.
func (v *value) astronomical(year int64) int64 {
	if v.isBCE {
		return 1 - year
	}
	return year
}

// qualifier returns the sign for what the words say of the date's certainty.
func (v *value) qualifier() string {
	switch {
	case v.isApprox && v.isDoubtful:
		return "%"
	case v.isApprox:
		return "~"
	case v.isDoubtful:
		return "?"
	}
	return ""
}

// ends returns the date as its first and its last unit in EDTF. They are the same for
// all but centuries and millennia, for which EDTF has no single expression: the 19th
// century is 1801/1900.
func (v *value) ends() (first, last string) {
	q := v.qualifier()
	switch v.precision {
	case noDate:
		return v.open, v.open
	case ofAges:
		return v.ages + q, v.ages + q
	case ofCentury, ofMillennium, ofDecade:
		if v.precision != ofDecade || v.isBCE {
			a, b := v.extent()
			return edtf.YearText(a) + q, edtf.YearText(b) + q
		}
		text := fmt.Sprintf("%03dX", v.year/10) + q
		if v.number == 100 { // the 1800s
			text = fmt.Sprintf("%02dXX", v.year/100) + q
		}
		return text, text
	}
	text := edtf.YearText(v.astronomical(v.year))
	if v.month > 0 {
		text += fmt.Sprintf("-%02d", v.month)
	}
	if v.day > 0 {
		text += fmt.Sprintf("-%02d", v.day)
	}
	if v.until != "" {
		return v.rangeOfTimes(text)
	}
	return text + v.clock + q, text + v.clock + q
}

// take gives a value that is not complete what its neighbour in a range or list has.
// Left says that the neighbour stands left of it.
func (v *value) take(n *value, left bool) {
	if v.precision == noDate || v.precision == ofAges || n.precision == noDate {
		return
	}
	if !v.isBCE && !v.isCE && !left {
		v.isBCE, v.isCE = n.isBCE, n.isCE
	}
	switch {
	case v.precision == bare && (n.precision == ofCentury || n.precision == ofMillennium):
		v.precision, v.year, v.hasYear = n.precision, v.number, true
	case v.precision == bare && n.precision == ofDay && v.number >= 1 && v.number <= 31:
		v.precision, v.day, v.month, v.year, v.hasYear, v.yearDigits = ofDay, int(v.number), n.month, n.year, n.hasYear, n.yearDigits
	case v.precision == bare && left && n.hasYear && n.precision != ofDay:
		v.completeYear(n)
	case v.precision == bare && !left && n.hasYear:
		v.precision, v.year, v.hasYear = ofYear, v.number, true
	case v.precision == ofDecade && left && v.year < 100 && n.hasYear:
		v.year += n.year / 100 * 100
	case (v.precision == ofDay || v.precision == ofMonth) && !v.hasYear && n.hasYear:
		v.year, v.hasYear, v.yearDigits = n.year, true, n.yearDigits
	}
	v.isApprox = v.isApprox || left && n.isApprox
	v.isDoubtful = v.isDoubtful || left && n.isDoubtful && n.bound == ""
}

// completeYear gives a number of one, two or three digits the century of the year before
// it: the 60 of "1850-60" is 1860.
func (v *value) completeYear(n *value) {
	unit := int64(1)
	for range v.yearDigits {
		unit *= 10
	}
	year := n.year/unit*unit + v.number
	if v.yearDigits >= n.yearDigits || n.isBCE {
		year = v.number
	}
	v.precision, v.year, v.hasYear = ofYear, year, true
	v.isBCE = v.isBCE || n.isBCE && !v.isCE
}
