package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// files holds a catalogue and a table of the CLDR for each language, by tag.
//
//go:embed catalogue/*.json
//go:embed cldr/*.json
var files embed.FS

// embeddedTags lists the languages that have a catalogue, the fallback first.
func embeddedTags() []string {
	entries, err := fs.ReadDir(files, "catalogue")
	if err != nil {
		panic(err) // the folder is embedded
	}
	var tags []string
	for _, e := range entries {
		tags = append(tags, strings.TrimSuffix(path.Base(e.Name()), ".json"))
	}
	slices.Sort(tags)
	if i := slices.Index(tags, fallback); i > 0 {
		tags = slices.Insert(slices.Delete(tags, i, i+1), 0, fallback)
	}
	return tags
}

// load reads one language.
func load(tag string) *Locale {
	l := &Locale{Tag: tag, language: language.MustParse(tag), table: new(table)}
	l.Dir = direction(l.language)
	mustDecode("catalogue/"+tag+".json", &l.messages)
	mustDecode("cldr/"+tag+".json", l.table)
	return l
}

func mustDecode(name string, v any) {
	text, err := files.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(text, v)
	}
	if err != nil {
		panic(fmt.Errorf("locale: %s: %w", name, err))
	}
}

// direction returns "rtl" or "ltr": the direction of the script that the
// language is most likely written in.
func direction(t language.Tag) string {
	script, _ := t.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg":
		return "rtl"
	}
	return "ltr"
}

// A table is what a language needs of the CLDR, as internal/cldrgen writes it to
// cldr/*.json. Month names are in the form that stands inside a date.
type table struct {
	Months      [12]string `json:"months"`
	MonthsShort [12]string `json:"monthsShort"`
	Eras        [2]string  `json:"eras"` // before Christ, and after
	// Patterns are those of UTS 35 by skeleton: "yMd" is "d MMMM y". The suffix
	// Short marks the abbreviated month.
	Patterns map[string]string `json:"patterns"`
	// Intervals are patterns for two dates by skeleton and greatest differing
	// field: "yMd/M" is "d MMMM – d MMMM y"; "" joins any two.
	Intervals   map[string]string `json:"intervals"`
	Decimal     string            `json:"decimal"`
	Group       string            `json:"group"`
	MinGrouping int               `json:"minGrouping,string"` // digits before the first separator
}
