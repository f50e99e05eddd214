package edtf

const (
	minOffset = -12 * 60
	maxOffset = 14 * 60
	// maxFraction is how many digits of a second are kept: nanoseconds.
	maxFraction = 9
)

// timeOfDay reads T and what follows it on a day that is known for certain
// and begins at dayAt.
func (p *parser) timeOfDay(pt *Point, dayAt int) bool {
	start := p.pos
	switch {
	case pt.Day == 0 && pt.DayMask == 0:
		return p.failWith(start, "a time of day needs a day", "write the whole date, such as 2022-09-07T14:05:00")
	case pt.YearMask|pt.MonthMask|pt.DayMask != 0:
		return p.failWith(start, "a day with X has no time of day", "leave the time out")
	case pt.Qual != [3]Qualifier{}:
		return p.failWith(start, "a doubted date has no time of day", "leave out either the time or the "+qualifierSigns)
	case !p.checkCompletion(pt, dayAt):
		return false
	}
	p.pos++
	pt.HasTime = true
	return p.clock(pt) && p.zone(pt) && p.unqualified()
}

// clock reads hh:mm, hh:mm:ss or hh:mm:ss.fraction.
func (p *parser) clock(pt *Point) bool {
	var ok bool
	at := p.pos
	if pt.Hour, ok = p.twoDigits("an hour"); !ok {
		return false
	}
	if pt.Hour == 24 {
		return p.failWith(at, "a day ends before 24:00", "write 00:00:00 of the next day")
	}
	if pt.Hour > 23 {
		return p.fail(at, "hours go from 00 to 23")
	}
	if !p.take(':') {
		return p.failWith(p.pos, "the minutes are missing", "write hours, minutes and seconds, such as T14:05:00")
	}
	at = p.pos
	if pt.Minute, ok = p.twoDigits("a minute"); !ok {
		return false
	}
	if pt.Minute > 59 {
		return p.fail(at, "minutes go from 00 to 59")
	}
	if !p.take(':') {
		return true
	}
	at = p.pos
	pt.HasSecond = true
	if pt.Second, ok = p.twoDigits("a second"); !ok {
		return false
	}
	if pt.Second > 60 {
		return p.fail(at, "seconds go from 00 to 60")
	}
	return p.fraction(pt)
}

// fraction reads the point and digits behind the seconds, where there are any.
func (p *parser) fraction(pt *Point) bool {
	if !p.take('.') {
		return true
	}
	start := p.pos
	for p.atDigit() {
		if p.pos-start == maxFraction {
			return p.failWith(p.pos, "a second has at most nine digits behind its point", "cut it to nanoseconds")
		}
		pt.Nanosecond = pt.Nanosecond*10 + int32(p.text[p.pos]-'0')
		p.pos++
	}
	pt.FractionLen = uint8(p.pos - start)
	if pt.FractionLen == 0 {
		return p.fail(start, "digits belong behind the point")
	}
	for range maxFraction - pt.FractionLen {
		pt.Nanosecond *= 10
	}
	return true
}

// zone reads Z, +hh, +hh:mm, or nothing.
func (p *parser) zone(pt *Point) bool {
	if p.take('Z') {
		pt.Zone = UTC
		return true
	}
	start := p.pos
	minus := p.take('-')
	if !minus && !p.take('+') {
		return true
	}
	hours, ok := p.twoDigits("the hour of an offset")
	if !ok {
		return false
	}
	var minutes uint8
	if p.take(':') {
		if minutes, ok = p.twoDigits("the minute of an offset"); !ok {
			return false
		}
	}
	offset := int16(hours)*60 + int16(minutes)
	switch {
	case minutes > 59:
		return p.fail(start, "the minutes of an offset go from 00 to 59")
	case minus && offset == 0:
		return p.failWith(start, "there is no offset -00:00", "write Z for UTC, or leave it out where the zone is not known")
	case minus:
		offset = -offset
	}
	if offset < minOffset || offset > maxOffset {
		return p.failWith(start, "no zone is that far from UTC", "write an offset from -12:00 to +14:00")
	}
	pt.Zone, pt.OffsetMinutes = Offset, offset
	return true
}

// qualifierSigns names the signs of doubt in messages.
const qualifierSigns = "?, ~ or %"

// unqualified refuses a qualifier behind a time of day.
func (p *parser) unqualified() bool {
	if at := p.pos; p.qualifier() != 0 {
		return p.failWith(at, "a time of day cannot be doubted", "leave out either the time or the "+qualifierSigns)
	}
	return true
}
