// Package static serves the style sheets, scripts and images of the pages.
//
// # The model
//
// Every file is part of the program. The address of a file holds one hash of
// them all, /static/<hash>/css/kronika.css, so an address always means the same
// bytes and may be kept for a year. Modules import each other by relative
// addresses and stay together without a bundler. An address with another hash
// comes from a page of another build; it leads to the file as it is now.
//
// Style sheets are written in parts, one for each thing that they style, and
// served in bundles, one for each kind of page; see bundles. Style sheets and
// scripts are minified.
//
// Each file is compressed once, when it is first asked for.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed css js img
var embedded embed.FS

// Path is the address of a file, such as css/kronika.css. A name that no file
// has is a mistake in the program.
func Path(name string) string {
	t := loaded()
	if _, ok := t.files[name]; !ok {
		panic("static: there is no file " + name)
	}
	return root + t.hash + "/" + name
}

// root is where the addresses begin.
const root = "/static/"

// A tree is all files by name, and their hash.
type tree struct {
	files map[string]*file
	hash  string
}

// loaded reads the embedded files once.
var loaded = sync.OnceValue(func() tree {
	t := tree{files: map[string]*file{}}
	contents := read(embedded)
	hash := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		t.files[name] = newFile(name, contents[name])
		fmt.Fprintf(hash, "%s\x00%d\x00", name, len(contents[name]))
		hash.Write(contents[name])
	}
	t.hash = base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:9])
	return t
})

// read returns what is served: the images as they are, the scripts minified, the
// style sheets minified in bundles.
func read(files fs.FS) map[string][]byte {
	contents := map[string][]byte{}
	parts := map[string][]byte{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.Contains(name, ".test.") {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if path.Ext(name) == ".css" {
			parts[path.Base(name)] = content
			return err
		}
		contents[name] = minified(name, content)
		return err
	})
	if err != nil {
		panic(err) // the files are embedded
	}
	for name, of := range bundles() {
		contents[name] = minified(name, bundle(of, parts))
	}
	return contents
}
