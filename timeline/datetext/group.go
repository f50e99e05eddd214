package datetext

import "strings"

// A group is the dates of a text that belong together, and what was passed over.
type group struct {
	spans    []*span
	isChoice bool // one of them; else all of them
	ignored  []string
	undated  bool
}

// group reads the spans of the text. The first act's dates count: what stands behind
// other words ("1943, cast 1958") is passed over. Where a period is named ("Edo period
// (1603-1867), c. 1750"), the most exact date of the text counts.
func (p *parser) group() group {
	var g group
	var all []*span
	var waiting *span // it lacks what the next span has
	hasPeriod, isClosed, isJoined := false, false, false
	for i := 0; i < len(p.tokens); {
		if m, ok := p.find(i, period); ok {
			hasPeriod = true
			i += m.words
			continue
		}
		if m, ok := p.find(i, undated); ok {
			g.undated = true
			i += m.words
			continue
		}
		s, next := p.span(i)
		if s != nil && waiting != nil && s.stands() && !isClosed {
			if waiting.from.take(s.from, false); waiting.stands() {
				all = append(all, waiting)
				g.spans = append(g.spans, waiting)
			}
		}
		waiting = nil
		if s != nil && s.stands() {
			all = append(all, s)
			isClosed = isClosed || len(g.spans) > 0 && !isJoined
			isJoined = false
			if !isClosed {
				g.spans = append(g.spans, s)
			} else {
				g.ignored = append(g.ignored, p.text(i, next))
			}
			i = next
			continue
		}
		if s != nil && len(g.spans) > 0 && !isClosed && p.completes(s, g.spans[len(g.spans)-1]) {
			all = append(all, s)
			g.spans = append(g.spans, s)
			i = next
			continue
		}
		if s != nil && !isClosed {
			if m, ok := p.find(next, or, and); ok { // the 18th of "18th or 19th century"
				g.isChoice = g.isChoice || m.class == or
				waiting, isJoined, i = s, true, next+m.words
				continue
			}
		}
		if m, ok := p.find(i, or, and, filler, from, to); ok {
			g.isChoice = g.isChoice || m.class == or && !isClosed
			isJoined = true
			i += m.words
			continue
		}
		isJoined = isJoined || p.at(i).kind == sign
		if isSaying(p.at(i)) {
			g.ignored = append(g.ignored, p.at(i).text)
			isClosed = isClosed || len(g.spans) > 0
		}
		i++
	}
	if hasPeriod && len(all) > 1 {
		g.spans = []*span{narrowest(all)}
	}
	return g
}

// stands reports whether a span is a date by itself.
func (s *span) stands() bool {
	return s.isRange() || s.from.canStand()
}

// completes gives a span that is not complete what it lacks: the 66 of "1764 or 66".
func (p *parser) completes(s, before *span) bool {
	s.from.take(before.to, true)
	return s.from.canStand() && inOrder(before.from, s.from)
}

func narrowest(spans []*span) *span {
	best := spans[0]
	for _, s := range spans[1:] {
		if s.years() < best.years() {
			best = s
		}
	}
	return best
}

// expression writes the group in EDTF.
func (g *group) expression() string {
	if len(g.spans) == 1 {
		return g.spans[0].edtf()
	}
	var elements []string
	for _, s := range g.spans {
		e := s.element()
		if len(elements) == 0 || elements[len(elements)-1] != e {
			elements = append(elements, e)
		}
	}
	if len(elements) == 1 {
		return g.spans[0].edtf()
	}
	list := strings.Join(elements, ",")
	if g.isChoice {
		return "[" + list + "]"
	}
	return "{" + list + "}"
}
