package datetext

import (
	"strings"

	"kronika/timeline/edtf"
)

// notation are the characters of dates that are written in numbers alone.
const notation = "0123456789-–—/.,:;T Z+\u00a0"

// Wording returns the text that was read where it is more than the date in another
// notation, and worth keeping: "c. 1850", "[1946]", "March 3, 1921"; "" for
// 31/12/1999, 1826-31 and for EDTF itself.
func (r Result) Wording(text string) string {
	text = strings.TrimSpace(text)
	if r.Exact || strings.Trim(text, notation) == "" && isPlain(r.Date) {
		return ""
	}
	return text
}

// SaysMore reports whether the wording of a date tells readers more than the date
// does in words of their language: "late 18th century" does beside 1701/1800,
// "March 3, 1921" does not beside 1921-03-03.
func SaysMore(wording string, date edtf.Date, languages ...string) bool {
	r, err := Read(wording, Options{Languages: languages})
	if date.Kind == edtf.Interval && len(strings.FieldsFunc(wording, isNoDigit)) < 2 {
		return true // one word for it, such as a century
	}
	return err != nil || r.Part != "" || len(r.Ignored)+len(r.Others) > 0 || r.Date.String() != date.String() || !isPlain(date)
}

func isNoDigit(r rune) bool { return r < '0' || r > '9' }

// isPlain reports whether a date is a year, month, day or time, or a range of such,
// without any doubt.
func isPlain(d edtf.Date) bool {
	if d.Kind != edtf.Single && d.Kind != edtf.Interval {
		return false
	}
	if d.Kind == edtf.Interval && (d.End.Kind != edtf.Dated || d.End.Side != edtf.At) {
		return false
	}
	return d.Start.Kind == edtf.Dated && d.Start.Side == edtf.At && isPlainPoint(d.Start.Point) && isPlainPoint(d.End.Point)
}

func isPlainPoint(p edtf.Point) bool {
	return p.YearMask|p.MonthMask|p.DayMask == 0 && p.Qual == [3]edtf.Qualifier{} && p.Digits == 0 && p.Exponent == 0 && p.Month <= 12
}
