package codec

import (
	"fmt"
	"hash/fnv"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// nameLimit is about how long an id made from a title gets, in bytes.
const nameLimit = 60

// IDFrom makes an id of a title: small letters and digits, accents gone, words
// joined by hyphens. Letters of other scripts stay. Empty when nothing is left.
func IDFrom(title string) string {
	return joinWords(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// SlugFrom makes a slug of a title: as IDFrom, in a-z and 0-9 only.
func SlugFrom(title string) string {
	return joinWords(title, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' })
}

func joinWords(title string, keep func(rune) bool) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToValidUTF8(title, " ")) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
			continue
		case !keep(r):
			gap = b.Len() > 0
			continue
		}
		if b.Len() >= nameLimit {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// IsID reports whether a name can be an id as it is; see timeline.CheckEvent.
func IsID(name string) bool {
	for i, r := range name {
		letter := r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
		if !letter && (i == 0 || r != '-' && r != '.' && !unicode.IsMark(r)) {
			return false
		}
	}
	return name != "" && len(name) <= 200
}

// NamesLimit bounds how many names a namer tells apart by their words; beyond,
// it numbers them all.
const NamesLimit = 1 << 20

// A Namer gives out ids that do not repeat: visit, visit-2, visit-3. It counts the
// names by their hash, which takes a fifth of the memory of the names. Two names
// with one hash count as one: the second gets a number that it could do without.
type Namer map[uint64]int

// numbered is the entry of a Namer that counts the names beyond NamesLimit.
const numbered uint64 = 0

// hashOf is the FNV-1a hash of a name, the same in every run.
func hashOf(name string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, name) // never fails
	return h.Sum64()
}

// Has reports whether an id was claimed or given out, as far as NamesLimit lets it know.
func (n Namer) Has(id string) bool { return n[hashOf(id)] > 0 }

// Claim takes an id that the document gives, so that none is made like it.
func (n Namer) Claim(id string) {
	if key := hashOf(id); len(n) < NamesLimit && n[key] == 0 {
		n[key] = 1
	}
}

// Name makes an id of a title, or of the fallback where the title has no
// letters.
func (n Namer) Name(title, fallback string) string {
	id := IDFrom(title)
	if id == "" {
		id = fallback
	}
	if len(n) >= NamesLimit {
		n[numbered]++
		return fmt.Sprintf("%s-%d", id, NamesLimit+n[numbered])
	}
	key := hashOf(id)
	for {
		n[key]++
		if n[key] == 1 {
			return id
		}
		next := fmt.Sprintf("%s-%d", id, n[key])
		if nextKey := hashOf(next); n[nextKey] == 0 {
			n[nextKey] = 1
			return next
		}
	}
}

// IDLike returns the name itself where it can be an id, else one made of it.
func IDLike(name string) string {
	if IsID(name) {
		return name
	}
	if id := IDFrom(name); id != "" {
		return id
	}
	return name
}

// OneLine puts a title on one line.
func OneLine(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || r == '\u2028' || r == '\u2029' || r == '\u0085' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))), " ")
}

// FirstWords shortens a text on one line to so many characters, at the end of a word.
func FirstWords(text string, limit int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	short := string(runes[:limit])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return short + "…"
}
