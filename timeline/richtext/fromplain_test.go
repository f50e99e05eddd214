package richtext

import "testing"

func TestPlainTextIsShownAsItIs(t *testing.T) {
	rows := []struct{ text, want string }{
		{"3 < 4 and a *star*", "<p>3 &lt; 4 and a *star*</p>\n"},
		{"one\ntwo", "<p>one<br>\ntwo</p>\n"},
		{"one\r\n\r\n# two", "<p>one</p>\n<p># two</p>\n"},
		{"[a](b) & `c`", "<p>[a](b) &amp; `c`</p>\n"},
	}
	for _, row := range rows {
		if got := string(Render(FromPlain(row.text))); got != row.want {
			t.Errorf("%q is shown as %q, want %q", row.text, got, row.want)
		}
	}
}

func TestHTMLIsToldFromPlainText(t *testing.T) {
	for text, want := range map[string]bool{
		"<p>a": true, "a<br>b": true, `<a href="x">y</a>`: true, "<BODY>\n": true, "</div>": true,
		"3 < 4 > 2": false, "<someone@example.org>": false, "a <b": false, "<placeholder>": false,
	} {
		if got := IsHTML(text); got != want {
			t.Errorf("IsHTML(%q) = %t", text, got)
		}
	}
}
