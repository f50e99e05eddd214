package names

import (
	"math"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Sizes of letters in units: of titles, of bold titles as wide as they need, of
// dates.
const (
	titleSize = 14
	boldSize  = 16.2
	dateSize  = 12
)

// Line and Long are the lengths in units of the longest line of a title of
// several lines, about 26 letters, and of a title of one line.
const (
	Line = 212
	Long = 400
)

// TitleWidth returns the room of a title on one line, in whole units.
func TitleWidth(title string, bold bool) int { return widthOf(ems(title, serif), sizeOf(bold)) }

// DateWidth returns the room of a date above a name, in whole units.
func DateWidth(date string) int { return widthOf(ems(date, sans), dateSize) }

func sizeOf(bold bool) float64 {
	if bold {
		return boldSize
	}
	return titleSize
}

func widthOf(em int, size float64) int { return int(math.Ceil(float64(em) * size / 100)) }

// ems returns the width of a text in 1/100 em. The width of two texts in a row
// is the sum of theirs.
func ems(text string, table []int) (sum int) {
	for i := 0; i < len(text); i++ {
		if text[i] >= 127 {
			for _, r := range norm.NFD.String(text[i:]) {
				sum += em(r, table)
			}
			return sum
		}
		sum += em(rune(text[i]), table)
	}
	return sum
}

func em(r rune, table []int) int {
	switch {
	case r < ' ':
		return 0
	case r < 127:
		return table[r-' ']
	}
	for _, o := range others {
		if r >= o.first && r <= o.last {
			return o.width
		}
	}
	return otherwise
}

// A Text is a title broken into lines.
type Text struct {
	Lines []string
	Width int  // of the longest line, in units
	Whole bool // whether all of the title is there; otherwise it ends with …
}

// Wrap breaks a title into at most so many lines, as even as can be. A title of
// one line has at most Long units, a line of several at most Line. What does not
// fit is cut at a word; a word longer than a line is cut at a letter.
func Wrap(title string, lines int, bold bool) Text {
	w := newWords(title, sizeOf(bold))
	most := Line
	if lines == 1 {
		most = Long
	}
	switch {
	case lines == 1 || w.all() <= 96:
		if w.all() <= most {
			return w.text(w.fill(most))
		}
	default:
		for limit := max((w.all()+lines-1)/lines, w.longest()); limit <= Line; limit += 4 {
			if parts := w.fill(limit); len(parts) <= lines {
				return w.text(parts)
			}
		}
	}
	return w.cut(lines, most, bold)
}

// words are a title's words and their widths in 1/100 em.
type words struct {
	texts []string
	ems   []int
	size  float64
}

// part is a line: words from, before to, and their width in 1/100 em.
type part struct{ em, from, to int }

func newWords(title string, size float64) words {
	w := words{size: size}
	w.texts = strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' })
	if len(w.texts) == 0 {
		w.texts = []string{""}
	}
	for _, text := range w.texts {
		w.ems = append(w.ems, ems(text, serif))
	}
	return w
}

func (w words) all() int {
	sum := serif[0] * (len(w.ems) - 1)
	for _, e := range w.ems {
		sum += e
	}
	return widthOf(sum, w.size)
}

func (w words) longest() int { return widthOf(slices.Max(w.ems), w.size) }

// fill puts as many words on each line as its limit, in units, holds.
func (w words) fill(limit int) (parts []part) {
	for i, e := range w.ems {
		if last := len(parts) - 1; last >= 0 && widthOf(parts[last].em+serif[0]+e, w.size) <= limit {
			parts[last].em += serif[0] + e
			parts[last].to = i + 1
			continue
		}
		parts = append(parts, part{e, i, i + 1})
	}
	return parts
}

func (w words) line(p part) string { return strings.Join(w.texts[p.from:p.to], " ") }

func (w words) text(parts []part) Text {
	t := Text{Whole: true}
	for _, p := range parts {
		t.Lines = append(t.Lines, w.line(p))
		t.Width = max(t.Width, widthOf(p.em, w.size))
	}
	return t
}

// cut keeps what the lines hold and ends them with …, for which 14 units are
// kept free.
func (w words) cut(lines, most int, bold bool) Text {
	limit := most - 14
	parts := w.fill(limit)
	parts = parts[:min(lines, len(parts))]
	var t Text
	for i, p := range parts {
		text := w.line(p)
		long := widthOf(p.em, w.size) > limit
		if long {
			text = w.letters(text, limit)
		}
		if long || i == len(parts)-1 {
			text += "…"
		}
		t.Lines = append(t.Lines, text)
		t.Width = max(t.Width, TitleWidth(text, bold))
	}
	t.Width = min(t.Width, most)
	return t
}

// letters returns the first letters of a word, as many as the limit holds.
func (w words) letters(word string, limit int) string {
	sum := 0
	for i, r := range word {
		if sum += ems(string(r), serif); widthOf(sum, w.size) > limit {
			return word[:i]
		}
	}
	return word
}
