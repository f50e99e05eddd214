package view

import (
	"strings"
	"testing"

	"kronika/timeline"
)

func TestGroupColorsCanBeReadInBothSchemes(t *testing.T) {
	light, _ := ParseColor(lightGround)
	dark, _ := ParseColor(darkGround)
	for _, color := range []string{"#000000", "#ffffff", "#ffff00", "#0000ff", "#808080", "#b0303f", "#00ff00"} {
		head := &timeline.Timeline{Groups: []timeline.Group{{ID: "g", Color: color}}}
		css := string(GroupColors(head)["g"])
		pair := strings.TrimSuffix(strings.TrimPrefix(css, "--c:light-dark("), ")")
		first, second, _ := strings.Cut(pair, ",")
		onLight, ok1 := ParseColor(first)
		onDark, ok2 := ParseColor(second)
		if !ok1 || !ok2 {
			t.Fatalf("%s: %q is no pair of colours", color, css)
		}
		if got := contrast(onLight, light); got < 4.5 {
			t.Errorf("%s: %s on light paper has contrast %.2f", color, first, got)
		}
		if got := contrast(onDark, dark); got < 4.5 {
			t.Errorf("%s: %s on dark paper has contrast %.2f", color, second, got)
		}
	}
}

func TestColorsKeepWhatIsReadableAlready(t *testing.T) {
	c, _ := ParseColor("#275d9b")
	if got := string(declareColor(c)); !strings.HasPrefix(got, "--c:light-dark(#275d9b,") {
		t.Errorf("got %s, want the editor's own colour on light paper", got)
	}
}

func TestNothingTypedReachesAStyle(t *testing.T) {
	head := &timeline.Timeline{Groups: []timeline.Group{{ID: "g", Color: "#12345;"}, {ID: "h", Color: "red;}"}, {ID: "i"}}}
	for id, css := range GroupColors(head) {
		if strings.ContainsAny(string(css), ";}") || !strings.HasPrefix(string(css), "--c:light-dark(#") {
			t.Errorf("group %s: %s", id, css)
		}
	}
}
