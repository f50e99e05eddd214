package web

import (
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"kronika/timeline/codec/formats"
	"kronika/timeline/locale"
	"kronika/web/guide"
)

// What the page for developers shows is there: every address answers, and the
// examples ask this server.
func TestDevelopersPageSpeaksOfThisServer(t *testing.T) {
	s := newSite(t)
	for _, l := range locale.Locales() {
		doc := s.document("/" + l.Tag + "/developers")
		for _, f := range formats.All() {
			if f.Encode != nil && doc.Find(`a[href="/t/albania-israel.`+f.Extension+`"]`).Length() == 0 {
				t.Errorf("%s: %s is not listed", l.Tag, f.Name)
			}
		}
		doc.Find("main a[href^='/']").Each(func(_ int, link *goquery.Selection) {
			href, _ := link.Attr("href")
			if a := s.get(href); a.StatusCode != 200 {
				t.Errorf("%s: %s: status %d", l.Tag, href, a.StatusCode)
			}
		})
		asked := 0
		for _, example := range doc.Find("textarea").Map(func(_ int, field *goquery.Selection) string { return field.Text() }) {
			for _, address := range regexp.MustCompile(`https?://[^\s'"<>]+`).FindAllString(example, -1) {
				if !strings.HasPrefix(address, s.url) {
					t.Errorf("%s: %s is not on this server", l.Tag, address)
				}
				if strings.Contains(example, "curl") && !strings.Contains(example, "@moon.json") {
					asked++
					if a := s.get(strings.TrimPrefix(address, s.url)); a.StatusCode != 200 {
						t.Errorf("%s: %s: status %d", l.Tag, address, a.StatusCode)
					}
				}
			}
		}
		if asked < 5 {
			t.Errorf("%s: only %d examples can be asked", l.Tag, asked)
		}
	}
}

// The document that the page shows is one.
func TestSmallDocumentCanBeStored(t *testing.T) {
	s := newSite(t)
	if a := s.do("POST", "/api/v1/check", guide.SmallDocument); a.StatusCode != 200 {
		t.Errorf("status %d: %s", a.StatusCode, a)
	}
	if a := s.do("PUT", "/api/v1/timelines/moon", guide.SmallDocument, asOperator); a.StatusCode != 201 {
		t.Errorf("status %d: %s", a.StatusCode, a)
	}
}

func TestDevelopersPageOfAnEmptyServer(t *testing.T) {
	s := newSite(t)
	s.do("DELETE", "/api/v1/timelines/albania-israel", "", asOperator)
	if n := s.document("/en/developers").Find("textarea").Length(); n == 0 {
		t.Error("it says nothing")
	}
}
