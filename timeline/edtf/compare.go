package edtf

import (
	"cmp"
	"strings"
)

// Compare orders dates by earliest bound, then latest bound, then canonical
// text. Floating times count as UTC and seasons as northern, so that the order
// of two dates is the same everywhere.
func Compare(a, b Date) int {
	sa, sb := a.Bounds(Calendar{}), b.Bounds(Calendar{})
	if c := sa.StartLo.compare(sb.StartLo); c != 0 {
		return c
	}
	if c := sa.EndHi.compare(sb.EndHi); c != 0 {
		return c
	}
	return strings.Compare(a.String(), b.String())
}

func (i Instant) compare(o Instant) int {
	if c := cmp.Compare(i.Sec, o.Sec); c != 0 {
		return c
	}
	return cmp.Compare(i.Nsec, o.Nsec)
}

func (i Instant) before(o Instant) bool { return i.compare(o) < 0 }

// isEnd tells whether i is an end of the axis.
func (i Instant) isEnd() bool { return i.Sec == NegInf || i.Sec == PosInf }

func earlier(a, b Instant) Instant {
	if b.before(a) {
		return b
	}
	return a
}

func later(a, b Instant) Instant {
	if a.before(b) {
		return b
	}
	return a
}
