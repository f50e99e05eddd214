package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A room is a package and what it may import, tests aside. Names of our own
// packages are without the module's; modules of others are named by a prefix.
// Of the standard library a room may have everything but what is denied to it.
type room struct {
	ours, others []string
	deny         []string // of the standard library, imported directly
	pure         bool     // deny holds for everything it imports in turn
}

// outside is what a room that only computes has no business with.
var outside = []string{"net/http", "database/sql", "html/template", "os", "os/exec"}

// forFormats is what every format may import.
var forFormats = []string{"timeline", "timeline/source", "timeline/document", "timeline/edtf", "timeline/codec"}

// webShared, webParts and webModules are what the packages of web are made of.
var (
	webShared = []string{"timeline", "timeline/source", "timeline/document", "timeline/edtf", "timeline/layout", "timeline/locale", "timeline/codec",
		"timeline/store", "timeline/codec/formats", "timeline/publish", "timeline/chart", "timeline/codec/picture", "timeline/richtext", "components", "static"}
	webParts = []string{"web/address", "web/query", "web/reply", "web/view", "web/chart",
		"web/page", "web/widget", "web/guide", "web/importing", "web/export", "web/api"}
	webModules = []string{"github.com/labstack/echo", "github.com/a-h/templ", "github.com/andybalholm/brotli",
		"github.com/maypok86/otter", "github.com/prometheus/client_golang", "golang.org/x/text"}
)

// house says which way the arrows point. A new package needs a row.
var house = map[string]room{
	"timeline":          {ours: []string{"timeline/edtf"}, deny: outside[:3], pure: true},
	"timeline/edtf":     {deny: outside[:3], pure: true},
	"timeline/datetext": {ours: []string{"timeline/edtf"}, others: []string{"golang.org/x/text"}, deny: outside},
	"timeline/layout":   {ours: []string{"timeline", "timeline/edtf"}, deny: outside},
	"timeline/layout/names": {
		others: []string{"golang.org/x/text"}, deny: outside,
	},
	"timeline/locale": {ours: []string{"timeline/edtf"}, others: []string{"golang.org/x/text"}, deny: outside},
	"timeline/locale/internal/cldrgen": {
		others: []string{"golang.org/x/text"},
	},
	"timeline/source": {ours: []string{"timeline"}, deny: outside},
	"timeline/document": {
		ours:   []string{"timeline", "timeline/edtf", "timeline/source"},
		others: []string{"github.com/go-json-experiment/json"},
		deny:   outside,
	},
	// The contract of formats, then a package a format: no format imports another.
	"timeline/codec": {
		ours:   []string{"timeline", "timeline/source", "timeline/chart", "timeline/edtf", "timeline/layout"},
		others: []string{"golang.org/x/text"},
		deny:   outside,
	},
	"timeline/codec/kronika":  {ours: forFormats, deny: outside},
	"timeline/codec/table":    {ours: forFormats[:2], others: []string{"golang.org/x/text"}, deny: outside},
	"timeline/codec/csv":      {ours: append([]string{"timeline/codec/table", "timeline/datetext", "timeline/richtext"}, forFormats...), others: []string{"github.com/xuri/excelize/v2", "golang.org/x/text"}, deny: outside},
	"timeline/codec/feed":     {ours: forFormats, deny: outside},
	"timeline/codec/ical":     {ours: append([]string{"timeline/richtext"}, forFormats...), others: []string{"github.com/teambition/rrule-go", "golang.org/x/text"}, deny: outside},
	"timeline/codec/markdown": {ours: forFormats, deny: outside},
	"timeline/codec/picture":  {ours: append([]string{"timeline/chart", "timeline/draw", "timeline/layout"}, forFormats...), deny: outside},
	// What formats of items have in common, and those formats.
	"timeline/codec/items":    {ours: append([]string{"timeline/datetext", "timeline/richtext"}, forFormats...), deny: outside},
	"timeline/codec/vis":      {ours: append([]string{"timeline/codec/items"}, forFormats...), deny: outside},
	"timeline/codec/chrono":   {ours: append([]string{"timeline/codec/items"}, forFormats...), deny: outside},
	"timeline/codec/wikidata": {ours: append([]string{"timeline/codec/items"}, forFormats...), deny: outside},
	"timeline/codec/simile":   {ours: append([]string{"timeline/codec/items"}, forFormats...), others: []string{"golang.org/x/net/html"}, deny: outside},
	"timeline/codec/markwhen": {ours: append([]string{"timeline/datetext"}, forFormats...), deny: outside},
	"timeline/codec/timelinejs": {
		ours:   append([]string{"timeline/codec/table", "timeline/richtext"}, forFormats...),
		others: []string{"golang.org/x/net/html"},
		deny:   outside,
	},
	"timeline/codec/formats": {
		ours: append([]string{"timeline/codec/kronika", "timeline/codec/csv", "timeline/codec/feed", "timeline/codec/ical",
			"timeline/codec/markdown", "timeline/codec/markwhen", "timeline/codec/picture", "timeline/codec/timelinejs", "timeline/codec/simile", "timeline/codec/vis", "timeline/codec/chrono", "timeline/codec/wikidata", "timeline/codec/table"}, forFormats...),
		deny: outside,
	},
	// For tests alone.
	"timeline/codec/codectest": {ours: append([]string{"timeline/codec/kronika", "timeline/example"}, forFormats...), deny: outside},
	"timeline/chart": {
		ours:   []string{"timeline", "timeline/edtf", "timeline/layout", "timeline/locale"},
		others: []string{"github.com/lucasb-eyer/go-colorful"},
		deny:   outside,
	},
	// Use cases, for the command line and for web: no engine, no HTTP, no flags.
	"timeline/publish": {
		others: []string{"golang.org/x/text/encoding"},
		ours: []string{"timeline", "timeline/chart", "timeline/codec", "timeline/codec/formats", "timeline/document", "timeline/edtf",
			"timeline/layout", "timeline/locale", "timeline/richtext", "timeline/source", "timeline/store"},
		deny: outside,
	},
	"timeline/draw": {
		ours:   []string{"timeline", "timeline/chart", "timeline/edtf", "timeline/layout"},
		others: []string{"golang.org/x/text", "golang.org/x/image"},
		deny:   outside,
	},
	"timeline/richtext": {others: []string{"github.com/yuin/goldmark", "github.com/JohannesKaufmann/html-to-markdown", "golang.org/x/net/html"}, deny: outside},
	"timeline/store":    {ours: []string{"timeline", "timeline/edtf", "timeline/layout"}, others: []string{"golang.org/x/text"}, deny: outside},
	"timeline/sqlite": {
		ours:   []string{"timeline", "timeline/edtf", "timeline/layout", "timeline/store"},
		others: []string{"github.com/mattn/go-sqlite3"},
		deny:   []string{"net/http", "html/template"},
	},
	"timeline/example": {ours: []string{"timeline", "timeline/edtf"}, deny: outside},
	// templ itself imports net/http, so what is denied to components is denied
	// to what they import themselves.
	"components": {
		ours:   []string{"timeline/locale", "timeline/richtext", "static"},
		others: []string{"github.com/a-h/templ"},
		deny:   outside,
	},
	"static": {others: []string{"github.com/andybalholm/brotli", "github.com/tdewolff/minify"}, deny: []string{"database/sql", "html/template"}},
	// What feature packages share, then a package a feature: no feature imports
	// another, but page and widget may have charts drawn.
	"web/address":    {ours: []string{"timeline/locale", "timeline/store"}, others: webModules, deny: outside[1:3]},
	"web/query":      {ours: append([]string{"timeline/datetext"}, webShared[:10]...), others: webModules, deny: outside[1:3]},
	"web/reply":      {ours: append([]string{"web/query"}, webShared[:8]...), others: webModules, deny: outside[1:3]},
	"web/view":       {ours: append([]string{"timeline/datetext", "web/address", "web/query"}, webShared...), others: webModules, deny: outside[1:3]},
	"web/chart":      {ours: append([]string{"timeline/layout/names"}, append(webParts[:4:4], webShared...)...), others: webModules, deny: outside[1:3]},
	"web/page":       {ours: append(webParts[:5:5], webShared...), others: webModules, deny: outside[1:3]},
	"web/widget":     {ours: append(webParts[:5:5], webShared...), others: webModules, deny: outside[1:3]},
	"web/guide":      {ours: append(webParts[:4:4], webShared...), others: webModules, deny: outside[1:3]},
	"web/export":     {ours: append(webParts[:4:4], webShared...), others: webModules, deny: outside[1:3]},
	"web/importing":  {ours: append(webParts[:5:5], webShared...), others: webModules, deny: outside[1:3]},
	"web/api":        {ours: append(webParts[:4:4], webShared...), others: webModules, deny: outside[1:3]},
	"web":            {ours: append(webParts, webShared...), others: webModules, deny: outside[1:3]},
	"timeline/fetch": {deny: append([]string{"os"}, outside[1:]...)},
	"cmd/kronika": {
		ours: []string{"timeline/fetch", "timeline", "timeline/source", "timeline/locale", "timeline/codec", "timeline/codec/formats", "timeline/store", "timeline/sqlite",
			"timeline/example", "timeline/publish", "web"},
		others: []string{"github.com/alecthomas/kong", "github.com/schollz/progressbar/v3", "golang.org/x/term"},
		deny:   []string{"database/sql", "html/template"},
	},
}

const module = "kronika"

// A listed package is what go list says of one.
type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Deps       []string
}

// listPackages asks the toolchain for our packages and all they import.
func listPackages(t *testing.T) map[string]listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Standard,Imports,Deps", "./...")
	cmd.Dir = root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	packages := map[string]listed{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages[p.ImportPath] = p
	}
}

// root is where go.mod is.
const root = "../.."

func TestArrowsOfTheHouse(t *testing.T) {
	packages := listPackages(t)
	seen := 0
	for path, p := range packages {
		name, ours := strings.CutPrefix(path, module+"/")
		if !ours {
			continue
		}
		seen++
		r, known := house[name]
		if !known {
			t.Errorf("%s is a new room: say in house what it may import", name)
			continue
		}
		for _, path := range p.Imports {
			if !r.mayImport(path, packages[path].Standard) {
				t.Errorf("%s may not import %s", name, path)
			}
		}
		for _, path := range p.Deps {
			if r.pure && (!packages[path].Standard && !strings.HasPrefix(path, module+"/") || slices.Contains(r.deny, path)) {
				t.Errorf("%s may not come to import %s", name, path)
			}
		}
	}
	if seen != len(house) {
		t.Errorf("found %d rooms, the house has %d", seen, len(house))
	}
}

func (r room) mayImport(path string, standard bool) bool {
	if standard {
		return !slices.Contains(r.deny, path)
	}
	if name, ours := strings.CutPrefix(path, module+"/"); ours {
		return slices.Contains(r.ours, name)
	}
	return slices.ContainsFunc(r.others, func(prefix string) bool {
		return path == prefix || strings.HasPrefix(path, prefix+"/")
	})
}

// Markup that is sent as it is comes from package richtext, and is put into a
// page in the one form that shows so.
func TestTrustedHTMLComesFromRichtext(t *testing.T) {
	suspect := regexp.MustCompile(`template\.(HTML|JS|CSS|URL)\b|richtext\.HTML\(|templ\.Raw\([^\n]*`)
	allowed := regexp.MustCompile(`^templ\.Raw\(string\([\w.]*HTML\)\)`)
	files := 0
	eachSource(t, func(path string, text []byte) {
		files++
		if strings.Contains(path, "/timeline/richtext/") || strings.HasSuffix(path, "_templ.go") || strings.HasSuffix(path, "_test.go") {
			return
		}
		for _, found := range suspect.FindAllString(string(text), -1) {
			if !allowed.MatchString(found) {
				t.Errorf("%s: %s", path, found)
			}
		}
	})
	if files < 50 {
		t.Errorf("looked at %d files only", files)
	}
}

// eachSource visits the Go and templ files of the tree.
func eachSource(t *testing.T, visit func(path string, text []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" && filepath.Ext(path) != ".templ" {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil {
			visit(filepath.ToSlash(path), text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Only the program knows its commands and flags: other packages return typed
// errors, and get texts that name a command in their configuration.
func TestNoFlagOrCommandIsNamedOutsideCmd(t *testing.T) {
	parser, err := (&Main{}).parser()
	if err != nil {
		t.Fatal(err)
	}
	var flags, commands []string
	for _, c := range parser.Model.Children {
		commands = append(commands, c.Name)
		for _, f := range c.Flags {
			flags = append(flags, f.Name)
		}
	}
	if len(flags) < 20 || len(commands) < 10 {
		t.Fatalf("the program has the flags %v and the commands %v", flags, commands)
	}
	named := regexp.MustCompile(`(^|[\s("'` + "`" + `])--?(` + strings.Join(flags, "|") + `)($|[\s=)"'` + "`" + `.,:;])|\bkronika (` + strings.Join(commands, "|") + `)\b`)
	literals := 0
	eachSource(t, func(path string, text []byte) {
		if strings.HasPrefix(path, root+"/cmd/") || strings.HasSuffix(path, "_test.go") || filepath.Ext(path) != ".go" {
			return
		}
		file, err := goparser.ParseFile(token.NewFileSet(), path, text, goparser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				literals++
				value, err := strconv.Unquote(l.Value)
				if found := named.FindString(value); found != "" || err != nil {
					t.Errorf("%s: %q names a flag or a command", path, found)
				}
			}
			return true
		})
	})
	if literals < 1000 {
		t.Errorf("looked at %d string literals only", literals)
	}
}

func TestTopLevelIsFixed(t *testing.T) {
	fixed := []string{"go.mod", "go.sum", "cmd", "web", "timeline", "components", "static", "README.md", "LICENSE"}
	out, err := exec.Command("git", "-C", root, "ls-files").Output()
	if err != nil {
		t.Skip("not a git checkout: only what is under version control counts")
	}
	for file := range strings.Lines(string(out)) {
		top, _, _ := strings.Cut(strings.TrimSpace(file), "/")
		if !strings.HasPrefix(top, ".") && !slices.Contains(fixed, top) {
			t.Errorf("%s does not belong at the top", top)
		}
	}
}

// Each line of go.mod has a reason in the README.
func TestEveryDependencyHasAReason(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+\.\S+/\S+) v\S+$`).FindAllStringSubmatch(string(mod), -1) {
		if !bytes.Contains(readme, []byte(m[1])) {
			t.Errorf("the README does not say why %s is needed", m[1])
		}
	}
}
