package wikidata

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Precisions of wikibase:timePrecision that are read in a way of their own.
const (
	millennium = 6
	century    = 7
	decade     = 8
	year       = 9
	month      = 10
	day        = 11
)

// moment is how the query service writes every date.
var moment = regexp.MustCompile(`^([+-]?)(\d{4,16})-(\d\d)-(\d\d)T00:00:00(?:\.0+)?Z?$`)

// dateText returns a date as EDTF text for the precision, or the value as it stands where
// it is none of the query service. Guessed reports that there is no precision.
func dateText(t term, precision string) (text string, guessed bool) {
	m := moment.FindStringSubmatch(t.value)
	if m == nil {
		return t.value, false
	}
	y, err := strconv.ParseInt(m[1]+m[2], 10, 64)
	if err != nil {
		return t.value, false
	}
	p, err := strconv.Atoi(precision)
	if err != nil || p < 0 {
		guessed, p = true, day
		if m[3]+m[4] == "0101" {
			p = year
		}
	}
	if m[3] == "00" {
		p = min(p, year)
	} else if m[4] == "00" {
		p = min(p, month)
	}
	switch {
	case p >= day && y > -10000 && y < 10000:
		return yearText(y) + "-" + m[3] + "-" + m[4], guessed
	case p == month && y > -10000 && y < 10000:
		return yearText(y) + "-" + m[3], guessed
	case p >= year:
		return yearText(y), guessed
	case p == decade && y >= 0 && y < 10000:
		return fmt.Sprintf("%03dX", y/10), guessed
	case p == decade:
		from := floor(y, 10)
		return yearText(from) + "/" + yearText(from+9), guessed
	case p == century:
		from, to := period(y, 100)
		return yearText(from) + "/" + yearText(to), guessed
	case p == millennium:
		from, to := period(y, 1000)
		return yearText(from) + "/" + yearText(to), guessed
	}
	return roundYear(y, p), guessed
}

// yearText writes a year as EDTF does.
func yearText(y int64) string {
	switch {
	case y <= -10000 || y >= 10000:
		return "Y" + strconv.FormatInt(y, 10)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// period returns the years of the century or millennium of a year: the 19th century is
// 1801 to 1900, and Wikidata may name it by any year in it, 1900 too. The 1st century BC
// is -99 to 0, because the year 0 is 1 BC.
func period(y, length int64) (from, to int64) {
	from = floor(y-1, length) + 1
	return from, from + length - 1
}

func floor(y, unit int64) int64 {
	f := y / unit * unit
	if f > y {
		f -= unit
	}
	return f
}

// roundYear writes a year of which only the digits above a power of ten are meant: the
// precision 5 is ten thousand years, 0 a billion.
func roundYear(y int64, precision int) string {
	digits := strings.TrimLeft(strconv.FormatInt(y, 10), "-")
	significant := max(1, len(digits)-(9-precision))
	return yearText(y) + "S" + strconv.Itoa(significant)
}
