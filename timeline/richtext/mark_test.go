package richtext

import (
	"strings"
	"testing"
)

func TestHitsAreMarked(t *testing.T) {
	hit := func(word string) bool { return strings.EqualFold(word, "moon") }
	for _, row := range []struct{ markdown, want string }{
		{"To the *Moon* and back.", "<p>To the <em><mark>Moon</mark></em> and back.</p>\n"},
		{"[moon](https://example.org/moon) & 5 < moon", `<p><a href="https://example.org/moon" rel="nofollow noopener"><mark>moon</mark></a> &amp; 5 &lt; <mark>moon</mark></p>` + "\n"},
		{"moonlight", "<p>moonlight</p>\n"},
		{"", ""},
	} {
		got := Mark(Render(row.markdown), hit)
		if string(got) != row.want {
			t.Errorf("%s: got %q, want %q", row.markdown, got, row.want)
		}
	}
	if got := MarkPlain("<Moon> & sun", hit); got != "&lt;<mark>Moon</mark>&gt; &amp; sun" {
		t.Errorf("got %s", got)
	}
	nothing := func(string) bool { return false }
	for _, markdown := range []string{"a **b** `c <d>`", "- one\n- two & three", "> “quoted”\n\nnext", "[a](https://example.org/?a=b&c=d)"} {
		if got, want := Mark(Render(markdown), nothing), Render(markdown); unescaped(got) != unescaped(want) {
			t.Errorf("%s: got %s, want %s", markdown, got, want)
		}
	}
}

// unescaped is a text without what two writers of HTML escape differently.
func unescaped(h HTML) string {
	return strings.NewReplacer("&#34;", `"`, "&quot;", `"`, "&#39;", "'").Replace(string(h))
}
