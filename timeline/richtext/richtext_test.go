package richtext

import (
	"strings"
	"testing"
)

func TestMarkdownBecomesSafeHTML(t *testing.T) {
	rows := []struct{ claim, markdown, want string }{
		{"a paragraph", "One *two* **three**", "<p>One <em>two</em> <strong>three</strong></p>\n"},
		{"nothing stays nothing", "", ""},
		{"a heading begins at h4", "# A\n\n## B\n\n###### C", "<h4>A</h4>\n<h5>B</h5>\n<h6>C</h6>\n"},
		{"a link is not vouched for", "[a](https://example.org/x)", `<p><a href="https://example.org/x" rel="nofollow noopener">a</a></p>` + "\n"},
		{"a link to a letter", "[a](mailto:a@example.org)", `<p><a href="mailto:a@example.org" rel="nofollow noopener">a</a></p>` + "\n"},
		{"a link within the page", "[a](#visit)", `<p><a href="#visit" rel="nofollow noopener">a</a></p>` + "\n"},
		{"a plain address becomes a link", "See https://example.org/a_b.", `<p>See <a href="https://example.org/a_b" rel="nofollow noopener">https://example.org/a_b</a>.</p>` + "\n"},
		{"a javascript link is its text", "[*go*](javascript:alert(1))", "<p><em>go</em></p>\n"},
		{"however it is spelled", "[go](JaVa&#x73;cript:alert(1)) [go]( java\tscript:alert(1) )", "<p>go [go]( java\tscript:alert(1) )</p>\n"},
		{"a data link is its text", "[go](data:text/html,x)", "<p>go</p>\n"},
		{"a relative link is its text: it leads elsewhere in an embed or a feed", "[go](/admin) [go](//evil.example)", "<p>go go</p>\n"},
		{"an automatic javascript link is text", "<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"},
		{"HTML is dropped, its words stay", "a <b onclick=x>b</b> c", "<p>a b c</p>\n"},
		{"a block of HTML is dropped", "<script>\nalert(1)\n</script>\n\nafter", "<p>after</p>\n"},
		{"a picture becomes a link", "![A harbour](https://example.org/a.jpg)", `<p><a href="https://example.org/a.jpg" rel="nofollow noopener">A harbour</a></p>` + "\n"},
		{"a picture without words shows its address", "![](https://example.org/a.jpg)", `<p><a href="https://example.org/a.jpg" rel="nofollow noopener">https://example.org/a.jpg</a></p>` + "\n"},
		{"a picture in a link is its words", "[![A](https://example.org/a.jpg)](https://example.org/)", `<p><a href="https://example.org/" rel="nofollow noopener">A</a></p>` + "\n"},
		{"a picture of elsewhere is its words", "![A](data:image/png;base64,x)", "<p>A</p>\n"},
		{"a picture in a picture's words", "![a ![b](https://example.org/b)](https://example.org/a)", `<p><a href="https://example.org/a" rel="nofollow noopener">a b</a></p>` + "\n"},
		{"Albanian letters", "Tërmeti në *Durrës*", "<p>Tërmeti në <em>Durrës</em></p>\n"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := string(Render(row.markdown)); got != row.want {
				t.Errorf("Render(%q)\n got %q\nwant %q", row.markdown, got, row.want)
			}
		})
	}
}

func TestInlineHasNoBlocks(t *testing.T) {
	rows := []struct{ claim, markdown, want string }{
		{"emphasis stays", "a *b*", "a <em>b</em>"},
		{"a list is text", "- a", "- a"},
		{"a heading is text", "# a", "# a"},
		{"a number at the start is text", "1991. The treaty", "1991. The treaty"},
		{"paragraphs follow each other", "a\n\nb", "a b"},
		{"HTML is dropped", "a <script>x</script>", "a x"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := string(Inline(row.markdown)); got != row.want {
				t.Errorf("Inline(%q) = %q, want %q", row.markdown, got, row.want)
			}
		})
	}
}

func TestPlainKeepsTheWords(t *testing.T) {
	rows := []struct{ claim, markdown, want string }{
		{"marks go", "a **b** [c](https://example.org/)", "a b c"},
		{"blocks stand on lines", "# a\n\nb\nc\n\n- d\n- e", "a\nb c\nd\ne"},
		{"entities are their characters", "a &amp; b &lt;c&gt; \\*", "a & b <c> *"},
		{"a no-break space stays", "12\u00a0000", "12\u00a0000"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := Plain(row.markdown); got != row.want {
				t.Errorf("Plain(%q) = %q, want %q", row.markdown, got, row.want)
			}
		})
	}
}

func TestForeignHTMLBecomesMarkdown(t *testing.T) {
	rows := []struct{ claim, html, want string }{
		{"words are words", "plain words", "plain words"},
		{"marks in words are escaped", "2 * 3 * 4 and [x]", `2 \* 3 \* 4 and \[x\]`},
		{"paragraphs", "<p>One</p><p>Two</p>", "One\n\nTwo"},
		{"loose words and paragraphs", "One<p>Two</p>three", "One\n\nTwo\n\nthree"},
		{"emphasis", "a <b>b</b> <i>c</i> <strong><em>d</em></strong>", "a **b** *c* ***d***"},
		{"blanks move out of emphasis", "a<b> b </b>c", "a **b** c"},
		{"a line break", "a<br>b", "a\\\nb"},
		{"a link", `<a href="https://example.org/a?b=1&c=2" target="_blank">a</a>`, "[a](<https://example.org/a?b=1&amp;c=2>)"},
		{"a javascript link is its words", `<a href="javascript:alert(1)">go</a>`, "go"},
		{"a heading", "<h2>A</h2>b", "## A\n\nb"},
		{"a list", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"},
		{"a numbered list in a list", "<ul><li>a<ol><li>b</li><li>c</li></ol></li></ul>", "- a\n\n  1. b\n  2. c"},
		{"a list that begins with a list", "<ul><li><ul><li>a</li></ul></li></ul>", "- - a"},
		{"a quotation", "<blockquote>a<p>b</p></blockquote>", "> a\n>\n> b"},
		{"code", "<code>a*b</code>", "`a*b`"},
		{"scripts and styles go", "a<script>x</script><style>y</style>b", "ab"},
		{"unknown elements leave their words", `<span style="color:red">a</span><font>b</font>`, "ab"},
		{"entities", "Tom &amp; Jerry &lt;3 &euml;", `Tom & Jerry <3 ë`},
		{"what would be an entity or a tag is escaped", "&amp;euml; &lt;b>", `\&euml; \<b>`},
		{"the address of a mailbox between brackets keeps them", "&lt;0@0&gt; &lt;a@b.example&gt;", `\<0@0> \<a@b.example>`},
		{"a cry before a link makes no picture of it", `Go!<a href="https://example.org/">here</a>`, `Go\![here](<https://example.org/>)`},
		{"a cry is a cry", "Go!", "Go!"},
		{"a picture with words", `<img src="https://example.org/a.jpg" alt="A harbour">`, "![A harbour](<https://example.org/a.jpg>)"},
		{"a picture of elsewhere leaves its words", `a <img src="data:image/png;base64,x" alt="harbour"> b`, "a harbour b"},
		{"a picture without words says nothing", `a<img src="https://example.org/a.jpg">b`, "ab"},
		{"a picture in a link is the link's words", `<a href="https://example.org/"><img src="/a.jpg" alt="A harbour"></a>`, "[A harbour](<https://example.org/>)"},
		{"a year at the start is no list", "<p>1991. The treaty</p>", `1991\. The treaty`},
		{"a dash at the start is no list", "<p>- a</p>", `\- a`},
		{"emphasis that Markdown cannot mark gives up the mark", `a<b>"b"</b>c`, `a"b"c`},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := FromHTML(row.html); got != row.want {
				t.Errorf("FromHTML(%q)\n got %q\nwant %q", row.html, got, row.want)
			}
		})
	}
}

func BenchmarkRender(b *testing.B) {
	text := strings.Repeat("Rreth *200* hebrenj jetonin në Shqipëri kur nisi lufta; kur mbaroi, ishin [rreth 2.000](https://example.org/).\n\n", 3)
	b.ReportAllocs()
	for b.Loop() {
		Render(text)
	}
}

func TestWhatShowsNothingIsLeftOut(t *testing.T) {
	rows := []struct{ claim, html, want string }{
		{"a line break at the end of a paragraph", "<p>a<br>b<br><br></p>", "a\\\nb"},
		{"at the end of an item", "<ul><li>a<br></li><li><b>b<br></b></li></ul>", "- a\n- **b**"},
		{"an empty item", "<ul><li>a</li><li><br></li></ul>b", "- a\n\nb"},
		{"an empty heading", "<h2> </h2>a", "a"},
		{"a line break in a heading is a blank", "<h2>a<br>b</h2>", "## a b"},
		{"blanks move out of links", `a<a href="https://x.y"> b </a>c`, "a [b](<https://x.y>) c"},
		{"marks are not around blocks", "<b>a<p>b</p></b>", "a\n\nb"},
		{"a citation is emphasis", "<cite>a</cite>", "*a*"},
		{"text set as it was typed is words", "<pre>a\n b</pre>", "a b"},
	}
	for _, row := range rows {
		if got := FromHTML(row.html); got != row.want {
			t.Errorf("%s: FromHTML(%q)\n got %q\nwant %q", row.claim, row.html, got, row.want)
		}
	}
}

func BenchmarkFromHTML(b *testing.B) {
	text := strings.Repeat(`<p>In <b>1969</b> two people <a href="https://example.org/a">walked</a> on the <i>Moon</i>.</p><ul><li>One</li><li>Two &amp; three</li></ul>`, 3)
	b.ReportAllocs()
	for b.Loop() {
		FromHTML(text)
	}
}
