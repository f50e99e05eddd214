package edtf

// Bounds lays d on the axis. The zero Date has the zero Span.
//
// An unknown start may lie as far back as the axis begins, an unknown end as far
// on as it ends; an open one lies there. EndLo is never without bound: where
// nothing else holds it, it is the start of the first date that is written. In a
// set, what begins and ends is whichever member is meant, or for AllOf the first
// and the last of them.
func (d Date) Bounds(c Calendar) Span {
	switch d.Kind {
	case Single:
		lo, hi := d.Start.Point.bounds(c)
		return Span{
			StartLo: lo, StartHi: hi, EndLo: lo, EndHi: hi, StartKind: Dated, EndKind: Dated,
			Precision: d.Start.Point.precision(), Qualifier: d.Start.Point.qualifier(),
		}
	case Interval:
		return spanBetween(&d.Start, &d.End, c)
	case OneOf:
		return spanOfOne(d.Set, c)
	case AllOf:
		return spanOfAll(d.Set, c)
	}
	return Span{}
}

// Within reports whether all of s lies inside o.
func (s Span) Within(o Span) bool {
	return !s.StartLo.before(o.StartLo) && !o.EndHi.before(s.EndHi)
}

// StartsWith reports whether o covers exactly the start of s.
func (s Span) StartsWith(o Span) bool {
	return s.StartLo == o.StartLo && s.StartHi == o.EndHi
}

// spanBetween lays an interval on the axis. Where its ends overlap, it cannot
// end before it may begin, nor begin after it must have ended.
func spanBetween(start, end *End, c Calendar) Span {
	s := Span{
		StartLo: Instant{Sec: NegInf}, StartHi: Instant{Sec: NegInf}, StartKind: start.Kind,
		EndLo: Instant{Sec: PosInf}, EndHi: Instant{Sec: PosInf}, EndKind: end.Kind,
	}
	if start.Kind == Dated {
		s.StartLo, s.StartHi = start.Point.bounds(c)
		s.add(&start.Point)
	}
	if end.Kind == Dated {
		s.EndLo, s.EndHi = end.Point.bounds(c)
		s.add(&end.Point)
	}
	if start.Point.HasTime && end.Point.HasTime {
		s.endAtTime()
	}
	if start.Kind == Unknown || start.Side == OrLater {
		s.StartHi = s.EndHi
	}
	if end.Kind == Unknown || end.Side == OrEarlier && start.Kind == Dated {
		s.EndLo = s.StartLo
	}
	s.widen(start.Side, end.Side)
	s.StartHi, s.EndLo = earlier(s.StartHi, s.EndHi), later(s.EndLo, s.StartLo)
	return s
}

// endAtTime ends an interval between two times of day: from 14:00 to 15:30 ends
// when the clock shows 15:30, not a minute later. One from 14:00 to 14:00 lasts as
// long as its time is vague.
func (s *Span) endAtTime() {
	if s.StartLo.before(s.EndLo) {
		s.EndLo, s.EndHi = later(s.StartLo, Instant{Sec: s.EndLo.Sec - 1, Nsec: s.EndLo.Nsec}), s.EndLo
	}
}

// widen moves the outer bounds of a span whose ends may lie further out than
// their dates: it is not known where.
func (s *Span) widen(start, end Side) {
	if start == OrEarlier {
		s.StartLo, s.StartKind = Instant{Sec: NegInf}, Unknown
	}
	if end == OrLater {
		s.EndHi, s.EndKind = Instant{Sec: PosInf}, Unknown
	}
}

// add takes note of how exact and how sure a point of the span is.
func (s *Span) add(pt *Point) {
	if p := pt.precision(); s.Precision == NoPrecision || p < s.Precision {
		s.Precision = p
	}
	s.Qualifier |= pt.qualifier()
}

// spanOfOne lays a set of which one member is meant, or one date of a range: it
// begins and ends within whichever that is.
func spanOfOne(set []Element, c Calendar) Span {
	var whole Span
	for i := range set {
		s := set[i].span(c)
		s.StartHi = s.EndHi
		if s.StartKind == Dated {
			s.EndLo = s.StartLo
		}
		if i == 0 {
			whole = s
			continue
		}
		whole.StartHi = later(whole.StartHi, s.StartHi)
		whole.EndLo = earlier(whole.EndLo, s.EndLo)
		whole.join(s)
	}
	return whole
}

// spanOfAll lays a set of which all members are meant: it begins with the first
// and ends with the last.
func spanOfAll(set []Element, c Calendar) Span {
	var whole Span
	for i := range set {
		s := set[i].span(c)
		if i == 0 {
			whole = s
			continue
		}
		whole.StartHi = earlier(whole.StartHi, s.StartHi)
		whole.EndLo = later(whole.EndLo, s.EndLo)
		whole.join(s)
	}
	return whole
}

// span lays one member of a set from its start to its end.
func (e *Element) span(c Calendar) Span {
	if e.Range {
		return spanBetween(&e.From, &e.To, c)
	}
	return spanBetween(&e.From, &e.From, c)
}

// join widens s so that it covers o too.
func (s *Span) join(o Span) {
	s.StartLo, s.EndHi = earlier(s.StartLo, o.StartLo), later(s.EndHi, o.EndHi)
	s.StartKind, s.EndKind = min(s.StartKind, o.StartKind), min(s.EndKind, o.EndKind)
	s.Precision = min(s.Precision, o.Precision)
	s.Qualifier |= o.Qualifier
}
