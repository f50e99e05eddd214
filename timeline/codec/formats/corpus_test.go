package formats

import (
	"fmt"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/edtf"
)

// hostileTitles would do harm where they are not escaped.
var hostileTitles = []string{
	`</script><script>alert(1)</script>`, `]]>`, `"double" 'single' ` + "`back`", "\u202Eright to left\u202C", strings.Repeat("ë", 5000),
	"nul\x00 bell\a escape\x1b delete\x7f", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'=quoted", "\ttab", "a,b;c\td", "line\nbreak\r\nand\rreturn",
	`back\slash \n \u0041`, "# heading", "- item", "1. one", "<!-- comment -->", "&amp; &lt; &#65;", "{{template}} ${x}", "BEGIN:VEVENT", "END:VCALENDAR",
	"2020: not a date", "😀 \u2028 \u2029 \u0085 \uFEFF", "[link](javascript:alert(1))", "*star* _under_ ~~struck~~", " blanks ", "--- rule ---",
}

// everyDate is a date of each kind that EDTF has.
var everyDate = []string{
	"1999", "1999-04", "1999-04-12", "0000", "-0043", "-0043-03-15", "1999-04-12T14:05", "1999-04-12T14:05:09", "1999-04-12T14:05:09.5", "1999-04-12T14:05:09Z",
	"1999-04-12T14:05:09+02:00", "1999-04-12T00:00", "1999-04-12T00:00:00", "1939/1945", "1939-09-01/1945", "1850~", "1850?", "1850%", "1850~/1860?", "199X", "19XX", "1999-XX",
	"1999-XX-XX", "1999-05-XX", "2021-21", "2021-24", "2021-33", "2021-40", "2008/..", "../1944", "2008/", "/1944", "[1667,1668,1670..1672]", "{1960,1961-12}", "[..1984]",
	"Y12345", "Y-65999999", "Y-66E6S2", "Y-138E8S3", "1950S2", "2004-06-~01", "?2004-06-~11", "156X-12-25", "-01XX",
}

// beyondAxis names the timeline with an event that is on nobody's axis. Formats that
// others draw need not have it, as long as they say so.
const beyondAxis = "beyond the axis"

// corpus is the timelines that every format has to hold or to own up to.
func corpus(t *testing.T) map[string]*timeline.Timeline {
	t.Helper()
	return map[string]*timeline.Timeline{
		"the example": codectest.Example(t),
		"empty":       {Slug: "empty", Languages: []string{"en"}, Title: codectest.Text("en", "Empty")},
		"hostile":     hostileTimeline(),
		"dates":       datedTimeline(),
		"rich":        richTimeline(),
		beyondAxis:    {Slug: "beyond", Languages: []string{"en"}, Title: codectest.Text("en", "Beyond"), Events: []timeline.Event{{ID: "a", Date: edtf.MustParse("Y1E20"), Title: codectest.Text("en", "A"), Importance: 50}}},
		"no language": {Slug: "plain", Title: codectest.Text("und", "Plain"), Events: []timeline.Event{{ID: "a", Date: edtf.MustParse("1999"), Title: codectest.Text("und", "A"), Text: codectest.Text("und", "b"), Importance: 50}}},
	}
}

func hostileTimeline() *timeline.Timeline {
	tl := &timeline.Timeline{Slug: "hostile", Languages: []string{"en"}, Title: codectest.Text("en", hostileTitles[0])}
	for i, title := range hostileTitles {
		e := timeline.Event{ID: fmt.Sprintf("e%02d", i), Date: edtf.MustParse(fmt.Sprint(1900 + i)), Title: codectest.Text("en", title), Text: codectest.Text("en", title), Importance: 50}
		if i%2 == 0 {
			id := fmt.Sprintf("g%02d", i)
			tl.Groups = append(tl.Groups, timeline.Group{ID: id, Label: codectest.Text("en", title)})
			e.Group = id
		}
		if i%3 == 0 {
			e.Place = &timeline.Place{Name: codectest.Text("en", title)}
			e.Media = []timeline.Media{{URL: "https://example.org/" + fmt.Sprint(i) + ".jpg", Alt: codectest.Text("en", title), Caption: codectest.Text("en", title), Credit: title}}
		}
		tl.Events = append(tl.Events, e)
	}
	return tl
}

func datedTimeline() *timeline.Timeline {
	tl := &timeline.Timeline{Slug: "dates", Languages: []string{"en"}, Title: codectest.Text("en", "Dates"), TimeZone: "Europe/Tirane", Hemisphere: timeline.Southern, DeepTime: timeline.ScientificAges,
		Authors: []timeline.Author{{Name: "Ana", URL: "https://example.org/ana"}, {Name: "Besa"}}, License: "CC-BY-4.0", Updated: edtf.MustParse("2026-11-26")}
	for i, date := range everyDate {
		e := timeline.Event{ID: fmt.Sprintf("d%02d", i), Date: edtf.MustParse(date), Title: codectest.Text("en", "On "+fmt.Sprint(i)), Importance: 50}
		e.Record = &timeline.Record{Date: edtf.MustParse(everyDate[len(everyDate)-1-i])}
		tl.Events = append(tl.Events, e)
	}
	for _, date := range []string{"1939/1945", "1999", "2008/.."} {
		tl.Eras = append(tl.Eras, timeline.Era{Date: edtf.MustParse(date), Label: codectest.Text("en", "Era "+date)})
	}
	return tl
}

// richTimeline has more than one of everything.
func richTimeline() *timeline.Timeline {
	lat, lon := -41.5, -0.25
	both := func(words string) timeline.Text {
		return timeline.Text{{Lang: "sq", Text: words + " sq"}, {Lang: "en", Text: words + " en"}}
	}
	tl := &timeline.Timeline{Slug: "rich", Languages: []string{"sq", "en"}, Title: both("Rich"), Summary: both("*Much* of it"), Extra: []byte(`{"other":{"a":[1,2.50]}}`)}
	for i := range 40 {
		tl.Groups = append(tl.Groups, timeline.Group{ID: fmt.Sprintf("g%d", i), Label: both(fmt.Sprintf("Group %d", i/2)), Color: "#2f6f4f", Band: i == 3})
		tl.Sources = append(tl.Sources, timeline.Source{ID: fmt.Sprintf("s%d", i), Title: both("Source"), Publisher: "P; Q", Date: edtf.MustParse("2012"), URL: "https://example.org/s?a=1&b=2", Language: "sq"})
	}
	for i := range 60 {
		quote := &timeline.Quote{Exact: "the \"words\"", Prefix: "before ", Suffix: " after"}
		e := timeline.Event{
			ID: fmt.Sprintf("e%02d", i), Date: edtf.MustParse(fmt.Sprint(1950 + i)), Title: both("Title"), Text: both("One **two**\n\n- three\n- [four](https://example.org/)"),
			Group: fmt.Sprintf("g%d", i%40), Importance: i, Place: &timeline.Place{Name: both("Place"), Lat: &lat, Lon: &lon},
			Media: []timeline.Media{
				{URL: "https://example.org/a.jpg", Type: "image/jpeg", Alt: both("Alt"), Caption: both("A *caption*"), Credit: "C & D"},
				{URL: "https://example.org/b.mp4", Type: "video/mp4"},
			},
			Citations: []timeline.Citation{{Source: fmt.Sprintf("s%d", i%40), Quote: quote, URL: "https://example.org/deep"}, {Source: "s1"}},
			Record:    &timeline.Record{Date: edtf.MustParse("1950/2010"), Note: both("A note"), Citations: []timeline.Citation{{Source: "s2"}, {Source: "s3", Quote: quote}}},
			Aliases:   []string{fmt.Sprintf("old-%d", i), fmt.Sprintf("event-older-%d", i)}, Extra: []byte(`{"other":{"deep":{"x":null}}}`),
		}
		for _, kind := range timeline.LinkKinds() {
			e.Links = append(e.Links, timeline.Link{To: fmt.Sprintf("e%02d", (i+1)%60), Kind: kind})
		}
		tl.Events = append(tl.Events, e)
	}
	return tl
}
