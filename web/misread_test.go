package web

import (
	"strings"
	"testing"
)

// What a reader writes in the fields for dates is read as people write them; what of an
// address is not understood is said, and the page is there all the same.
func TestDatesOfTheSearchMayBeInWords(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct {
		query, from, to string // the fields
		events          int
	}{
		{"from=May+1999", "May 1999", "", 6},
		{"from=1+janar+2022&to=dhjetor+2022", "1 janar 2022", "dhjetor 2022", 3},
		{"to=the+1990s", "", "the 1990s", 3},
		{"from=44+BC&to=1950", "44 BC", "1950", 1},
		{"from=1991-08", "1991-08", "", 7},
	} {
		doc := s.get(examplePage + "?" + row.query).document(t)
		from, to := doc.Find("input[name=from]").AttrOr("value", ""), doc.Find("input[name=to]").AttrOr("value", "")
		if n := doc.Find("#events .rail > li[id]").Length(); n != row.events || from != row.from || to != row.to || doc.Find(".misread").Length() > 0 {
			t.Errorf("%s: %d events, want %d; fields %q and %q; said: %s", row.query, n, row.events, from, to, doc.Find(".misread").Text())
		}
	}
}

func TestWhatIsNotUnderstoodIsSaidAndThePageKept(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct{ query, where, says string }{
		{"from=soon&group=cyber", `.find [data-field=from]`, "did not understand"},
		{"to=3/4/1999&group=cyber", `.find [data-field=to]`, "can be two dates"},
		{"from=2030&to=2022&group=cyber", `.find [data-field=from]`, "ends before it begins"},
		{"scale=round&group=cyber", ".misread.lost", "no such scale"},
		{"at=1991&z=99&group=cyber", ".misread.lost", "from 6 to 60"},
		{"order=best&group=cyber", ".misread.lost", "oldest or newest"},
		{"page=-1&group=cyber", ".misread.lost", "no such page"},
		{"order=<script>x</script>&group=cyber", ".misread.lost q", "<script>x</script>"},
		{"q=" + strings.Repeat("x", 600) + "&group=cyber", `.find [data-field=q]`, "too long"},
	} {
		a := s.get(examplePage + "?" + row.query)
		doc := a.document(t)
		if got := doc.Find(row.where).Text(); a.StatusCode != 200 || !strings.Contains(got, row.says) {
			t.Errorf("%.40s: %d, it says %q, want %q", row.query, a.StatusCode, got, row.says)
		}
		if doc.Find("#chart").Length() != 1 || doc.Find(".legend [aria-current]").Length() != 1 || doc.Find("meta[name=robots][content=noindex]").Length() != 1 {
			t.Errorf("%.40s: the page, its group or noindex is lost", row.query)
		}
	}
}
