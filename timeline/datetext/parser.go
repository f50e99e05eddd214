package datetext

import (
	"slices"
	"strings"
)

// A parser reads the tokens of one text by the lexicon of one language.
type parser struct {
	lex     *lexicon
	tokens  []token
	options Options
	looked  [][]meaning // what the words at each place may mean, as far as it was asked
}

// at returns the token at a place, an empty sign behind the last.
func (p *parser) at(i int) token {
	if i < 0 || i >= len(p.tokens) {
		return token{}
	}
	return p.tokens[i]
}

// find returns the longest meaning at a place that is of one of the classes; of meanings
// of one form that of the class that is named first.
func (p *parser) find(i int, classes ...class) (best meaning, ok bool) {
	if p.at(i).kind != word {
		return meaning{}, false
	}
	for _, m := range p.meanings(i) {
		at := slices.Index(classes, m.class)
		if at >= 0 && (!ok || m.words > best.words || m.words == best.words && at < slices.Index(classes, best.class)) {
			best, ok = m, true
		}
	}
	return best, ok
}

// meanings returns what the words at a place may mean.
func (p *parser) meanings(i int) []meaning {
	if p.looked == nil {
		p.looked = make([][]meaning, len(p.tokens))
	}
	if p.looked[i] == nil {
		p.looked[i] = append([]meaning{}, p.lex.look(p.tokens[i:])...)
	}
	return p.looked[i]
}

// skip returns the place behind a token that is one of the signs.
func (p *parser) skip(i int, signs string) int {
	if p.at(i).is(signs) {
		return i + 1
	}
	return i
}

// skipFillers returns the place behind words that say nothing, such as "of the year".
func (p *parser) skipFillers(i int) int {
	for {
		m, ok := p.find(i, filler)
		if !ok {
			return i
		}
		i += m.words
	}
}

// value reads one unit with what stands around it. It returns nil where there is none.
func (p *parser) value(i int) (*value, int) {
	mods := &modifiers{}
	i = p.leading(i, mods)
	v, i := p.unit(i)
	if v == nil {
		return nil, i
	}
	i = p.trailing(i, v)
	v.isApprox, v.isDoubtful = v.isApprox || mods.isApprox, v.isDoubtful || mods.isDoubtful
	v.leads = mods.isApprox || mods.isDoubtful
	if v.part == Whole {
		v.part = mods.part
	}
	if v.bound == "" {
		v.bound = mods.bound
	}
	return v, i
}

// modifiers are what stands before a unit and says something of it.
type modifiers struct {
	isApprox, isDoubtful bool
	part                 Part
	bound                class
}

// leading reads what stands before a unit: c., ?, early, before, the.
func (p *parser) leading(i int, mods *modifiers) int {
	for {
		t := p.at(i)
		switch {
		case t.is("?"):
			mods.isDoubtful = true
			i++
			continue
		case t.is("~≈"):
			mods.isApprox = true
			i++
			continue
		case t.is("["):
			mods.isDoubtful = true // the cataloguer's own
			i++
			continue
		case t.is("("):
			i++
			continue
		}
		m, ok := p.find(i, approx, uncertain, part, before, until, after, since, filler, weekday, unit)
		if !ok {
			return i
		}
		if m.class == weekday && p.relates(i+m.words) {
			return i
		}
		next := i + m.words
		switch m.class {
		case approx:
			mods.isApprox = true
			next = p.skip(p.skip(next, ","), ".")
		case uncertain:
			mods.isDoubtful = true
			next = p.skip(next, ":")
		case part:
			mods.part = partOf(mods.part, m.value)
			next = p.joinedPart(p.skip(next, "-"), mods)
		case weekday:
			next = p.skip(next, ",")
		case unit: // a day in May 1872
			if _, ok := p.find(next, last, this, following); ok {
				return i
			}
			if _, ok := p.find(next, filler); !ok || m.value == "century" || m.value == "millennium" || p.isCenturyNumber(p.skipFillers(next)) {
				return i
			}
		case filler:
			if v, _ := p.eraFirst(i); v != nil { // A.D. 79
				return i
			}
			if u, ok := p.find(i, unit); ok { // vitin e kaluar
				if _, ok := p.find(i+u.words, last, following); ok {
					return i
				}
			}
		case before:
			if v, _ := p.agoFirst(i); v != nil {
				return i
			}
			mods.bound = m.class
		default:
			mods.bound = m.class
		}
		i = next
	}
}

// relates reports whether a weekday that ends at a place is a date by itself: it is the
// last of the text, or "last" or "next" follows.
func (p *parser) relates(i int) bool {
	_, ok := p.find(i, last, following)
	return p.options.Reference != (Day{}) && (ok || i == len(p.tokens))
}

// isCenturyNumber reports whether a number of a century follows: shekulli i 19-të.
func (p *parser) isCenturyNumber(i int) bool {
	t := p.at(i)
	return t.kind == word && roman(t.text) > 0
}

// partOf returns the part that a word names; two different ones name none.
func partOf(before Part, value string) Part {
	if strings.Contains(value, "+") || before != Whole && before != Part(value) {
		return Whole
	}
	return Part(value)
}

// joinedPart reads the second half of "early to mid".
func (p *parser) joinedPart(i int, mods *modifiers) int {
	j := i
	if m, ok := p.find(j, to, and); ok {
		j = p.skip(j+m.words, "-")
	}
	if m, ok := p.find(j, part); ok {
		mods.part = partOf(mods.part, m.value)
		return p.skip(j+m.words, "-")
	}
	return i
}

// trailing reads what stands behind a unit: ?, approx, BC, or later.
func (p *parser) trailing(i int, v *value) int {
	for {
		t := p.at(i)
		if t.is("?") {
			v.isDoubtful = true
			i++
			continue
		}
		if t.is("~") {
			v.isApprox = true
			i++
			continue
		}
		if t.is("]") || t.is(")") {
			i++
			continue
		}
		j := p.skip(i, "(,-")
		m, ok := p.find(j, approx, uncertain, bce, ce, orLater, orEarlier, onward, part)
		if !ok || j > i && (m.class == bce || m.class == ce) {
			return i
		}
		behind := j + m.words
		switch m.class {
		case bce:
			v.isBCE = true
		case ce:
			v.isCE = true
		case onward:
			v.bound = since
		case orLater, orEarlier:
			v.bound = m.class
		case part: // 1915 late; but not "1850s, early 1860s" or "late 1960s-early 1970s"
			if j > i || p.startsUnit(behind) {
				return i
			}
			v.part = partOf(v.part, m.value)
		default:
			// Behind a comma or dash the word belongs to what follows: 1691-c.1695.
			if j > i && p.at(i).is(",-") && !(p.at(i).is("-") && m.words == 1 && p.at(j).text == "ish") || p.startsUnit(behind) {
				return i
			}
			v.isApprox = v.isApprox || m.class == approx
			v.isDoubtful = v.isDoubtful || m.class == uncertain
		}
		if p.at(j-1).is("(") && j > i {
			behind = p.skip(behind, ")")
		}
		i = behind
	}
}

// startsUnit reports whether a unit, perhaps with modifiers, begins at a place.
func (p *parser) startsUnit(i int) bool {
	i = p.leading(i, &modifiers{})
	v, _ := p.unit(i)
	return v != nil
}
