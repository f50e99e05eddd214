// Package example holds the timeline that Kronika starts with: eight events on
// Albania and Israel, drawn from one Albanian news report of October 2022, in
// Albanian and English.
//
// It is an ordinary document in the canonical form, edited by hand like anyone
// else's, and shows what the format can say: a year kept as a year, a season, an
// interval, sources beside each statement, and three events whose record differs
// or is disputed. The words are our own; the only quotations are the few from
// which a date was read.
package example

import _ "embed"

//go:embed albania-israel.json
var document []byte

// Slug is the name of the example timeline.
const Slug = "albania-israel"

// Document returns the example as a Kronika JSON document. The bytes are
// shared: do not change them.
func Document() []byte { return document }
