package chart

import (
	"testing"

	"github.com/lucasb-eyer/go-colorful"

	"kronika/timeline"
)

func TestTintsCanBeReadOnBothPapers(t *testing.T) {
	for _, color := range []string{"#000000", "#ffffff", "#ffff00", "#0000ff", "#808080", "#b0303f", "#00ff00"} {
		light, dark, ok := Tints(color)
		if !ok {
			t.Fatalf("%s is a colour", color)
		}
		for _, row := range []struct{ ink, paper string }{{light, lightGround}, {dark, darkGround}} {
			ink, err1 := colorful.Hex(row.ink)
			paper, err2 := colorful.Hex(row.paper)
			if err1 != nil || err2 != nil {
				t.Fatalf("%s: %q on %q are no colours", color, row.ink, row.paper)
			}
			if got := contrast(ink, paper); got < 4.5 {
				t.Errorf("%s: %s on %s has contrast %.2f", color, row.ink, row.paper, got)
			}
		}
	}
}

// The tints were computed with other code before go-colorful: they stay.
func TestTintsStay(t *testing.T) {
	for _, row := range [][3]string{
		{"#000000", "#000000", "#a1a1a1"},
		{"#ffffff", "#717171", "#ffffff"},
		{"#ffff00", "#797300", "#ffff00"},
		{"#0000ff", "#0000ff", "#4da4ff"},
		{"#808080", "#717171", "#a1a1a1"},
		{"#00ff00", "#008300", "#00ff00"},
		{"#fbfaf6", "#71706d", "#fbfaf6"},
		{"#1e1f24", "#1e1f24", "#a0a1a8"},
		{"#ff0000", "#e50000", "#ff7660"},
		{"#275d9b", "#275d9b", "#6ba3e6"},
		{"#b0303f", "#b0303f", "#fd777e"},
		{"#2f6f4f", "#2f6f4f", "#6faf8c"},
		{"#8a5a00", "#8a5a00", "#c9964f"},
		{"#6b4a9e", "#6b4a9e", "#b08fea"},
		{"#0f6e78", "#0f6e78", "#5daeb8"},
		{"#a3336f", "#a3336f", "#ee78b2"},
		{"#5a6472", "#5a6472", "#97a2b2"},
	} {
		if light, dark, _ := Tints(row[0]); light != row[1] || dark != row[2] {
			t.Errorf("%s: %s and %s, want %s and %s", row[0], light, dark, row[1], row[2])
		}
	}
}

func TestWhatIsNoColorGetsItsTurnInThePalette(t *testing.T) {
	for _, color := range []string{"", "#12345;", "red;}", "#fff", "#12345g", "#123456;"} {
		if _, _, ok := Tints(color); ok {
			t.Errorf("%q passes for a colour", color)
		}
	}
	head := &timeline.Timeline{Groups: []timeline.Group{{ID: "g", Color: "#12345;"}, {ID: "h"}}}
	if light, _ := GroupTints(head, 1); light != palette[1] {
		t.Errorf("the second group is %s, want %s", light, palette[1])
	}
}
