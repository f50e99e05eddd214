package locale

import "strings"

// A phrase is a date in words before it is put into a sentence. "2008" alone, in
// "since 2008" and in "about 2008" is the same phrase in three roles; which words
// go around it depends on what kind of thing it names, because a language may
// say "since the year 2008" but "since the month of May 2008".
type phrase struct {
	kind kind
	// text is the bare phrase in each grammatical case; languages without cases
	// have it three times.
	text [3]string
	// alone, where set, is what stands for text outside a frame: "some day in
	// 1999" is framed as "since 1999", which claims no more.
	alone string

	about, uncertain bool
	notes            []string // remarks on single components, such as "day uncertain"
}

// bare makes a phrase whose words do not change by case.
func bare(k kind, text string) phrase {
	return phrase{kind: k, text: [3]string{text, text, text}}
}

// kind is what a phrase names.
type kind uint8

const (
	aYear    kind = iota // 2008, 44 BC
	aMonth               // May 2008
	aDay                 // 7 May 2008
	aTime                // 7 May 2008 at 14:05
	aDecade              // the 1990s, whose bare text is 1990
	years                // 1900–1999
	aPart                // spring 2008
	ago                  // 66 million years ago
	anAbout              // a phrase that already says about
	allKinds = int(anAbout) + 1
)

// role is what a phrase does in its sentence.
type role uint8

const (
	alone role = iota
	about
	since
	from // a start whose end is unknown
	until
	allRoles = int(until) + 1
)

// grammatical cases of a phrase.
const (
	nominative = iota
	oblique
	accusative
)

// grammaticalCase returns the case that each role puts its phrase in.
func (r role) grammaticalCase() int {
	switch r {
	case about:
		return oblique
	case until:
		return accusative
	}
	return nominative
}

// A writer writes phrases in one language, long or as short labels.
type writer struct {
	*Locale
	short bool
}

// say puts a phrase into its role, with all that is doubtful about it.
func (w writer) say(r role, p phrase) string {
	return w.doubt(p, w.frame(r, p))
}

// frame puts the words of a role around a phrase.
func (w writer) frame(r role, p phrase) string {
	switch {
	case p.about && r == alone:
		return w.T(w.frameKey(about, p.kind), p.text[oblique])
	case p.about:
		return w.T(w.frameKey(r, anAbout), w.T(w.frameKey(about, p.kind), p.text[oblique]))
	case r == alone && p.alone != "":
		return p.alone
	}
	text := p.text[r.grammaticalCase()]
	if key := w.frameKey(r, p.kind); key != "" {
		return w.T(key, text)
	}
	return text
}

// doubt adds what is uncertain or approximate to a framed phrase. A short label
// marks the whole date, since it has no room to name a component.
func (w writer) doubt(p phrase, text string) string {
	switch {
	case w.short && (p.uncertain || len(p.notes) > 0):
		return w.T("date.short.uncertain", text)
	case w.short:
		return text
	case p.uncertain:
		text = w.T("date.uncertain", text)
	}
	if len(p.notes) > 0 {
		text = w.T("date.note", text, strings.Join(p.notes, ", "))
	}
	return text
}

// frames names the message that puts a phrase of a kind into a role; "" leaves
// the phrase as it is. The keys are written out so that the catalogue test finds
// each where it is used.
var frames = [allRoles][allKinds]string{
	alone: {aDecade: "date.alone.decade", years: "date.alone.years"},
	about: {
		aYear: "date.about.year", aMonth: "date.about.month", aDay: "date.about.day", aTime: "date.about.time",
		aDecade: "date.about.decade", years: "date.about.years", aPart: "date.about.part", ago: "date.about.ago",
	},
	since: {
		aYear: "date.since.year", aMonth: "date.since.month", aDay: "date.since.day", aTime: "date.since.time",
		aDecade: "date.since.decade", years: "date.since.years", aPart: "date.since.part", ago: "date.since.ago",
		anAbout: "date.since.about",
	},
	from: {
		aYear: "date.from.year", aMonth: "date.from.month", aDay: "date.from.day", aTime: "date.from.time",
		aDecade: "date.from.decade", years: "date.from.years", aPart: "date.from.part", ago: "date.from.ago",
		anAbout: "date.from.about",
	},
	until: {
		aYear: "date.until.year", aMonth: "date.until.month", aDay: "date.until.day", aTime: "date.until.time",
		aDecade: "date.until.decade", years: "date.until.years", aPart: "date.until.part", ago: "date.until.ago",
		anAbout: "date.until.about",
	},
}

// shortFrames are those of labels, for the kinds that need no word of their own.
var shortFrames = [allRoles]string{
	about: "date.short.about", since: "date.short.since", from: "date.short.from", until: "date.short.until",
}

// frameKey chooses the message for a role and a kind.
func (w writer) frameKey(r role, k kind) string {
	switch {
	case !w.short:
		return frames[r][k]
	case r == from:
		return shortFrames[from]
	case k <= aTime:
		return shortFrames[r]
	case k == years && r == alone:
		return ""
	}
	return frames[r][k]
}
