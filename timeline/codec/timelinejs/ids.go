package timelinejs

import (
	"regexp"
	"strconv"
	"strings"
)

// tlAnchors gives slides the ids that TimelineJS gives them, so that old links
// (#event-…) still land. It has to be asked in the order of the file, the title
// first.
type tlAnchors struct {
	taken map[string]bool
	alike map[string]map[string]bool // the ids taken, by their root
}

// anchorLimit bounds how many ids are told apart: a story with more has no links
// that anyone could have made by hand.
const anchorLimit = 1 << 20

func newTLAnchors() *tlAnchors {
	return &tlAnchors{map[string]bool{}, map[string]map[string]bool{}}
}

// anchorLength bounds an id in bytes: no link to a page is longer, and an id has
// to fit where exports write it.
const anchorLength = 2000

// anchor returns the id of a slide with this unique_id and headline. It returns
// "" for a slide that gets another id each time the page is loaded, and for an id
// that is too long.
func (a *tlAnchors) anchor(uniqueID, headline string) string {
	id := strings.TrimSpace(uniqueID)
	if id == "" {
		id = tlSlug(headline)
	}
	if id == "" || len(id) > anchorLength || len(a.taken) >= anchorLimit {
		return ""
	}
	if a.taken[id] {
		id = a.next(id)
	}
	root := numberedID.ReplaceAllString(id, "")
	if root == "" {
		root = id
	}
	if a.alike[root] == nil {
		a.alike[root] = map[string]bool{}
	}
	a.taken[id], a.alike[root][id] = true, true
	return id
}

// numberedID is what stands at the end of an id that was taken already.
var numberedID = regexp.MustCompile(`-[0-9]+$`)

// next numbers an id that is taken. An id that ends in a number itself, such as
// covid-19, is nobody's like: the count begins anew.
func (a *tlAnchors) next(id string) string {
	alike := a.alike[id]
	next := id + "-" + strconv.Itoa(len(alike)+1)
	for n := len(alike); alike[next]; n++ {
		next = id + "-" + strconv.Itoa(n)
	}
	return next
}

// tlFolded are the letters that TimelineJS writes otherwise in an id; it drops
// all others that are not in a-z.
var tlFolded = strings.NewReplacer(
	"ã", "a", "à", "a", "á", "a", "ä", "a", "â", "a",
	"ẽ", "e", "è", "e", "é", "e", "ë", "e", "ê", "e",
	"ì", "i", "í", "i", "î", "i", "ï", "i",
	"õ", "o", "ò", "o", "ó", "o", "ö", "o", "ô", "o",
	"ù", "u", "ú", "u", "ü", "u", "û", "u", "ñ", "n", "ç", "c",
	"·", "-", "/", "-", "_", "-", ",", "-", ":", "-", ";", "-")

// tlSlug makes an id of a headline, of its HTML as it stands there.
func tlSlug(headline string) string {
	var b strings.Builder
	for _, r := range tlFolded.Replace(strings.ToLower(strings.TrimSpace(headline))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case (r == ' ' || r == '-') && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	slug := b.String()
	if slug != "" && slug[0] >= '0' && slug[0] <= '9' {
		slug = "_" + slug
	}
	return slug
}
