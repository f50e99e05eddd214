package locale

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// composed are the keys that the source puts together: by what they begin with,
// what may follow.
var composed = map[string][]string{
	"embed.choice.": nil, // names and values of web/widget/choices.go
	"embed.way.":    nil,
	"lang.":         nil, // the languages themselves, see TestEveryLanguageIsNamed
	"link.": {
		"led-to", "part-of", "responds-to", "contradicts",
		"led-to.inverse", "part-of.inverse", "responds-to.inverse", "contradicts.inverse",
	},
	"dev.api.": {
		"events", "search", "timeline", "timelines",
	},
	"dev.do.": {
		"check", "fetch", "import", "oembed", "oembed.xml", "page",
		"put", "save", "unchanged",
	},
	"dev.option.": {
		"accent", "event", "from", "group", "header", "scale",
		"size", "theme", "to", "view",
	},
	"dev.": {
		"formats", "formats.1", "formats.2", "api", "api.1", "api.2",
		"api.3", "embedding", "embedding.1", "embedding.2", "oembed", "oembed.1",
		"document", "document.1", "document.2", "document.3",
	},
	"import.ask.":    {"order", "dashes", "serial"},
	"import.answer.": {"order.day", "order.month", "dashes.years", "dashes.month", "serial.yes"},
	"import.holds.": {
		"start", "end", "year", "month", "day", "time", "title", "text", "group", "importance", "place", "lat", "lon",
		"source_url", "media_url", "media_caption", "media_credit", "media_alt", "id", "nothing",
	},
	"page.scale.":   {"elastic", "linear"},
	"verdict.":      {"agrees", "refined", "differs"},
	"event.part.":   {"start", "middle", "end"},
	"event.status.": {"tentative", "cancelled", "postponed"},
}

// notKeys look like keys and are names of other things.
var notKeys = []string{"chart.css", "page.css", "embed.css", "media.caption", "media.url"}

// source returns the Go and templ files of the program, without tests and what
// is generated.
func source(t *testing.T) map[string][]byte {
	t.Helper()
	const root = "../.."
	texts := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		switch {
		case d.IsDir() && strings.HasPrefix(name, ".") && path != root:
			return filepath.SkipDir
		case strings.HasSuffix(name, "_test.go"), strings.HasSuffix(name, "_templ.go"):
			return nil
		case d.IsDir() || filepath.Ext(name) != ".go" && filepath.Ext(name) != ".templ":
			return nil
		}
		texts[path], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) < 100 {
		t.Fatalf("only %d files of source were found", len(texts))
	}
	return texts
}

// usedKeys finds every text of the source that looks like a key, and in which
// files. A comment that quotes one counts as well.
func usedKeys(t *testing.T) map[string][]string {
	t.Helper()
	families := map[string]bool{}
	for key := range For(fallback).messages {
		family, _, _ := strings.Cut(key, ".")
		families[family] = true
	}
	quoted := regexp.MustCompile(`"([a-z]+)\.([A-Za-z0-9.-]*)"`)
	used := map[string][]string{}
	for path, text := range source(t) {
		for _, m := range quoted.FindAllSubmatch(text, -1) {
			if families[string(m[1])] {
				key := string(m[1]) + "." + string(m[2])
				used[key] = append(used[key], path)
			}
		}
	}
	return used
}

func TestEveryKeyOfTheSourceHasAMessage(t *testing.T) {
	messages := For(fallback).messages
	for key, paths := range usedKeys(t) {
		if _, ok := messages[key]; ok || slices.Contains(notKeys, key) {
			continue
		}
		if _, ok := composed[key]; !ok {
			t.Errorf("%s asks for %q, which no catalogue has", strings.Join(slices.Compact(paths), ", "), key)
		}
	}
	for prefix, rest := range composed {
		for _, end := range rest {
			if _, ok := messages[prefix+end]; !ok {
				t.Errorf("no catalogue has %q", prefix+end)
			}
		}
	}
}

// A message that N chooses a form of needs forms, and one that T takes needs
// none.
func TestCountedMessagesAreAskedForByNumber(t *testing.T) {
	counted := regexp.MustCompile(`\.N\("([a-z]+\.[A-Za-z0-9.-]*)"`)
	plain := regexp.MustCompile(`\.T\("([a-z]+\.[A-Za-z0-9.-]*)"`)
	calls := 0
	for path, text := range source(t) {
		for _, m := range counted.FindAllSubmatch(text, -1) {
			calls++
			if For(fallback).messages[string(m[1])].forms == nil {
				t.Errorf("%s counts %q, which has one form", path, m[1])
			}
		}
		for _, m := range plain.FindAllSubmatch(text, -1) {
			if For(fallback).messages[string(m[1])].forms != nil {
				t.Errorf("%s does not count %q, which has a form for each number", path, m[1])
			}
		}
	}
	if calls == 0 {
		t.Error("no call of N was found")
	}
}
