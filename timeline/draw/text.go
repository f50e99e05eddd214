package draw

import (
	"sort"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

// A typeface is a way letters are set in drawings.
type typeface struct {
	size  float64
	bold  bool
	serif bool // where the canvas has one
	soft  bool // italic, where the canvas has it
}

// The typefaces of drawings.
var (
	display = typeface{size: 27, bold: true, serif: true} // the timeline's title
	heavy   = typeface{size: 12.5, bold: true}            // dates of labels
	body    = typeface{size: 15, serif: true}             // titles of labels
	small   = typeface{size: 12.5}
	aside   = typeface{size: 12.5, soft: true}
)

// fonts are the Go fonts: Latin, Greek and Cyrillic, and free to be embedded.
var fonts = sync.OnceValues(func() (regular, bold *sfnt.Font) {
	regular, _ = opentype.Parse(goregular.TTF) // known to be good
	bold, _ = opentype.Parse(gobold.TTF)
	return regular, bold
})

// face is a typeface at a scale. It is not to be shared.
func (t typeface) face(scale float64) font.Face {
	regular, bold := fonts()
	if t.bold {
		regular = bold
	}
	face, err := opentype.NewFace(regular, &opentype.FaceOptions{Size: t.size * scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil // the options are known to be good
	}
	return face
}

// textWidth is how wide a text is set, in units. A canvas with other fonts sets
// it a little narrower: the Go fonts are wide.
func textWidth(text string, t typeface) float64 {
	return float64(font.MeasureString(t.face(1), text)) / 64
}

// drawnText returns a text on one line, its letters composed, and without control
// characters, those that change the direction of writing included.
func drawnText(text string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7F:
			return ' '
		case unicode.Is(unicode.Cf, r) && r != '\u200D' && r != '\u200C':
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return norm.NFC.String(strings.Join(strings.Fields(visible), " "))
}

// drawable reports whether the fonts have most of a text's letters.
func drawable(text string) bool {
	face := display.face(1)
	have, lack := 0, 0
	for _, r := range text {
		if _, ok := face.GlyphAdvance(r); ok || !unicode.IsLetter(r) {
			have++
		} else {
			lack++
		}
	}
	return lack <= have
}

// wrap breaks a text into lines of a width, at most so many; what is left ends
// in an ellipsis.
func wrap(text string, t typeface, width float64, most int) []string {
	face := t.face(1)
	fits := func(s string) bool { return float64(font.MeasureString(face, s))/64 <= width }
	var lines []string
	line := ""
	for words := strings.Fields(text); len(words) > 0; {
		next := strings.TrimSpace(line + " " + words[0])
		switch {
		case fits(next):
			line, words = next, words[1:]
			continue
		case line == "":
			cut := cutToFit(words[0], fits)
			line, words[0] = words[0][:cut], words[0][cut:]
		}
		if len(lines) == most-1 {
			return append(lines, ellipsis(line+" "+strings.Join(words, " "), fits))
		}
		lines, line = append(lines, line), ""
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// cutToFit is how many bytes of a word fit, at least those of its first letter.
func cutToFit(word string, fits func(string) bool) int {
	cut := 0
	for i, r := range word {
		end := i + len(string(r))
		if cut > 0 && !fits(word[:end]) {
			break
		}
		cut = end
	}
	return cut
}

// ellipsis cuts a text so that it fits with an ellipsis.
func ellipsis(text string, fits func(string) bool) string {
	if len(text) > 400 {
		text = strings.ToValidUTF8(text[:400], "")
	}
	runes := []rune(text)
	cut := func(n int) string {
		return strings.TrimRightFunc(string(runes[:n]), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) + "…"
	}
	return cut(sort.Search(len(runes), func(n int) bool { return !fits(cut(n + 1)) }))
}
