package web

import (
	"fmt"
	"strings"
	"testing"
)

// Events stand in bands by group where that names nearly as many; where the editor or the
// reader says so, always.
func TestArrangement(t *testing.T) {
	band := strings.Replace(town(20), `{"id": "b", "label": "Books"`, `{"id": "b", "label": "Books", "band": true`, 1)
	for _, c := range []struct {
		name, timeline, query string
		bands                 []string
	}{
		{"many events", town(60), "", []string{"House", "Books", "Readers"}},
		{"few events", town(20), "", nil},
		{"few events, by group", town(20), "?rows=groups", []string{"House", "Books", "Readers"}},
		{"many events, together", town(60), "?rows=together", nil},
		{"a band of the editor", band, "", []string{"Books", "Others"}},
		{"a group", town(60), "?group=b", []string{"Books"}},
		{"two groups", town(60), "?group=b&group=c", []string{"Books", "Readers"}},
	} {
		s := newSite(t)
		s.load(c.timeline)
		doc := s.get("/en/t/town" + c.query).document(t)
		var bands []string
		for _, n := range doc.Find(".chart-rows li span").Nodes {
			bands = append(bands, n.FirstChild.Data)
		}
		if fmt.Sprint(bands) != fmt.Sprint(c.bands) {
			t.Errorf("%s: bands %v, want %v", c.name, bands, c.bands)
		}
		current := doc.Find(".chart-choice").First().Find("[aria-current]").Text()
		if want := map[bool]string{true: "By group", false: "Together"}[c.bands != nil]; current != want {
			t.Errorf("%s: the switch says %q", c.name, current)
		}
		if n := doc.Find(".chart-bars > [data-bar]").Length(); c.query == "" && n < 20 {
			t.Errorf("%s: %d bars", c.name, n)
		}
	}
}

// Of more than eight groups the largest seven have bands.
func TestManyGroupsShareABand(t *testing.T) {
	var groups, events []string
	for g := range 12 {
		groups = append(groups, fmt.Sprintf(`{"id": "g%d", "label": "G%d"}`, g, g))
		for e := range 2 + g%7 {
			events = append(events, fmt.Sprintf(`{"id": "e%d-%d", "date": "%d", "title": "Event", "group": "g%d"}`, g, e, 1900+7*e+g, g))
		}
	}
	s := newSite(t)
	s.load(`{"kronika": 1, "slug": "town", "languages": ["en"], "title": "A town", "groups": [` + strings.Join(groups, ",") + `], "events": [` + strings.Join(events, ",") + `]}`)
	doc := s.get("/en/t/town?rows=groups").document(t)
	var bands []string
	for _, n := range doc.Find(".chart-rows li span").Nodes {
		bands = append(bands, n.FirstChild.Data)
	}
	if got := strings.Join(bands, " "); got != "G2 G3 G4 G5 G6 G10 G11 Others" {
		t.Errorf("bands %s", got)
	}
}

// A date on record stands as a ring in the row of its bar, tied to it.
func TestRecordsInBands(t *testing.T) {
	s := newSite(t)
	s.load(town(60))
	doc := s.get("/en/t/town?rows=groups").document(t)
	if n := doc.Find(".chart-rings s + i[data-record=e3]").Length(); n != 1 {
		t.Errorf("%d rings", n)
	}
	if n := doc.Find(".chart-records").Length(); n != 0 {
		t.Error("the record is also below the axis")
	}
}
