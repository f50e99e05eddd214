package edtf

import (
	"fmt"
	"regexp"
	"strings"
)

// usual is the hint where nothing better is known.
const usual = "write a date such as 2022-09-07, 2022-09, 1999, 199X, 1850~ or 1939/1945"

// hintLimit is how long a text may be that is searched for known mistakes.
const hintLimit = 80

// hint finds what to write instead of a text that is not EDTF at an offset. It
// looks for the mistakes that people make and for the notation of 2012, first in
// the whole text, then in the member of the set or the end of the interval at
// fault. What it says to write is a date.
func hint(text string, at int) string {
	for _, part := range [2]string{text, partAt(text, at)} {
		if len(part) > hintLimit {
			continue
		}
		for _, m := range mistakes() {
			if instead, ok := m.correct(part); ok {
				return m.say(instead)
			}
		}
	}
	return usual
}

// partAt cuts out the date that stands at an offset of a set or interval.
func partAt(text string, at int) string {
	const borders = "[]{},/"
	lo := strings.LastIndexAny(text[:at], borders) + 1
	hi := strings.IndexAny(text[at:], borders)
	if hi < 0 {
		return text[lo:]
	}
	return text[lo : at+hi]
}

// A mistake is a way of writing dates that is not EDTF.
type mistake struct {
	pattern *regexp.Regexp
	// rewrite turns the groups of the pattern into EDTF; nil when only words help.
	rewrite func(groups []string) string
	words   string // what to do; %s is the rewritten text
}

// correct rewrites text where it has the mistake; a correction that is no date
// is none.
func (m mistake) correct(text string) (string, bool) {
	groups := m.pattern.FindStringSubmatch(text)
	if groups == nil || m.rewrite == nil {
		return "", groups != nil
	}
	instead := m.rewrite(groups)
	p := parser{text: instead}
	p.expression()
	return instead, p.fault == nil
}

func (m mistake) say(instead string) string {
	if m.rewrite == nil {
		return m.words
	}
	return fmt.Sprintf(m.words, instead)
}

// monthHint tells what stands where a month does.
func monthHint(value uint8, mask Mask) string {
	switch {
	case value == 0 && mask == 0:
		return "write XX for a month that is not known, or leave it out"
	case mask != 0:
		return "write X only for digits that 01 to 12 can have"
	}
	return "write a month from 01 to 12, or a season from 21 to 24"
}

// dayHint tells which days the point's month has.
func dayHint(pt *Point) string {
	if pt.MonthMask != 0 {
		return "write a day that one of these months has"
	}
	days := monthLength(pt.yearAt(0), int(pt.Month))
	if february := (Point{Year: pt.Year, YearMask: pt.YearMask, Minus: pt.Minus, Month: 2, Day: 29}); pt.Month == 2 {
		if _, leap := february.earliest(); leap {
			days = 29
		}
	}
	return fmt.Sprintf("write a day from 01 to %d", days)
}
