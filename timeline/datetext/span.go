package datetext

import "strings"

// A span is one unit, or a range of two.
type span struct {
	from, to *value // the same for one unit
}

func (s *span) isRange() bool { return s.from != s.to }

// isSmallYear reports whether the span is a number of three digits and no more: a year
// where nothing else stands, else any number.
func (s *span) isSmallYear() bool {
	v := s.from
	return !s.isRange() && v.precision == ofYear && v.yearDigits < 4 && !v.isBCE && !v.isCE
}

// span reads a unit or a range at a place; nil where there is none.
func (p *parser) span(i int) (*span, int) {
	start := i
	isBetween := false
	for {
		m, ok := p.find(i, from, between, both, oneOf)
		if !ok {
			break
		}
		isBetween = isBetween || m.class == between || m.class == both
		i = p.skip(i+m.words, ":")
	}
	if m, ok := p.find(i, decades); ok && isBetween { // midis viteve 1850 dhe 1860
		i += m.words
	}
	first, i := p.value(i)
	if _, isTo := p.find(start+1, to); isTo && p.at(start).is("?") { // ? to 1984
		first, i = p.unknownEnd(start)
	}
	if first == nil {
		if first, i = p.unknownEnd(i); first == nil {
			return nil, start
		}
	}
	s := &span{first, first}
	for {
		j, isSign, ok := p.connector(i, isBetween)
		if !ok {
			break
		}
		second, behind := p.value(j)
		if m, ok := p.find(j, open); ok { // 1999 – today
			second, behind = &value{precision: noDate, open: ".."}, j+m.words
		}
		if second == nil {
			second, behind = p.unknownEnd(j)
		}
		if second != nil && second.precision == bare && first.precision == ofDay && !first.hasYear { // June 19-20, 1964
			second.take(first, true)
			second, behind = p.withYear(second, behind)
		}
		if second == nil || !s.extend(second, isSign) {
			break
		}
		i = behind
	}
	if first.precision == noDate && !s.isRange() {
		return nil, start
	}
	return p.openByDash(s, start, i)
}

// openByDash reads "2001–" as what began then, and "–1999" as what ended then: a dash at
// the end or the start of the text beside a year of four digits.
func (p *parser) openByDash(s *span, start, end int) (*span, int) {
	if s.isRange() || s.from.precision != ofYear || s.from.yearDigits != 4 || s.from.bound != "" {
		return s, end
	}
	switch last := len(p.tokens) - 1; {
	case end == last && start == 0 && p.at(end).is("-"):
		s.from.bound = since
		return s, end + 1
	case end == last+1 && start == 1 && p.at(0).long:
		s.from.bound = until
	}
	return s, end
}

// connector reads what joins the two ends of a range: a dash, a slash, "to".
func (p *parser) connector(i int, isBetween bool) (next int, isSign, ok bool) {
	t := p.at(i)
	if t.is("-/") && !(t.is("/") && p.at(i+1).kind == word && !p.startsUnit(i+1)) {
		return i + 1, true, true
	}
	if t.is(".") && p.at(i+1).is(".") {
		return i + 2, true, true
	}
	if m, found := p.find(i, open); found && m.words > 1 { // 1999 to date
		return i, false, true
	}
	if m, found := p.find(i, to); found {
		return i + m.words, false, true
	}
	if m, found := p.find(i, and); found && isBetween {
		return i + m.words, false, true
	}
	return i, false, false
}

// unknownEnd reads an end that is no date: present, unknown, a question mark.
func (p *parser) unknownEnd(i int) (*value, int) {
	if m, ok := p.find(i, open, unknown); ok {
		end := ""
		if m.class == open {
			end = ".."
		}
		return &value{precision: noDate, open: end}, i + m.words
	}
	if p.at(i).is("?") {
		return &value{precision: noDate}, i + 1
	}
	return nil, i
}

// extend makes the span reach to another value. It returns false where the two make no
// range.
func (s *span) extend(second *value, isSign bool) bool {
	first := *s.from
	end := *second
	left := *s.to
	if !isSign || !s.from.leads { // "circa 1984 to 2004" says nothing of the end
		left.isApprox, left.isDoubtful = false, false
	}
	end.take(&left, true)
	if s.from == s.to {
		doubt, about := first.isDoubtful, first.isApprox
		first.take(&end, false)
		first.isDoubtful, first.isApprox = doubt, about
		if end.isBCE && !first.isCE && first.hasYear && first.year > end.year {
			first.isBCE = true
		}
	}
	if !canEnd(&first) || !canEnd(&end) || !inOrder(&first, &end) {
		return false
	}
	*s = span{&first, &end}
	return true
}

func canEnd(v *value) bool { return v.canStand() || v.precision == noDate }

// inOrder reports whether a range does not run backwards.
func inOrder(a, b *value) bool {
	if a.precision == noDate || b.precision == noDate || a.precision == ofAges || b.precision == ofAges {
		return a.precision != noDate || b.precision != noDate
	}
	first, _ := a.extent()
	_, last := b.extent()
	return first <= last && (first < last || a.precision != ofYear || b.precision != ofYear || a.year == b.year)
}

// extent returns the first and the last year of a value.
func (v *value) extent() (first, last int64) {
	switch v.precision {
	case ofCentury:
		first, last = (v.year-1)*100+1, v.year*100
	case ofMillennium:
		first, last = (v.year-1)*1000+1, v.year*1000
	case ofDecade:
		if first, last = v.year, v.year+9; v.number == 100 {
			last = v.year + 99
		}
	default:
		first, last = v.year, v.year
	}
	if v.isBCE {
		return 1 - last, 1 - first
	}
	return first, last
}

// edtf writes the span in EDTF.
func (s *span) edtf() string {
	first, last := s.from.ends()
	if s.isRange() {
		_, last = s.to.ends()
		if s.from.bound == before || s.from.bound == until {
			return "../" + last
		}
		return first + "/" + last
	}
	switch s.from.bound {
	case before, until:
		return "../" + ending(last)
	case after, since:
		return beginning(first) + "/.."
	case orEarlier: // one day, then or earlier
		return "[.." + ending(last) + "]"
	case orLater:
		return "[" + beginning(first) + "..]"
	}
	if first == last {
		return first
	}
	return first + "/" + last
}

// beginning and ending return the ends of what may be an interval itself.
func beginning(text string) string { first, _, _ := strings.Cut(text, "/"); return first }

func ending(text string) string { return text[strings.LastIndexByte(text, '/')+1:] }

// element writes the span as an element of a set.
func (s *span) element() string {
	text := s.edtf()
	if first, last, ok := strings.Cut(text, "/"); ok {
		first, last = strings.TrimRight(first, "~?%."), strings.TrimRight(last, "~?%.")
		return first + ".." + last
	}
	return text
}

// years returns how many years the span covers, to find the most exact of several.
func (s *span) years() int64 {
	if s.from.precision == ofAges || s.from.precision == noDate || s.to.precision == noDate {
		return 1 << 40
	}
	first, _ := s.from.extent()
	_, last := s.to.extent()
	if s.from.bound != "" {
		return last - first + 1000
	}
	return last - first
}
