package datetext

import (
	"fmt"
	"kronika/timeline/edtf"
	"slices"
	"strconv"
	"strings"
)

// unit reads one unit without what stands around it; nil where there is none.
func (p *parser) unit(i int) (*value, int) {
	t := p.at(i)
	if t.kind == num {
		for _, read := range []func(int) (*value, int){p.dayInNumbers, p.clockFirst, p.monthInNumbers, p.agesAgo, p.dayMonth, p.decadeInNumbers, p.ordinalUnit, p.plainNumber} {
			if v, next := read(i); v != nil {
				return v, next
			}
		}
		return nil, i
	}
	if t.is("'") && p.at(i+1).kind == num && len(p.at(i+1).text) == 2 {
		return p.decadeInNumbers(i + 1)
	}
	if v, next := p.negativeYear(i); v != nil {
		return v, next
	}
	if t.kind != word {
		return nil, i
	}
	for _, read := range []func(int) (*value, int){p.agoFirst, p.clockBehindWord, p.monthFirst, p.seasonOfYear, p.quarterByLetter, p.ordinalUnit, p.fractionFirst, p.numberWord, p.centuryFirst, p.decadeInWords, p.eraFirst, p.romanYear, p.relativeDay} {
		if v, next := read(i); v != nil {
			return v, next
		}
	}
	return nil, i
}

// year reads a year behind something: ", 1893", " of 1997", "'97". Ok is false where
// there is none.
func (p *parser) year(i int) (year int64, digits, next int, ok bool) {
	j := p.skipFillers(p.skip(p.skipFillers(i), ","))
	t := p.at(j)
	if t.kind == num && (len(t.text) >= 3 && len(t.text) <= 4 || p.hasEra(j+1)) && !p.isOrdinalMark(j+1) {
		if p.at(j+1).glued && p.at(j+1).is(":") { // a time of day
			return 0, 0, i, false
		}
		return t.n, len(t.text), j + 1, true
	}
	if t.kind == num && len(t.text) == 2 && j == i+1 && p.at(i).is("'") {
		return p.options.century(t.n), 4, j + 1, true
	}
	if t.kind == num && len(t.text) == 2 && !p.at(i).is(",") && (t.n > 31 || p.endsBehind(j)) {
		return p.options.century(t.n), 4, j + 1, true
	}
	return 0, 0, i, false
}

// endsBehind reports whether the number at a place is the last of the text and stands
// behind a day and a month, so that it can be nothing but a year: 3 Jan 24.
func (p *parser) endsBehind(i int) bool {
	if i != len(p.tokens)-1 || i < 2 {
		return false
	}
	_, isMonth := p.find(i-1, month)
	if p.at(i - 1).is("-") {
		_, isMonth = p.find(i-2, month)
		return isMonth && p.at(i-3).is("-") && p.at(i-4).kind == num
	}
	return isMonth && p.at(i-2).kind == num
}

func (p *parser) hasEra(i int) bool {
	_, ok := p.find(i, bce, ce)
	return ok
}

func (p *parser) isOrdinalMark(i int) bool {
	t := p.at(i)
	return t.kind == word && t.glued && slices.Contains([]string{"st", "nd", "rd", "th", "er", "re", "e", "eme", "s"}, t.text)
}

// withYear gives a value the year behind it, where one stands.
func (p *parser) withYear(v *value, i int) (*value, int) {
	if year, digits, next, ok := p.year(i); ok {
		v.year, v.yearDigits, v.hasYear = year, digits, true
		return p.withClock(v, p.dualYear(v, next))
	}
	return v, i
}

// dualYear passes over the second year of old style dates: 11 February 1731/32 is
// in 1732, as it is counted today.
func (p *parser) dualYear(v *value, i int) int {
	if v.precision != ofDay || !p.at(i).is("/") || p.at(i+1).kind != num || len(p.at(i+1).text) > 2 {
		return i
	}
	second := value{precision: bare, number: p.at(i + 1).n, yearDigits: len(p.at(i + 1).text)}
	second.completeYear(v)
	if second.year != v.year+1 {
		return i
	}
	v.year = second.year
	return i + 2
}

// monthFirst reads "May 10, 1893", "May 10-12, 1893", "May 1893" and "May".
func (p *parser) monthFirst(i int) (*value, int) {
	m, ok := p.find(i, month)
	if !ok {
		return nil, i
	}
	code, _ := strconv.Atoi(m.value)
	i += m.words
	t := p.at(i)
	if t.kind == num && len(t.text) <= 2 && t.n >= 1 && t.n <= 31 && !p.hasEra(i+1) {
		next := p.ordinalMark(i + 1)
		if v, behind := p.withYear(&value{precision: ofDay, month: code, day: int(t.n)}, next); v.hasYear || !p.at(next).is("'") {
			return v, behind
		}
	}
	return p.withYear(&value{precision: ofMonth, month: code}, i)
}

// ordinalMark returns the place behind the th of a number, or its full stop.
func (p *parser) ordinalMark(i int) int {
	if p.isOrdinalMark(i) && p.at(i).text != "s" {
		return i + 1
	}
	if p.at(i).is(".") && p.at(i).glued {
		return i + 1
	}
	if p.at(i).is("-") && p.at(i).glued && p.at(i+1).kind == word && p.at(i+1).glued && len(p.at(i+1).text) <= 3 { // 19-të
		if _, isMonth := p.find(i+1, month); !isMonth {
			return i + 2
		}
	}
	return i
}

// dayMonth reads "10 May 1893", "10. Mai 1893", "10th of May".
func (p *parser) dayMonth(i int) (*value, int) {
	t := p.at(i)
	if t.n < 1 || t.n > 31 || len(t.text) > 2 {
		return nil, i
	}
	j := p.skipFillers(p.ordinalMark(i + 1))
	m, ok := p.find(p.skip(j, "-"), month)
	if !ok {
		return nil, i
	}
	code, _ := strconv.Atoi(m.value)
	j = p.skip(j, "-") + m.words
	if p.at(j).is("-") && p.at(j).glued && p.at(j+1).glued && p.at(j+2).kind != word { // 3-Jan-2024
		j++
	}
	return p.withYear(&value{precision: ofDay, month: code, day: int(t.n)}, j)
}

// seasonOfYear reads "spring 1944" and "winter 1834-35".
func (p *parser) seasonOfYear(i int) (*value, int) {
	m, ok := p.find(i, season)
	if !ok {
		return nil, i
	}
	code, _ := strconv.Atoi(m.value)
	i += m.words
	if h, ok := p.find(p.skip(i, "("), hemisphere); ok {
		code += map[string]int{"north": 4, "south": 8}[h.value]
		i = p.skip(p.skip(i, "(")+h.words, ")")
	}
	v, next := p.withYear(&value{precision: ofMonth, month: code}, i)
	if code == 24 && v.hasYear && p.at(next).is("-/") && p.at(next+1).kind == num { // a winter has two years
		second := value{precision: bare, number: p.at(next + 1).n, yearDigits: len(p.at(next + 1).text)}
		if second.completeYear(v); second.year == v.year+1 {
			next += 2
		}
	}
	return v, next
}

// quarterByLetter reads "Q2 1985".
func (p *parser) quarterByLetter(i int) (*value, int) {
	if p.at(i).text != "q" || p.at(i+1).kind != num || p.at(i+1).n < 1 || p.at(i+1).n > 4 {
		return nil, i
	}
	return p.withYear(&value{precision: ofMonth, month: 32 + int(p.at(i+1).n)}, i+2)
}

// ordinalUnit reads what begins with "18th", "nineteenth", "XV": a century, a quarter or
// a half; a day of a month; or the number alone, for "17th-19th century".
func (p *parser) ordinalUnit(i int) (*value, int) {
	n, j := p.ordinal(i)
	if n == 0 {
		return nil, i
	}
	if m, ok := p.find(j, fraction); ok {
		return p.fractionOf(m.value, n, j+m.words)
	}
	if m, ok := p.find(j, unit); ok && (m.value == "century" || m.value == "millennium") && n > 0 {
		precision := map[string]precision{"century": ofCentury, "millennium": ofMillennium}[m.value]
		return &value{precision: precision, year: n, hasYear: true}, j + m.words
	}
	if m, ok := p.find(p.skipFillers(j), month); ok && n > 0 && n < 32 {
		code, _ := strconv.Atoi(m.value)
		return p.withYear(&value{precision: ofDay, month: code, day: int(n)}, p.skipFillers(j)+m.words)
	}
	if _, ok := p.find(j, period); ok || n < 0 { // the 18th Dynasty
		return nil, i
	}
	return &value{precision: bare, number: n, yearDigits: 2}, j
}

// ordinal reads a number with th, in words, or Roman before a unit.
func (p *parser) ordinal(i int) (n int64, next int) {
	t := p.at(i)
	if t.kind == num {
		if p.isOrdinalMark(i+1) && p.at(i+1).text != "s" {
			return t.n, i + 2
		}
		if m, ok := p.find(i+1, unit); ok && m.value == "century" && len(t.text) <= 2 { // 15c, 15. Jahrhundert
			return t.n, i + 1
		}
		if next := p.ordinalMark(i + 1); next > i+1 && len(t.text) <= 2 {
			if _, ok := p.find(next, unit, fraction); ok {
				return t.n, next
			}
		}
		return 0, i
	}
	if m, ok := p.find(i, ordinal); ok {
		n, _ := strconv.ParseInt(m.value, 10, 64)
		return n, i + m.words
	}
	numeral := t.text
	if inner, ok := strings.CutSuffix(numeral, "e"); ok { // XVIIIe siècle
		numeral = inner
	}
	if n := roman(numeral); n > 0 && n < 40 {
		if _, ok := p.find(i+1, unit); ok {
			return n, i + 1
		}
	}
	return 0, i
}

// fractionOf reads what a quarter, a third or a half is of: a year or a century.
func (p *parser) fractionOf(kind string, n int64, i int) (*value, int) {
	count := map[string]int64{"quarter": 4, "third": 3, "half": 2}[kind]
	if n < 0 {
		n = count
	}
	if n > count {
		return nil, i
	}
	j := p.skipFillers(i)
	if whole, next := p.century(j); whole != nil && whole.precision == ofCentury && count != 3 {
		length := 100 / count
		first := (whole.year-1)*100 + (n-1)*length + 1
		if m, ok := p.find(next, bce); ok {
			first, next = 1-(whole.year*100-(n-1)*length), next+m.words
		}
		return &value{precision: ofAges, ages: edtf.YearText(first) + "/" + edtf.YearText(first+length-1)}, next
	}
	base := map[string]int{"quarter": 32, "third": 36, "half": 39}[kind]
	v, next := p.withYear(&value{precision: ofMonth, month: base + int(n)}, j)
	if !v.hasYear {
		return nil, i
	}
	return v, next
}

// fractionFirst reads a half or a quarter as Albanian puts it: gjysma e parë e shekullit.
func (p *parser) fractionFirst(i int) (*value, int) {
	m, ok := p.find(i, fraction)
	if !ok {
		return nil, i
	}
	o, ok := p.find(i+m.words, ordinal)
	if !ok {
		return nil, i
	}
	n, _ := strconv.ParseInt(o.value, 10, 64)
	return p.fractionOf(m.value, n, i+m.words+o.words)
}

// numberWord reads "two months ago".
func (p *parser) numberWord(i int) (*value, int) {
	m, ok := p.find(i, number)
	if !ok {
		return nil, i
	}
	u, ok := p.find(i+m.words, unit)
	if !ok {
		return nil, i
	}
	a, ok := p.find(i+m.words+u.words, ago)
	if !ok {
		return nil, i
	}
	n, _ := strconv.ParseInt(m.value, 10, 64)
	return p.before(u.value, n, i+m.words+u.words+a.words, i)
}

// century reads a century in any of its forms.
func (p *parser) century(i int) (*value, int) {
	if n, j := p.ordinal(i); n > 0 {
		if m, ok := p.find(j, unit); ok && m.value == "century" {
			return &value{precision: ofCentury, year: n, hasYear: true}, j + m.words
		}
	}
	return p.centuryFirst(i)
}

// centuryFirst reads "shekulli XV", "secolo XV", "shekulli i 19-të".
func (p *parser) centuryFirst(i int) (*value, int) {
	m, ok := p.find(i, unit)
	if !ok || m.value != "century" && m.value != "millennium" || len(p.at(i).text) == 1 {
		return nil, i
	}
	j := p.skipFillers(i + m.words)
	v := &value{precision: map[string]precision{"century": ofCentury, "millennium": ofMillennium}[m.value], hasYear: true}
	if t := p.at(j); t.kind == num && len(t.text) <= 2 {
		v.year = t.n
		return v, p.ordinalMark(j + 1)
	} else if v.year = roman(t.text); v.year > 0 {
		return v, p.ordinalMark(j + 1)
	} else if o, ok := p.find(j, ordinal); ok {
		v.year, _ = strconv.ParseInt(o.value, 10, 64)
		return v, j + o.words
	}
	return nil, i
}

// decadeInNumbers reads "1850s", "60s", "1800's".
func (p *parser) decadeInNumbers(i int) (*value, int) {
	t, j := p.at(i), i+1
	if p.at(j).is("'") && p.at(j).glued {
		j++
	}
	if s := p.at(j); s.kind != word || s.text != "s" || !s.glued {
		return nil, i
	}
	return p.decadeOf(t, j+1)
}

func (p *parser) decadeOf(t token, next int) (*value, int) {
	v := &value{precision: ofDecade, year: t.n, hasYear: true}
	switch {
	case len(t.text) > 4 || t.n%10 != 0:
		return nil, next
	case len(t.text) <= 2:
		v.year = p.options.century(t.n)
	case t.n%100 == 0 && t.n < 2000: // a century in most mouths, perhaps a decade
		v.number = 100
		v.other = &value{precision: ofDecade, year: t.n, hasYear: true}
	}
	return v, next
}

// decadeInWords reads "sixties" and "vitet 1850".
func (p *parser) decadeInWords(i int) (*value, int) {
	if m, ok := p.find(i, decade); ok {
		n, _ := strconv.ParseInt(m.value, 10, 64)
		return &value{precision: ofDecade, year: p.options.century(n), hasYear: true}, i + m.words
	}
	m, ok := p.find(i, decades)
	if !ok {
		return nil, i
	}
	j := p.skipFillers(i + m.words)
	if m, ok := p.find(j, tens); ok {
		n, _ := strconv.ParseInt(m.value, 10, 64)
		return &value{precision: ofDecade, year: p.options.century(n), hasYear: true}, j + m.words
	}
	j = p.skip(j, "'")
	t := p.at(j)
	if t.kind != num || t.n%10 != 0 || len(t.text) != 2 && len(t.text) != 4 || p.at(j+1).is("-") && p.at(j+2).kind == num && p.at(j+2).n%10 != 0 {
		return nil, i
	}
	return p.decadeOf(t, j+1)
}

// eraFirst reads "AD 79".
func (p *parser) eraFirst(i int) (*value, int) {
	m, ok := p.find(i, ce, bce)
	if t := p.at(i + m.words); ok && t.kind == num {
		return &value{precision: ofYear, year: t.n, hasYear: true, yearDigits: 4, isBCE: m.class == bce, isCE: m.class == ce}, i + m.words + 1
	}
	return nil, i
}

// romanYear reads a year in Roman numerals, as on title pages.
func (p *parser) romanYear(i int) (*value, int) {
	if n := roman(p.at(i).text); n >= 1000 && n < 2200 && len(p.at(i).text) >= 4 {
		return &value{precision: ofYear, year: n, hasYear: true, yearDigits: 4}, i + 1
	}
	return nil, i
}

// agesAgo reads "66 million years ago", "13.8 Ga", "3 years ago".
func (p *parser) agesAgo(i int) (*value, int) {
	mantissa, j := p.at(i).text, i+1
	if p.at(j).is(".,") && p.at(j).glued && p.at(j+1).kind == num && p.at(j+1).glued {
		mantissa, j = mantissa+"."+p.at(j+1).text, j+2
	}
	exponent := 0
	m, scaled := p.find(j, scale)
	if scaled {
		exponent, _ = strconv.Atoi(m.value)
		j += m.words
	}
	u, hasUnit := p.find(j, unit)
	if hasUnit {
		j += u.words
	}
	a, hasAgo := p.find(j, ago)
	if hasAgo {
		j += a.words
	}
	switch {
	case scaled && (hasAgo || !hasUnit && exponent >= 6 && strings.Contains("ga gya gyr ma mya myr", p.at(j-1).text)):
		if hasUnit && u.value != "year" {
			return nil, i
		}
		return &value{precision: ofAges, ages: agesText(mantissa, exponent)}, j
	case hasUnit && hasAgo && !strings.Contains(mantissa, "."):
		return p.before(u.value, p.at(i).n, j, i)
	}
	return nil, i
}

// negativeYear reads a year with a minus, alone in the text, as people write years before
// the era: -500 is 500 BCE. One of four digits is EDTF, which counts a year 0.
func (p *parser) negativeYear(i int) (*value, int) {
	t := p.at(i + 1)
	if i != 0 || len(p.tokens) != 2 || !p.at(0).is("-") || p.at(0).long || t.kind != num || !t.glued || len(t.text) > 6 || t.n == 0 {
		return nil, i
	}
	return &value{precision: ofYear, year: t.n, hasYear: true, yearDigits: 5, isBCE: true}, 2
}

// agoFirst reads "para 3 vjetësh", three years ago.
func (p *parser) agoFirst(i int) (*value, int) {
	m, ok := p.find(i, before)
	if !ok {
		return nil, i
	}
	j := i + m.words
	n := p.at(j).n
	if w, ok := p.find(j, number); ok {
		n, _ = strconv.ParseInt(w.value, 10, 64)
		j += w.words
	} else if p.at(j).kind == num && len(p.at(j).text) < 4 {
		j++
	} else {
		return nil, i
	}
	u, ok := p.find(j, unit)
	if !ok || u.value == "century" && p.at(j-1).kind == num {
		return nil, i
	}
	return p.before(u.value, n, j+u.words, i)
}

// thousands returns a year of more than four digits, 10,000 BC or 10000 BC; 0 where no
// such stands. Without an era behind it so long a number is no year.
func (p *parser) thousands(i int) int64 {
	t := p.at(i)
	group := func(i int) bool { return p.at(i).kind == num && len(p.at(i).text) == 3 }
	switch {
	case len(t.text) == 5 || len(t.text) == 6:
		if p.hasEra(i + 1) {
			return t.n
		}
	case len(t.text) > 3:
	case p.at(i+1).is(",.") && p.at(i+1).glued && group(i+2) && p.at(i+2).glued && p.hasEra(i+3):
		return t.n*1000 + p.at(i+2).n
	case group(i+1) && p.hasEra(i+2) && t.n > 0:
		return t.n*1000 + p.at(i+1).n
	}
	return 0
}

// agesText writes so many years ago with as many significant digits as were said.
func agesText(mantissa string, exponent int) string {
	whole, decimals, _ := strings.Cut(mantissa, ".")
	if len(decimals) > exponent {
		decimals = decimals[:exponent]
	}
	digits := strings.TrimLeft(whole+decimals, "0")
	exponent -= len(decimals)
	if exponent == 0 {
		return "Y-" + digits
	}
	return fmt.Sprintf("Y-%sE%dS%d", digits, exponent, len(digits))
}

// plainNumber reads a year, or a number that needs its neighbour to be one.
func (p *parser) plainNumber(i int) (*value, int) {
	t := p.at(i)
	switch {
	case len(t.text) == 8 && t.n/10000 < 2200:
		v := &value{precision: ofDay, year: t.n / 10000, month: int(t.n / 100 % 100), day: int(t.n % 100), hasYear: true, yearDigits: 4}
		if !isDay(v) {
			return nil, i
		}
		return v, i + 1
	case p.at(i-1).is(":") && t.glued: // minutes
		return nil, i
	case p.thousands(i) > 0:
		v := &value{precision: ofYear, year: p.thousands(i), hasYear: true, yearDigits: 5}
		switch {
		case len(t.text) > 4:
			return v, i + 1
		case p.at(i+1).kind == num:
			return v, i + 2
		}
		return v, i + 3
	case len(t.text) > 4 || len(t.text) == 3 && t.text[0] == '0' || p.at(i+1).is("%") || p.at(i+1).glued && p.at(i+1).is(":"):
		return nil, i
	case len(t.text) >= 3 || p.hasEra(i+1):
		v := &value{precision: ofYear, year: t.n, hasYear: true, yearDigits: len(t.text)}
		// 1935, January
		j := p.skip(i+1, ",")
		if m, ok := p.find(j, month); ok && j > i+1 && len(t.text) == 4 && p.at(j+m.words).kind != num {
			v.precision = ofMonth
			v.month, _ = strconv.Atoi(m.value)
			return v, j + m.words
		}
		return v, i + 1
	}
	return &value{precision: bare, number: t.n, yearDigits: len(t.text)}, i + 1
}
