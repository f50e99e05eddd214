package locale

import (
	"slices"
	"sync"

	"golang.org/x/text/language"
)

// A Locale is one language of the pages. It is immutable and
// safe for use by many goroutines.
type Locale struct {
	Tag string // BCP 47, as it stands in addresses and in lang=""
	Dir string // "ltr" or "rtl"

	language language.Tag
	table    *table
	messages map[string]message
	symbols  bool   // ages are told as 66 Ma
	site     string // the name of the site, where it is not that of the program
}

// siteName is the key of the name of the site.
const siteName = "site.name"

// Named is the locale for a site of a name; empty is that of the program.
func (l *Locale) Named(site string) *Locale {
	if site == l.site {
		return l
	}
	other := *l
	other.site = site
	return &other
}

// WithAges is the locale that tells ages as a timeline wants it, see timeline.DeepTime:
// in the units of geologists or in words.
func (l *Locale) WithAges(scientific bool) *Locale {
	if scientific == l.symbols {
		return l
	}
	other := *l
	other.symbols = scientific
	return &other
}

// fallback is the language for readers who read no language of the pages.
const fallback = "en"

// languages holds every language that has a catalogue.
type languages struct {
	list    []*Locale
	matcher language.Matcher // its indexes are those of list
}

// loaded reads the embedded files once. It panics at a faulty one; the tests
// read them all.
var loaded = sync.OnceValue(func() languages {
	var all languages
	for _, tag := range embeddedTags() {
		all.list = append(all.list, load(tag))
	}
	tags := make([]language.Tag, len(all.list))
	for i, l := range all.list {
		tags[i] = l.language
	}
	all.matcher = language.NewMatcher(tags)
	return all
})

// Locales lists every language there is a catalogue for: English, which is also
// the fallback, then the others by tag.
func Locales() []*Locale { return slices.Clone(loaded().list) }

// For returns the locale of exactly this tag ("sq", "en"), or nil when it has no
// catalogue. Use Match for the languages that a reader prefers.
func For(tag string) *Locale {
	for _, l := range loaded().list {
		if l.Tag == tag {
			return l
		}
	}
	return nil
}

// Match returns the locale that suits an Accept-Language header best: "sq-XK" is
// served Albanian. A header that is empty, malformed or asks for other languages
// only gets English.
func Match(acceptLanguage string) *Locale {
	all := loaded()
	wanted, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil {
		return all.list[0]
	}
	_, index, confidence := all.matcher.Match(wanted...)
	if confidence == language.No {
		return all.list[0]
	}
	return all.list[index]
}
