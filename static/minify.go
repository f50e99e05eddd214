package static

import (
	"path"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// minified returns a style sheet or a script without what it holds for its
// authors only; other files as they are.
func minified(name string, content []byte) []byte {
	m := minify.New()
	m.Add(".css", &css.Minifier{})
	m.Add(".js", &js.Minifier{})
	short, err := m.Bytes(path.Ext(name), content)
	switch err {
	case nil:
		return short
	case minify.ErrNotExist:
		return content
	}
	panic("static: " + name + ": " + err.Error()) // the files are embedded
}
