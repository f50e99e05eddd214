// Command cldrgen takes from the Unicode CLDR what package locale needs of a
// language and writes it as one small JSON table.
//
// It is run by hand, not by go generate, because it needs two npm packages that
// the program itself does not:
//
//	npm install --no-save --prefix /some/folder cldr-dates-full@48.2.0 cldr-numbers-full@48.2.0
//	go run ./timeline/locale/internal/cldrgen -npm /some/folder/node_modules -o timeline/locale/cldr sq en=en-GB
//
// Each argument is a language of Kronika, with the CLDR locale it is read from
// where that has another name: English writes its dates as en-GB does. A further
// language is a further argument, and a catalogue beside it.
//
// CLDR_NPM=/some/folder/node_modules go test ./timeline/locale/... reports whether
// the tables are those of the packages.
//
// The data are Unicode's, under the licence in the folder it writes to.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	npm := flag.String("npm", "node_modules", "folder that holds cldr-dates-full and cldr-numbers-full")
	out := flag.String("o", "timeline/locale/cldr", "folder to write the tables to")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "cldrgen: name the languages, such as: sq en=en-GB")
		os.Exit(2)
	}
	for _, arg := range flag.Args() {
		if err := generate(*npm, *out, arg); err != nil {
			fmt.Fprintln(os.Stderr, "cldrgen:", err)
			os.Exit(1)
		}
	}
}

// generate writes the table of one language, "sq" or "en=en-GB".
func generate(npm, out, arg string) error {
	lang, cldr, ok := strings.Cut(arg, "=")
	if !ok {
		cldr = lang
	}
	dates, err := readDates(npm, cldr)
	if err != nil {
		return err
	}
	numbers, err := readNumbers(npm, cldr)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(newTable(cldr, dates, numbers), "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, lang+".json"), append(text, '\n'), 0o644)
}

// readJSON decodes the file of an npm package that holds CLDR data.
func readJSON(v any, path ...string) error {
	name := filepath.Join(path...)
	text, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("%w; is the npm package installed there?", err)
	}
	if err := json.Unmarshal(text, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
