package sqlite

import (
	"cmp"
	"math"
	"strings"
)

// A key is an event's place in canonical order: where it begins, its author's
// order among those that begin together, then its id.
type key struct {
	t0  int64
	t0n int32
	ord int64
	eid string
}

func (k key) compare(o key) int {
	return cmp.Or(cmp.Compare(k.t0, o.t0), cmp.Compare(k.t0n, o.t0n), cmp.Compare(k.ord, o.ord), strings.Compare(k.eid, o.eid))
}

// next is the key right behind k: nothing lies between the two.
func (k key) next() key { return key{k.t0, k.t0n, k.ord, k.eid + "\x00"} }

// startOf is the least key of the second t.
func startOf(t int64) key { return key{t0: t, t0n: -1} }

// Keys before and after those of all events.
var (
	firstKey = key{t0: math.MinInt64, t0n: -1}
	lastKey  = key{t0: math.MaxInt64, t0n: math.MaxInt32}
)

// A ref is an event by its place and its row.
type ref struct {
	key
	id int64
}

// refColumns are what scanRef reads, from chrono AS c or event AS c.
const refColumns = "c.t0, c.t0n, c.ord, c.eid, c.id"

func scanRef(row interface{ Scan(...any) error }, more ...any) (r ref, err error) {
	err = row.Scan(append([]any{&r.t0, &r.t0n, &r.ord, &r.eid, &r.id}, more...)...)
	return r, err
}
