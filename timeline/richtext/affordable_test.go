package richtext

import (
	"strings"
	"testing"
	"time"
)

// What costs the square of its length, or worse, would keep this test from ever
// ending.
func TestWhatNobodyWritesIsWords(t *testing.T) {
	rows := []struct{ claim, unit string }{
		{"links that never end", "[a]("},
		{"pictures that never end", "![a](<b"},
		{"quotations within quotations", "> "},
		{"quotations without blanks", ">"},
		{"lists within lists", "1. "},
		{"more names of addresses than there are words", "[a]: b\n"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			source := strings.Repeat(row.unit, 1_000_000/len(row.unit)) + "the end"
			got := Render(source)
			checkSafe(t, row.claim, got)
			if !strings.HasSuffix(string(got), "the end</p>\n") || strings.Contains(string(got), "<blockquote>") {
				t.Errorf("it ends with %q", got[max(0, len(got)-60):])
			}
			if inline := Inline(source); !strings.HasSuffix(string(inline), "the end") {
				t.Errorf("within a line it ends with %q", inline[max(0, len(inline)-60):])
			}
		})
	}
}

func TestWhatPeopleWriteIsNot(t *testing.T) {
	rows := []struct{ claim, source, want string }{
		{"three hundred links in a paragraph", strings.Repeat("[a](https://example.org/) ", 300), "<a href"},
		{"ten quotations, one within another", strings.Repeat("> ", 10) + strings.Repeat("word ", 300), "<blockquote>"},
		{"a hundred names of addresses", strings.Repeat("[a]: https://example.org/\n", 100) + "\n[a]", "<a href"},
	}
	for _, row := range rows {
		if got := string(Render(row.source)); !strings.Contains(got, row.want) {
			t.Errorf("%s: %s is not in %.200s", row.claim, row.want, got)
		}
	}
}

func TestMarksWithinMarksAreReadOnce(t *testing.T) {
	rows := []struct{ claim, html, want string }{
		{"around a paragraph", strings.Repeat("<b><cite>", 100) + "<p>x", "x"},
		{"around nothing", strings.Repeat("<b><cite>", 100), ""},
		{"around a blank", "a<b><i> </i></b>b", "a b"},
	}
	for _, row := range rows {
		if got := FromHTML(row.html); got != row.want {
			t.Errorf("%s: got %q, want %q", row.claim, got, row.want)
		}
	}
}

// HTML of many small parts takes time in proportion to its length.
func TestManyPartsOfHTML(t *testing.T) {
	for _, unit := range []string{
		"<br>", "x<br>", "<br><!-- -->", "<br><i></i>", "<b>x</b>", "<li>", "<ul><li>x", "<h1>x", "<hr>", "<p><br>",
		"<a href=https://x.y>x</a> ", "<img src=https://x.y alt=x>!", "<i>a<b>b</i>c</b>", "<code>x",
	} {
		start := time.Now()
		FromHTML(strings.Repeat(unit, 100_000/len(unit)))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s many times took %s", unit, took)
		}
	}
}
