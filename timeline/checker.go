package timeline

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"kronika/timeline/edtf"
)

// need says whether a member may be absent.
type need bool

const (
	required need = true
	optional need = false
)

// checker collects the faults of one check.
type checker struct {
	languages []string // the timeline's, to which texts are held
	faults    Invalid
}

func (c *checker) fault(path, value, problem, remedy string) {
	c.faults = append(c.faults, Fault{Path: path, Value: Excerpt(value), Problem: problem, Remedy: remedy})
}

// slug checks the name of a timeline in addresses.
func (c *checker) slug(path, slug string) {
	const remedy = "write small letters a-z, digits and single hyphens, such as albania-israel"
	switch {
	case slug == "":
		c.fault(path, "", "missing", remedy)
	case len(slug) > maxSlug:
		c.fault(path, slug, fmt.Sprintf("longer than %d characters", maxSlug), "write a shorter one")
	case !isSlug(slug):
		c.fault(path, slug, "not a slug", remedy)
	}
}

// id checks an identifier. It is part of addresses and of the page (#id), so it
// has no blanks, no controls and nothing that an address would have to escape.
func (c *checker) id(path, id string) {
	const remedy = "write letters, digits, '-', '_' or '.', such as treaty-1991"
	switch {
	case id == "":
		c.fault(path, "", "missing", remedy)
	case len(id) > maxID:
		c.fault(path, id, fmt.Sprintf("longer than %d characters", maxID), "write a shorter one")
	case !isID(id):
		c.fault(path, id, "not an id", remedy)
	}
}

func (c *checker) uniqueID(path, id string, seen map[string]string) {
	c.id(path+".id", id)
	if first, ok := seen[id]; ok {
		c.fault(path+".id", id, "this id is taken by "+first, "write another")
		return
	}
	seen[id] = path
}

// languageTags checks the list of languages.
func (c *checker) languageTags(path string, tags []string) {
	for i, tag := range tags {
		at := fmt.Sprintf("%s[%d]", path, i)
		switch {
		case !isLanguageTag(tag):
			c.fault(at, tag, "not a language tag", "write a BCP 47 tag such as sq or en-GB")
		case slices.Contains(tags[:i], tag):
			c.fault(at, tag, "said twice", "remove it")
		}
	}
}

// text checks a localised text: each wording in a language of the timeline, not
// empty, valid UTF-8 and no longer than limit bytes.
func (c *checker) text(path string, t Text, limit int, need need) {
	if len(t) == 0 && need == required {
		c.fault(path, "", "missing", "write a text, or an object of texts by language")
	}
	for i, tr := range t {
		at := path
		if tr.Lang != "" {
			at = path + "." + tr.Lang
		}
		switch {
		case slices.ContainsFunc(t[:i], func(o Translation) bool { return o.Lang == tr.Lang }):
			c.fault(at, "", "said twice in this language", "keep one of the two")
		case strings.TrimSpace(tr.Text) == "":
			c.fault(at, tr.Text, "empty", "write a text, or leave it out")
		case !utf8.ValidString(tr.Text):
			c.fault(at, strings.ToValidUTF8(tr.Text, "\uFFFD"), "not valid UTF-8", "save the file as UTF-8")
		case strings.IndexByte(tr.Text, 0) >= 0:
			c.plain(at, tr.Text)
		case len(tr.Text) > limit:
			c.fault(at, tr.Text, fmt.Sprintf("longer than %d bytes", limit), "shorten it")
		case !c.knows(tr.Lang):
			c.unknownLanguage(at, tr)
		}
	}
}

// plain checks a text without a language: databases and programs end a text at
// the character U+0000, so none may hold it.
func (c *checker) plain(path, text string) {
	if strings.IndexByte(text, 0) >= 0 {
		c.fault(path, strings.ReplaceAll(text, "\x00", "\uFFFD"), "holds the character U+0000", "remove that character")
	}
}

func (c *checker) unknownLanguage(path string, tr Translation) {
	if len(c.languages) == 0 {
		c.fault(path, tr.Text, "the timeline lists no languages", fmt.Sprintf(`add "languages": [%q] to it`, tr.Lang))
		return
	}
	c.fault(path, tr.Text, fmt.Sprintf("%q is not among the timeline's languages", tr.Lang),
		"add it to languages, or write one of: "+strings.Join(c.languages, ", "))
}

// knows reports whether a text may be in this language. A timeline that lists
// none has plain texts only.
func (c *checker) knows(lang string) bool {
	if lang == "" || len(c.languages) == 0 && lang == Undetermined {
		return true
	}
	return slices.Contains(c.languages, lang)
}

func (c *checker) date(path string, d edtf.Date, need need) {
	if d.IsZero() && need == required {
		c.fault(path, "", "missing", "write an EDTF date such as 2022-09-07, 2022-09, 1999 or 1939/1945")
	}
}

var (
	slugPattern     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	idPattern       = regexp.MustCompile(`^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$`)
	colorPattern    = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	languagePattern = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
)

func isSlug(s string) bool { return slugPattern.MatchString(s) }
func isID(s string) bool   { return isPlainID(s) || idPattern.MatchString(s) }

// IsColor reports whether a text is a colour as Kronika writes it, #rrggbb.
func IsColor(s string) bool       { return colorPattern.MatchString(s) }
func isLanguageTag(s string) bool { return languagePattern.MatchString(s) }
func isLinkKind(k LinkKind) bool  { return slices.Contains(LinkKinds(), k) }

// isPlainID recognises the ids nearly everyone writes without a regular
// expression: an import checks millions of them.
func isPlainID(s string) bool {
	for i := range len(s) {
		b := s[i]
		letter := b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_'
		if !letter && (i == 0 || b != '-' && b != '.') {
			return false
		}
	}
	return s != ""
}

func groupIDs(groups []Group) string {
	ids := make([]string, len(groups))
	for i, g := range groups {
		ids[i] = g.ID
	}
	if len(ids) == 0 {
		return "(there are no groups)"
	}
	return strings.Join(ids, ", ")
}
