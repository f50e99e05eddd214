package locale

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/feature/plural"
)

// ordinalKeys are the messages whose forms are those of an ordinal: 1st, 2nd.
var ordinalKeys = []string{"axis.ordinal"}

func TestCatalogueHasOneKeyALineInOrder(t *testing.T) {
	line := regexp.MustCompile(`^"([^"]+)": (".*"|\{"[a-z]+": ".*"\}),?$`)
	for _, l := range Locales() {
		text, err := files.ReadFile("catalogue/" + l.Tag + ".json")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(text)), "\n")
		var keys []string
		for _, row := range lines[1 : len(lines)-1] {
			m := line.FindStringSubmatch(row)
			if m == nil {
				t.Fatalf("%s: the line %s is not one key and its message", l.Tag, row)
			}
			keys = append(keys, m[1])
		}
		if !slices.IsSorted(keys) {
			t.Errorf("%s is not sorted: %s", l.Tag, firstUnsorted(keys))
		}
		if len(keys) != len(l.messages) {
			t.Errorf("%s has %d lines for %d keys", l.Tag, len(keys), len(l.messages))
		}
	}
}

func firstUnsorted(keys []string) string {
	for i := 1; i < len(keys); i++ {
		if keys[i] < keys[i-1] {
			return keys[i] + " stands behind " + keys[i-1]
		}
	}
	return ""
}

func TestEveryLanguageHasEveryMessage(t *testing.T) {
	want := slices.Sorted(maps.Keys(For(fallback).messages))
	for _, l := range Locales() {
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(l.messages))); diff != "" {
			t.Errorf("keys (-%s +%s):\n%s", fallback, l.Tag, diff)
		}
		for key, m := range l.messages {
			if strings.TrimSpace(m.other) == "" {
				t.Errorf("%s: %s is empty", l.Tag, key)
			}
		}
	}
}

func TestEveryLanguageIsNamed(t *testing.T) {
	for _, l := range Locales() {
		if key := "lang." + l.Tag; l.T(key) == key {
			t.Errorf("%s does not name itself: %s is missing", l.Tag, key)
		}
	}
}

func TestMessagesHaveAllFormsOfTheirLanguage(t *testing.T) {
	for _, l := range Locales() {
		cardinal, ordinal := forms(plural.Cardinal, l.language), forms(plural.Ordinal, l.language)
		for key := range For(fallback).messages {
			counted := slices.ContainsFunc(Locales(), func(o *Locale) bool { return o.messages[key].forms != nil })
			m := l.messages[key]
			want := cardinal
			switch {
			case !counted:
				continue
			case slices.Contains(ordinalKeys, key) && m.forms == nil:
				continue // the language writes all ordinals alike
			case slices.Contains(ordinalKeys, key):
				want = ordinal
			}
			if diff := cmp.Diff(want, slices.Sorted(maps.Keys(m.forms))); diff != "" {
				t.Errorf("%s: forms of %s (-CLDR +catalogue):\n%s", l.Tag, key, diff)
			}
		}
	}
}

func TestTranslationsHaveTheSamePlaceholders(t *testing.T) {
	placeholder := regexp.MustCompile(`\{\d\}`)
	of := func(text string) string {
		found := placeholder.FindAllString(text, -1)
		slices.Sort(found)
		return strings.Join(slices.Compact(found), "")
	}
	for _, l := range Locales() {
		for key, m := range l.messages {
			want := of(For(fallback).messages[key].other)
			texts := append(slices.Collect(maps.Values(m.forms)), m.other)
			for _, text := range texts {
				if got := of(text); got != want {
					t.Errorf("%s: %s has the placeholders %q, want %q", l.Tag, key, got, want)
				}
			}
		}
	}
}
