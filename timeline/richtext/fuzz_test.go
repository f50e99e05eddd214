package richtext

import (
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

var (
	safeElements = []string{"p", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del", "a", "br", "hr"}
	safeSchemes  = []string{"http://", "https://", "mailto:", "#"}
)

// checkSafe reads markup as a browser would and reports whatever the package
// does not promise.
func checkSafe(t *testing.T, source string, markup HTML) {
	t.Helper()
	for z := html.NewTokenizer(strings.NewReader(string(markup))); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return
		case html.TextToken, html.EndTagToken:
		case html.StartTagToken, html.SelfClosingTagToken:
			checkElement(t, source, z.Token())
		default:
			t.Fatalf("%q gave a %v: %q", source, kind, z.Raw())
		}
	}
}

func checkElement(t *testing.T, source string, e html.Token) {
	t.Helper()
	if !slices.Contains(safeElements, e.Data) {
		t.Fatalf("%q gave an element %q", source, e.Data)
	}
	for _, a := range e.Attr {
		switch {
		case a.Key == "href" && e.Data == "a":
			address := strings.ToLower(strings.TrimSpace(a.Val))
			if !slices.ContainsFunc(safeSchemes, func(s string) bool { return strings.HasPrefix(address, s) }) {
				t.Fatalf("%q gave a link to %q", source, a.Val)
			}
		case a.Key == "rel" && a.Val == "nofollow noopener":
		case a.Key == "title" && e.Data == "a", a.Key == "start" && e.Data == "ol", a.Key == "class" && e.Data == "code":
		default:
			t.Fatalf("%q gave an attribute %s=%q on %s", source, a.Key, a.Val, e.Data)
		}
	}
}

// FuzzRender: whatever is written, only harmless elements, attributes and links
// come out.
func FuzzRender(f *testing.F) {
	for _, s := range []string{
		"# a", "[a](javascript:x)", "<script>x</script>", "<a href=javascript:x>a</a>", "![a](data:x \"t\")", "<javascript:x>",
		"[a]: javascript:x\n\n[a]", "[a](java&#115;cript:x)", "[a](\x01javascript:x)", "[a](<java\nscript:x>)", "`<script>`",
		"```\" onclick=x\n</code>\n```", "[a](https://x.y \"\\\" onclick=x\")", "https://x.y/\"onclick=x", "[![a](https://x.y)](https://x.y)",
		"<!-- x -->", "<![CDATA[x]]>", "<?x?>", "~~a~~", "1. a\n2. b", "> a", "a\\\nb", "[a](vbscript:x)", "[a](//x.y)", "<x@y.z>", "www.x.yz",
		"Plain words, and 1991 (a year); 50% of it - isn't that so?", strings.Repeat("> ", 200) + strings.Repeat(" x", 600),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		checkSafe(t, markdown, Render(markdown))
		checkSafe(t, markdown, Inline(markdown))
		if isWords(markdown) {
			source := []byte(markdown)
			if slow := write(blocks(), source, blocks().Parser().Parse(text.NewReader(source))); Render(markdown) != slow {
				t.Fatalf("%q is no plain words: parsed it is %s", markdown, slow)
			}
		}
	})
}

// FuzzFromHTML: whatever is read, the Markdown is harmless and says the same
// words.
func FuzzFromHTML(f *testing.F) {
	for _, s := range []string{
		"<p>a</p>", "a<br>b", "<b>a</b>b", "<ul><li>a<ul><li>b", "<a href=javascript:x>a</a>", "<script>x</script>", "<b>*</b>", "<p>1. a",
		"<pre>a\n b</pre>", "<table><tr><td>a<td>b</table>", "<a href='https://x.y/>)'>a</a>", "&lt;script&gt;", "<li>a", "<blockquote><ul><li>a",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		markdown := FromHTML(source)
		markup := Render(markdown)
		checkSafe(t, source, markup)
		if strings.ContainsAny(source, "\x00") || strings.ToValidUTF8(source, "") != source {
			return // a NUL and broken UTF-8 become the replacement character on one side only
		}
		if got, want := words(string(markup), false), words(source, false); squeeze(got) != squeeze(want) {
			t.Fatalf("FromHTML(%q) = %q\n says %q\n  not %q", source, markdown, got, want)
		}
	})
}

// squeeze leaves out blanks: where blocks meet, there may be one or none.
func squeeze(s string) string { return strings.Join(strings.FieldsFunc(s, isBlank), "") }
