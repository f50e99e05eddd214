package locale

import "kronika/timeline/edtf"

// interval writes a stretch of time. Where both ends are dates, what they share
// is said once, as the CLDR has it: 7 – 9 September 2022.
func (w writer) interval(start, end edtf.End) string {
	switch {
	case start.Kind == edtf.Dated && end.Kind == edtf.Dated:
		return w.betweenEnds(start, end)
	case start.Kind == edtf.Dated && end.Kind == edtf.Open:
		return w.beside(start.Side, w.say(since, w.point(start.Point)))
	case start.Kind == edtf.Dated:
		return w.beside(start.Side, w.say(from, w.point(start.Point)))
	case end.Kind == edtf.Dated && start.Kind == edtf.Open:
		return w.beside(end.Side, w.say(until, w.point(end.Point)))
	case end.Kind == edtf.Dated && w.short:
		return w.T("date.short.to", w.beside(end.Side, w.say(alone, w.point(end.Point))))
	case end.Kind == edtf.Dated:
		return w.T("date.to", w.beside(end.Side, w.say(until, w.point(end.Point))))
	}
	return w.T("date.unknown")
}

// betweenEnds writes two dated ends, each of which may lie beyond its date.
func (w writer) betweenEnds(start, end edtf.End) string {
	if start.Side == edtf.At && end.Side == edtf.At {
		return w.between(start.Point, end.Point)
	}
	return join(w.table.Intervals[""],
		w.beside(start.Side, w.say(alone, w.point(start.Point))),
		w.beside(end.Side, w.say(alone, w.point(end.Point))))
}

// beside adds that a date is the latest or the earliest of those meant.
func (w writer) beside(side edtf.Side, text string) string {
	switch side {
	case edtf.OrEarlier:
		return w.T("date.earlier", text)
	case edtf.OrLater:
		return w.T("date.later", text)
	}
	return text
}

// between writes two dated ends.
func (w writer) between(a, b edtf.Point) string {
	if a == b {
		return w.say(alone, w.point(a))
	}
	switch {
	case a.HasTime && b.HasTime:
		return w.betweenTimes(a, b)
	case !isPlain(a) || !isPlain(b):
		return w.fromTo(a, b)
	case a.Month == 0 && b.Month == 0:
		return w.betweenYears(a, b)
	case a.Day != 0 && b.Day != 0:
		return w.collapsed("yMd", difference(a, b), a, b)
	case a.Month != 0 && b.Month != 0 && a.Day == 0 && b.Day == 0:
		return w.collapsed("yM", difference(a, b), a, b)
	}
	return w.fromTo(a, b)
}

// betweenTimes writes two times of day. What they are counted from is said once
// where they share it, and so is a day that they share.
func (w writer) betweenTimes(a, b edtf.Point) string {
	if a.Zone != b.Zone || a.OffsetMinutes != b.OffsetMinutes {
		return join(w.table.Intervals[""], w.dateTime(a), w.dateTime(b))
	}
	if a.Year == b.Year && a.Month == b.Month && a.Day == b.Day {
		times := join(w.table.Intervals[""], w.timeOfDay(a), w.timeOfDay(b))
		return w.zoned(a, w.atTime(w.pattern("yMd", w.fields(a)), times))
	}
	return w.zoned(a, join(w.table.Intervals[""], w.dayAndTime(a), w.dayAndTime(b)))
}

// isPlain reports whether a point is a year, month or day of which nothing is
// doubted or unknown, so that it may share words with another.
func isPlain(p edtf.Point) bool {
	return p.YearMask|p.MonthMask|p.DayMask == 0 && p.Qual == [3]edtf.Qualifier{} &&
		p.Digits == 0 && !p.BeyondAxis && p.Month <= 12
}

// difference is the largest field in which two points differ, as a pattern
// letter.
func difference(a, b edtf.Point) string {
	switch {
	case a.Year != b.Year:
		return "y"
	case a.Month != b.Month:
		return "M"
	}
	return "d"
}

// fromTo joins two ends that share nothing.
func (w writer) fromTo(a, b edtf.Point) string {
	pa, pb := w.point(a), w.point(b)
	if text, ok := w.betweenAges(a, b); ok {
		return w.doubt(pb, text)
	}
	return join(w.table.Intervals[""], w.say(alone, pa), w.say(alone, pb))
}

// collapsed writes two dates by a CLDR interval pattern.
func (w writer) collapsed(skeleton, differs string, a, b edtf.Point) string {
	fa, fb := w.fields(a), w.fields(b)
	fa.year, fb.year = w.yearPair(a.Year, b.Year)
	return formatInterval(w.intervalPattern(skeleton, differs), fa, fb)
}

// intervalPattern returns the pattern for two dates whose largest difference is
// in the field differs.
func (w writer) intervalPattern(skeleton, differs string) string {
	if w.short {
		skeleton += "Short"
	}
	return w.table.Intervals[skeleton+"/"+differs]
}

// betweenYears writes two years: 1939 – 1945, 301 – 101 BC, 201 – 145 million
// years ago.
func (w writer) betweenYears(a, b edtf.Point) string {
	if text, ok := w.betweenAges(a, b); ok {
		return text
	}
	first, last := w.yearPair(a.Year, b.Year)
	return formatInterval(w.table.Intervals["y/y"], &fields{year: first}, &fields{year: last})
}

// yearPair writes two years of a stretch with the era said once where they
// share it, and said on both sides where they do not.
func (w writer) yearPair(a, b int64) (first, last string) {
	first, firstEra := w.yearParts(a)
	last, lastEra := w.yearParts(b)
	if firstEra == lastEra {
		return first, w.withEra(last, lastEra)
	}
	if lastEra == "" && a <= 0 {
		lastEra = w.table.Eras[1]
	}
	return w.withEra(first, firstEra), w.withEra(last, lastEra)
}

// betweenAges writes two ages in deep time with their unit said once.
func (w writer) betweenAges(a, b edtf.Point) (text string, ok bool) {
	ageA, okA := exactAge(a)
	ageB, okB := exactAge(b)
	if !okA || !okB {
		return "", false
	}
	wholeA, fractionA, unitA := ageUnit(ageA)
	wholeB, fractionB, unitB := ageUnit(ageB)
	if unitA != unitB || unitA < million {
		return "", false
	}
	number := join(w.table.Intervals[""], w.decimal(wholeA, fractionA), w.decimal(wholeB, fractionB))
	if w.symbols {
		return number + "\u00a0" + ageSymbol(unitA), true
	}
	return w.ageWords(unitA, number, w.pluralDecimal(wholeB, fractionB)), true
}

// exactAge is ageOf for points that nothing else has to be said about.
func exactAge(p edtf.Point) (int64, bool) {
	if p.BeyondAxis || p.YearMask != 0 || p.Qual != [3]edtf.Qualifier{} {
		return 0, false
	}
	return ageOf(p)
}
