package edtf

// qualifier reads ?, ~ or % where one is next.
func (p *parser) qualifier() Qualifier {
	if p.pos == len(p.text) {
		return 0
	}
	var q Qualifier
	switch p.text[p.pos] {
	case '?':
		q = Uncertain
	case '~':
		q = Approximate
	case '%':
		q = Uncertain | Approximate
	default:
		return 0
	}
	p.pos++
	return q
}

// qualifiers gathers the qualifiers of a point's parts: year, month and day.
type qualifiers struct {
	perPart [3]Qualifier
	byPart  bool // one stands elsewhere than at the very end
	ended   int  // 1 + the part that a qualifier follows
}

// left takes a qualifier that stands before a part and means it alone.
func (q *qualifiers) left(part int, value Qualifier) {
	q.byPart = q.byPart || value != 0 || q.ended > 0
	q.perPart[part] |= value
}

// right takes a qualifier that stands behind a part and means it and all before.
func (q *qualifiers) right(part int, value Qualifier) {
	if value == 0 {
		return
	}
	q.ended = part + 1
	for i := range part + 1 {
		q.perPart[i] |= value
	}
}
