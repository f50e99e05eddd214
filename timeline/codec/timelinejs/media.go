package timelinejs

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/richtext"
)

// media reads what a slide shows. TimelineJS has one field for everything that
// can be shown; what is no address (and no markup with one in it) has no place
// with us and is kept for the way back.
func (m *tlMapper) media(v *tlMedia) []timeline.Media {
	if v == nil {
		return nil
	}
	address, words := mediaAddress(v.URL)
	if address == "" {
		if strings.TrimSpace(v.URL) != "" {
			m.note("media.url", "media at no web address is kept, but not shown")
		} else if v.Caption != "" || v.Credit != "" {
			m.note("media", "the caption of no media is kept, but not shown")
		}
		return nil
	}
	caption := richtext.FromHTML(v.Caption)
	if caption == "" {
		caption = words
	}
	alt := v.Alt
	if strings.TrimSpace(alt) == "" {
		alt = v.Title
	}
	return []timeline.Media{{
		URL: address, Type: codec.MediaType(address), Alt: timelineText(m.lang, strings.TrimSpace(alt)),
		Caption: timelineText(m.lang, caption), Credit: plainWords(v.Credit),
	}}
}

// tlMediaOf writes the media that a slide has room for: the first.
func (m *tlMapper) tlMediaOf(media []timeline.Media) *tlMedia {
	if len(media) == 0 {
		return nil
	}
	first := &media[0]
	return &tlMedia{
		URL: first.URL, Alt: m.words(first.Alt), Credit: html.EscapeString(first.Credit),
		Caption: string(richtext.Inline(m.words(first.Caption))),
	}
}

// hostFirst is an address without its scheme, as people paste it.
var hostFirst = regexp.MustCompile(`^[\pL\pN-]+(\.[\pL\pN-]+)+/`)

// mediaAddress finds the web address in the url of media, and the words of a
// quotation that stands there instead.
func mediaAddress(raw string) (address, words string) {
	raw = strings.TrimSpace(raw)
	switch {
	case strings.HasPrefix(raw, "<"):
		return markupAddress(raw)
	case strings.HasPrefix(raw, "//"):
		raw = "https:" + raw
	case hostFirst.MatchString(raw):
		raw = "https://" + raw
	}
	u, err := url.Parse(raw)
	if err != nil || len(raw) > 4000 {
		return "", ""
	}
	local := u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/")
	if !local && (u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
		return "", ""
	}
	return raw, ""
}

// markupAddress finds what markup embeds: the source of a frame or film, or the
// page that a quotation is from, which such markup links to last.
func markupAddress(markup string) (address, words string) {
	for z := html.NewTokenizer(strings.NewReader(markup)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		for _, a := range token.Attr {
			if strings.HasPrefix(strings.TrimSpace(a.Val), "<") {
				continue
			}
			found, _ := mediaAddress(a.Val)
			switch {
			case found == "":
			case a.Key == "src" && token.Data != "script":
				return found, ""
			case a.Key == "href" && token.Data == "a":
				address = found
			}
		}
	}
	if address == "" {
		return "", ""
	}
	return address, richtext.FromHTML(markup)
}

// plainWords returns the words of HTML on one line.
func plainWords(source string) string {
	if !strings.ContainsAny(source, "<&") {
		return strings.Join(strings.Fields(source), " ")
	}
	return strings.Join(strings.Fields(richtext.Plain(richtext.FromHTML(source))), " ")
}
