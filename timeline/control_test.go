package timeline

import (
	"slices"
	"strings"
	"testing"

	"kronika/timeline/edtf"
)

func eventWithTexts(s string) Event {
	return Event{ID: "a", Date: edtf.MustParse("1999"), Title: Plain("T" + s), Text: Plain("one\ntwo" + s), Importance: 50,
		Place:     &Place{Name: Plain("P" + s)},
		Media:     []Media{{URL: "https://example.org/a.jpg", Alt: Plain("A" + s), Caption: Plain("C" + s), Credit: "M" + s}},
		Citations: []Citation{{Source: "s", Quote: &Quote{Exact: "E" + s, Prefix: "p" + s, Suffix: "s" + s}}},
		Record:    &Record{Note: Plain("N" + s), Citations: []Citation{{Source: "s", Quote: &Quote{Exact: "R" + s}}}},
	}
}

var memberPaths = []string{"title", "text", "place.name", "media[0].alt", "media[0].caption", "media[0].credit",
	"citations[0].quote.exact", "citations[0].quote.prefix", "citations[0].quote.suffix", "record.note", "record.citations[0].quote.exact"}

func TestControlCharactersAreDroppedFromEveryText(t *testing.T) {
	e := eventWithTexts("\x07\u0085x")
	if got := e.DropControls(); !slices.Equal(got, memberPaths) {
		t.Errorf("changed %v, want %v", got, memberPaths)
	}
	if got := e.Text[0].Text; got != "one\ntwox" {
		t.Errorf("the text is %q: line ends stay", got)
	}
	if got := e.DropControls(); got != nil {
		t.Errorf("a second time: %v", got)
	}
	head := Timeline{Title: Plain("a\x01"), Groups: []Group{{Label: Plain("b\x7f")}}, Sources: []Source{{Title: Plain("c"), Publisher: "d\x1b"}}}
	if got := head.DropControls(); !slices.Equal(got, []string{"title", "groups[0].label", "sources[0].publisher"}) {
		t.Errorf("of the head: %v", got)
	}
}

func TestU0000IsAFaultInEveryText(t *testing.T) {
	e := eventWithTexts("\x00")
	head := Timeline{Sources: []Source{{ID: "s", Title: Plain("S")}}}
	var paths []string
	for _, f := range head.CheckEvent("", &e) {
		paths = append(paths, strings.TrimPrefix(f.Path, "."))
		if strings.Contains(f.String(), "\x00") || !strings.Contains(f.Problem, "U+0000") {
			t.Errorf("fault %q", f)
		}
	}
	slices.Sort(paths)
	want := slices.Clone(memberPaths)
	slices.Sort(want)
	if !slices.Equal(paths, want) {
		t.Errorf("faults at %v, want %v", paths, want)
	}
}
