package timeline

import (
	"strings"
	"testing"
)

func TestFaultIsOneReadableLine(t *testing.T) {
	f := Fault{Path: "events[3].date", Value: "2022-13", Problem: "month 13 does not exist", Remedy: "write 01 to 12"}
	if got, want := f.String(), `events[3].date: "2022-13": month 13 does not exist; write 01 to 12`; got != want {
		t.Errorf("String() = %s, want %s", got, want)
	}
	if got := Excerpt(strings.Repeat("ë", 200)); len([]rune(got)) != 61 {
		t.Errorf("Excerpt keeps %d characters, want 60 and an ellipsis", len([]rune(got)))
	}
}

func TestTimelineWithoutLanguagesSaysWhatToAdd(t *testing.T) {
	tl := sound()
	tl.Languages = nil
	faults := tl.Validate().(Invalid)
	if !strings.Contains(faults[0].Remedy, `"languages": ["sq"]`) {
		t.Errorf("remedy = %q", faults[0].Remedy)
	}
}

func TestInvalidListsItsFaultsOneALine(t *testing.T) {
	err := Invalid{{Path: "slug", Value: "A", Problem: "not a slug"}, {Problem: "empty", Remedy: "write something"}}
	if got, want := err.Error(), "slug: \"A\": not a slug\nempty; write something"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
}
