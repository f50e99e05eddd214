package locale

import (
	"testing"

	"golang.org/x/text/language"
)

func TestMatchSuitsTheReader(t *testing.T) {
	rows := []struct{ claim, header, want string }{
		{"Albanian", "sq", "sq"},
		{"Albanian of Kosovo", "sq-XK", "sq"},
		{"Albanian first", "sq,en;q=0.8", "sq"},
		{"English preferred", "sq;q=0.3,en;q=0.9", "en"},
		{"American English", "en-US", "en"},
		{"the second choice", "mt,sq;q=0.5", "sq"},
		{"another language", "mt", "en"},
		{"none", "", "en"},
		{"anything", "*", "en"},
		{"nonsense", ";;;q=x", "en"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := Match(row.header); got != For(row.want) {
				t.Errorf("Match(%q) = %s, want %s", row.header, got.Tag, row.want)
			}
		})
	}
}

func TestLocalesAreOnePerLanguage(t *testing.T) {
	all := Locales()
	if len(all) != 2 || all[0] != For("en") || all[1] != For("sq") {
		t.Errorf("Locales() = %v, want English and Albanian", all)
	}
	if For("de") != nil || For("EN") != nil || For("") != nil {
		t.Error("For knows a tag that is no language of ours")
	}
	all[0] = nil
	if Locales()[0] == nil {
		t.Error("the list is shared")
	}
	for _, l := range Locales() {
		if l.Dir != "ltr" {
			t.Errorf("%s is written %s", l.Tag, l.Dir)
		}
	}
}

func TestDirectionFollowsTheScript(t *testing.T) {
	for tag, want := range map[string]string{"ar": "rtl", "he": "rtl", "fa": "rtl", "ur": "rtl", "sq": "ltr", "ru": "ltr", "uz-Arab": "rtl"} {
		if got := direction(language.MustParse(tag)); got != want {
			t.Errorf("%s is written %s, want %s", tag, got, want)
		}
	}
}
