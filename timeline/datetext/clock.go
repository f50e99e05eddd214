package datetext

import "fmt"

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
