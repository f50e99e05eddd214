package edtf

// The calendar is computed in years that begin in March, so that the leap day
// is the last of its year, and in eras of 400 years, which are all alike.
const (
	daysPerEra = 146_097
	epochDays  = 719_468 // from 1 March 0000 to 1 January 1970
	// The calendar holds this many years to both sides; beyond, its functions
	// return what they return there.
	maxYear = 25_000_000_000_000_000
	maxDays = maxYear / 400 * daysPerEra
)

// CivilFromDays returns the Gregorian date that lies so many days after
// 1970-01-01. It holds for 25 million billion years to both sides.
func CivilFromDays(days int64) (year int64, month, day int) {
	z := min(max(days, -maxDays-epochDays), maxDays-epochDays) + epochDays
	era := FloorDiv(z, daysPerEra)
	dayOfEra := z - era*daysPerEra
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := int(dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100))
	shifted := (5*dayOfYear + 2) / 153 // months since March
	day = dayOfYear - (153*shifted+2)/5 + 1
	year = yearOfEra + era*400
	if shifted < 10 {
		return year, shifted + 3, day
	}
	return year + 1, shifted - 9, day
}

// DaysFromCivil is the inverse of CivilFromDays. A month or day may lie outside
// its year or month, 13 or 0, and counts on from there.
func DaysFromCivil(year int64, month, day int) int64 {
	year = min(max(year, -maxYear), maxYear)
	carry := FloorDiv(int64(month)-1, 12)
	year += carry
	shifted := int64(month) - 1 - carry*12 // 0 is January
	if shifted < 2 {
		year--
		shifted += 12
	}
	shifted -= 2 // 0 is March
	era := FloorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := (153*shifted+2)/5 + int64(day) - 1
	return era*daysPerEra + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - epochDays
}

// FloorDiv divides and rounds down.
func FloorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// monthLength is the number of days of a month, 1 to 12.
func monthLength(year int64, month int) int {
	switch month {
	case 2:
		if isLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func isLeap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }
