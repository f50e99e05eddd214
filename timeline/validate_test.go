package timeline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/edtf"
)

// sound returns a small timeline without faults, for tests to break.
func sound() *Timeline {
	lat, lon := 41.32, 19.45
	return &Timeline{
		Slug:      "quakes",
		Languages: []string{"sq", "en"},
		Title:     Text{{"sq", "Tërmete"}, {"en", "Earthquakes"}},
		TimeZone:  "Europe/Tirane",
		Groups:    []Group{{ID: "north", Label: Text{{"en", "North"}}, Color: "#2f6f4f"}},
		Eras:      []Era{{Date: edtf.MustParse("1939/1945"), Label: Text{{"en", "War"}}}},
		Sources:   []Source{{ID: "gazette", Title: Text{{"en", "Gazette"}}, URL: "https://example.org/a", Language: "sq"}},
		Events: []Event{
			{
				ID: "durres-2019", Date: edtf.MustParse("2019-11-26"), Title: Text{{"en", "Durrës"}},
				Group: "north", Importance: 50, Place: &Place{Lat: &lat, Lon: &lon},
				Media:     []Media{{URL: "https://example.org/p.jpg", Type: "image/jpeg"}},
				Citations: []Citation{{Source: "gazette", Quote: &Quote{Exact: "sot"}}},
				Record:    &Record{Date: edtf.MustParse("2019-11-26")},
				Links:     []Link{{To: "aftershock", Kind: LedTo}},
			},
			{ID: "aftershock", Date: edtf.MustParse("2019-11-27"), Title: Text{{"en", "Aftershock"}}},
		},
	}
}

func TestSoundTimelineHasNoFaults(t *testing.T) {
	if err := sound().Validate(); err != nil {
		t.Errorf("Validate() = %v, want nil", err)
	}
}

func TestEachFaultNamesItsPath(t *testing.T) {
	bad := 91.0
	rows := []struct {
		claim string
		spoil func(*Timeline)
		want  string // path of the one fault
	}{
		{"a slug has no capitals", func(t *Timeline) { t.Slug = "Quakes" }, "slug"},
		{"a slug has no double hyphen", func(t *Timeline) { t.Slug = "a--b" }, "slug"},
		{"a slug is required", func(t *Timeline) { t.Slug = "" }, "slug"},
		{"a slug is short", func(t *Timeline) { t.Slug = strings.Repeat("a", 101) }, "slug"},
		{"a language is a tag", func(t *Timeline) { t.Languages = append(t.Languages, "Old Albanian") }, "languages[2]"},
		{"a language is listed once", func(t *Timeline) { t.Languages = append(t.Languages, "en") }, "languages[2]"},
		{"a title is required", func(t *Timeline) { t.Title = nil }, "title"},
		{"a title is not blank", func(t *Timeline) { t.Title[1].Text = " \n" }, "title.en"},
		{"a title is in a listed language", func(t *Timeline) { t.Title[1].Lang = "de" }, "title.de"},
		{"a text has one wording a language", func(t *Timeline) { t.Title[1].Lang = "sq" }, "title.sq"},
		{"a text is UTF-8", func(t *Timeline) { t.Title[1].Text = "a\xff" }, "title.en"},
		{"a text has its limit", func(t *Timeline) { t.Title[1].Text = strings.Repeat("a", maxTitle+1) }, "title.en"},
		{"a zone is IANA's", func(t *Timeline) { t.TimeZone = "Tirana" }, "time_zone"},
		{"the machine's zone is no zone", func(t *Timeline) { t.TimeZone = "Local" }, "time_zone"},
		{"a hemisphere is one of two", func(t *Timeline) { t.Hemisphere = "east" }, "hemisphere"},
		{"a colour is hexadecimal", func(t *Timeline) { t.Groups[0].Color = "red" }, "groups[0].color"},
		{"a group has a label", func(t *Timeline) { t.Groups[0].Label = nil }, "groups[0].label"},
		{"an era has a date", func(t *Timeline) { t.Eras[0].Date = edtf.Date{} }, "eras[0].date"},
		{"a source's address is no code", func(t *Timeline) { t.Sources[0].URL = "javascript:alert(1)" }, "sources[0].url"},
		{"an address names a host", func(t *Timeline) { t.Sources[0].URL = "https:/a" }, "sources[0].url"},
		{"an address is not the host's scheme", func(t *Timeline) { t.Sources[0].URL = "//example.org/a" }, "sources[0].url"},
		{"a source's language is a tag", func(t *Timeline) { t.Sources[0].Language = "??" }, "sources[0].language"},
		{"an event has an id", func(t *Timeline) { t.Events[1].ID = ""; t.Events[0].Links = nil }, "events[1].id"},
		{"an id is short", func(t *Timeline) { t.Events[1].ID = strings.Repeat("a", 201); t.Events[0].Links = nil }, "events[1].id"},
		{"a group's id is unique", func(t *Timeline) { t.Groups = append(t.Groups, t.Groups[0]) }, "groups[1].id"},
		{"a source's id is unique", func(t *Timeline) { t.Sources = append(t.Sources, t.Sources[0]) }, "sources[1].id"},
		{"a source has a title", func(t *Timeline) { t.Sources[0].Title = nil }, "sources[0].title"},
		{"an id has no blank", func(t *Timeline) { t.Events[1].ID = "a b"; t.Events[0].Links = nil }, "events[1].id"},
		{"an id is unique", func(t *Timeline) { t.Events[1].ID = "durres-2019"; t.Events[0].Links = nil }, "events[1].id"},
		{"an event has a date", func(t *Timeline) { t.Events[0].Date = edtf.Date{} }, "events[0].date"},
		{"an event has a title", func(t *Timeline) { t.Events[0].Title = nil }, "events[0].title"},
		{"a group exists", func(t *Timeline) { t.Events[0].Group = "south" }, "events[0].group"},
		{"a part is one of three", func(t *Timeline) { t.Events[0].Part = "beginning" }, "events[0].part"},
		{"a wording is in a listed language", func(t *Timeline) { t.Events[0].Wording = Text{{"de", "Ende November"}} }, "events[0].wording.de"},
		{"a status is one of three", func(t *Timeline) { t.Events[0].Status = "off" }, "events[0].status"},
		{"an order begins at 0", func(t *Timeline) { t.Events[0].Order = -1 }, "events[0].order"},
		{"importance ends at 100", func(t *Timeline) { t.Events[0].Importance = 101 }, "events[0].importance"},
		{"importance begins at 0", func(t *Timeline) { t.Events[0].Importance = -1 }, "events[0].importance"},
		{"latitude ends at the pole", func(t *Timeline) { t.Events[0].Place.Lat = &bad }, "events[0].place.lat"},
		{"longitude ends at the date line", func(t *Timeline) { *t.Events[0].Place.Lon = 180.5 }, "events[0].place.lon"},
		{"coordinates come in pairs", func(t *Timeline) { t.Events[0].Place.Lon = nil }, "events[0].place"},
		{"media has an address", func(t *Timeline) { t.Events[0].Media[0].URL = "" }, "events[0].media[0].url"},
		{"a data address is no media", func(t *Timeline) { t.Events[0].Media[0].URL = "data:text/html,x" }, "events[0].media[0].url"},
		{"a media type has two halves", func(t *Timeline) { t.Events[0].Media[0].Type = "jpeg" }, "events[0].media[0].type"},
		{"a citation's source exists", func(t *Timeline) { t.Events[0].Citations[0].Source = "x" }, "events[0].citations[0].source"},
		{"a quote has words", func(t *Timeline) { t.Events[0].Citations[0].Quote.Exact = "" }, "events[0].citations[0].quote.exact"},
		{"a link's target exists", func(t *Timeline) { t.Events[0].Links[0].To = "nowhere" }, "events[0].links[0].to"},
		{"a link leads elsewhere", func(t *Timeline) { t.Events[0].Links[0].To = "durres-2019" }, "events[0].links[0].to"},
		{"a link's kind is known", func(t *Timeline) { t.Events[0].Links[0].Kind = "caused" }, "events[0].links[0].kind"},
		{"an alias is not empty", func(t *Timeline) { t.Events[0].Aliases = []string{""} }, "events[0].aliases[0]"},
		{"an alias is not the id", func(t *Timeline) { t.Events[0].Aliases = []string{"durres-2019"} }, "events[0].aliases[0]"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			tl := sound()
			row.spoil(tl)
			faults, ok := tl.Validate().(Invalid)
			if !ok || len(faults) != 1 {
				t.Fatalf("Validate() = %v, want one fault", faults)
			}
			if faults[0].Path != row.want {
				t.Errorf("path = %q, want %q", faults[0].Path, row.want)
			}
			if faults[0].Problem == "" || faults[0].Remedy == "" {
				t.Errorf("fault %q lacks a problem or a remedy", faults[0])
			}
		})
	}
}

func TestAllFaultsAreListed(t *testing.T) {
	tl := sound()
	tl.Slug, tl.Events[0].Group, tl.Events[1].Title = "A", "x", nil
	want := []string{"slug", "events[0].group", "events[1].title"}
	var got []string
	for _, f := range tl.Validate().(Invalid) {
		got = append(got, f.Path)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

func TestIDsAreThoseOfAddresses(t *testing.T) {
	rows := []struct {
		id    string
		valid bool
	}{
		{"treaty-1991", true}, {"a", true}, {"_1.b", true}, {"tërmeti", true}, {"地震-2019", true}, {"A.b_c-D", true},
		{"-a", false}, {".a", false}, {"a b", false}, {"a/b", false}, {"a#b", false}, {"a\x00", false}, {"a\n", false}, {"a%2f", false},
	}
	for _, row := range rows {
		tl := sound()
		tl.Events[1].ID, tl.Events[0].Links[0].To = row.id, row.id
		if err := tl.Validate(); (err == nil) != row.valid {
			t.Errorf("the id %q: %v, want valid: %t", row.id, err, row.valid)
		}
	}
}

func TestTimelineWithoutLanguagesHasPlainTexts(t *testing.T) {
	tl := &Timeline{Slug: "plain", Title: Plain("Tërmete"), Events: []Event{{ID: "a", Date: edtf.MustParse("2019"), Title: Plain("Durrës")}}}
	if err := tl.Validate(); err != nil {
		t.Errorf("plain texts: %v", err)
	}
	tl.Expand()
	if err := tl.Validate(); err != nil {
		t.Errorf("texts in an undetermined language: %v", err)
	}
	tl.Title = Text{{"sq", "Tërmete"}}
	faults, _ := tl.Validate().(Invalid)
	if len(faults) != 1 || !strings.Contains(faults[0].Remedy, `"languages": ["sq"]`) {
		t.Errorf("a named language: %v, want to be told to list it", faults)
	}
}
