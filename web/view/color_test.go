package view

import (
	"strings"
	"testing"

	"kronika/timeline"
)

func TestColorsKeepWhatIsReadableAlready(t *testing.T) {
	if got := string(Accent("#275d9b")); !strings.HasPrefix(got, "--accent:light-dark(#275d9b,") {
		t.Errorf("got %s, want the editor's own colour on light paper", got)
	}
	if got := Accent("red;}"); got != "" {
		t.Errorf("got %s for what is no colour", got)
	}
}

func TestNothingTypedReachesAStyle(t *testing.T) {
	head := &timeline.Timeline{Groups: []timeline.Group{{ID: "g", Color: "#12345;"}, {ID: "h", Color: "red;}"}, {ID: "i"}}}
	for i, g := range head.Groups {
		css := GroupColor("--c", head, i)
		if strings.ContainsAny(string(css), ";}") || !strings.HasPrefix(string(css), "--c:light-dark(#") {
			t.Errorf("group %s: %s", g.ID, css)
		}
	}
}
