package datetext

import "fmt"

// withClock reads the time of day behind a day, or two of them: 14:30, at 2:05 pm,
// T14:30, 14:00–15:30.
func (p *parser) withClock(v *value, i int) (*value, int) {
	if v.precision != ofDay || v.clock != "" {
		return v, i
	}
	j := p.skipHour(p.skip(i, ","))
	if t := p.at(j); t.kind == word && t.text == "t" {
		j++
	}
	clock, until, next, ok := p.clocks(j)
	if !ok {
		return v, i
	}
	v.clock, v.until = clock, until
	return v, next
}

// clockFirst reads a time of day with its day behind it: 14:30 on 7 September 2022.
func (p *parser) clockFirst(i int) (*value, int) {
	clock, until, next, ok := p.clocks(p.skipHour(i))
	if !ok {
		return nil, i
	}
	j := p.skipFillers(p.skip(next, ","))
	if m, isDay := p.find(j, weekday); isDay {
		j = p.skipFillers(p.skip(j+m.words, ","))
	}
	if t := p.at(j); t.kind == num && p.at(j+1).is(":") {
		return nil, i
	}
	v, behind := p.unit(j)
	if v == nil || v.precision != ofDay || v.clock != "" {
		return nil, i
	}
	v.clock, v.until = clock, until
	return v, behind
}

// clockBehindWord reads "ora 14:30 e 7 shtatorit 2022".
func (p *parser) clockBehindWord(i int) (*value, int) {
	if _, ok := p.find(i, hour); !ok {
		return nil, i
	}
	return p.clockFirst(i)
}

// skipHour returns the place behind words before a time of day: at, ora.
func (p *parser) skipHour(i int) int {
	for {
		m, ok := p.find(i, filler, hour)
		if !ok {
			return i
		}
		i += m.words
	}
}

// clocks reads one time of day or a range of two, each as T14:30.
func (p *parser) clocks(i int) (clock, until string, next int, ok bool) {
	clock, next, ok = p.clock(i)
	if !ok {
		return "", "", i, false
	}
	clock = "T" + clock
	j, _, isRange := p.connector(next, false)
	if !isRange {
		return clock, "", next, true
	}
	end, behind, hasEnd := p.clock(p.skipHour(j))
	if !hasEnd || p.at(behind).is(":/.-") && p.at(behind).glued && p.at(behind+1).kind == num {
		return clock, "", next, true
	}
	return clock, "T" + end, behind, true
}

// rangeOfTimes returns the ends of a range of times that begins on a day. One that ends
// no later than it begins ends on the next day.
func (v *value) rangeOfTimes(day string) (first, last string) {
	if v.until > v.clock {
		return day + v.clock, day + v.until
	}
	next, _ := Day{v.astronomical(v.year), v.month, v.day}.plus(1).value().ends()
	return day + v.clock, next + v.until
}

// clock reads a time of day as hh:mm, with seconds where they are written.
func (p *parser) clock(i int) (text string, next int, ok bool) {
	hour := p.at(i)
	if hour.kind != num || len(hour.text) > 2 {
		return "", i, false
	}
	j := i + 1
	minute, second := int64(0), int64(-1)
	if p.at(j).is(":.") && p.at(j).glued && p.at(j+1).kind == num && len(p.at(j+1).text) == 2 {
		minute, j = p.at(j+1).n, j+2
		if p.at(j).is(":") && p.at(j+1).kind == num && len(p.at(j+1).text) == 2 {
			second, j = p.at(j+1).n, j+2
		}
	} else if p.half(j) == 0 {
		return "", i, false
	}
	h := hour.n
	if half := p.half(j); half > 0 {
		j += half
		if h < 1 || h > 12 {
			return "", i, false
		}
		if h %= 12; p.at(j - half).text[0] == 'p' {
			h += 12
		}
	}
	if h > 23 || minute > 59 || second > 59 {
		return "", i, false
	}
	text = fmt.Sprintf("%02d:%02d", h, minute)
	if second >= 0 {
		text += fmt.Sprintf(":%02d", second)
	}
	return text, j, true
}

// half returns how many tokens "am" or "pm" takes at a place, 0 where neither stands.
func (p *parser) half(i int) int {
	switch t := p.at(i); {
	case t.kind != word:
		return 0
	case t.text == "am" || t.text == "pm":
		return 1
	case (t.text == "a" || t.text == "p") && p.at(i+1).text == "m":
		return 2
	}
	return 0
}
