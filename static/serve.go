package static

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// A file is what an address answers with.
type file struct {
	mediaType string
	plain     []byte
	brotli    func() []byte
	gzip      func() []byte
}

// mediaTypes returns those of all embedded files. It does not use the operating
// system's table, which differs from machine to machine.
func mediaTypes() map[string]string {
	return map[string]string{
		".css": "text/css; charset=utf-8",
		".js":  "text/javascript; charset=utf-8",
		".svg": "image/svg+xml",
		".png": "image/png",
		".ico": "image/x-icon",
	}
}

func newFile(name string, plain []byte) *file {
	mediaType, ok := mediaTypes()[path.Ext(name)]
	if !ok {
		panic("static: no media type is known for " + name)
	}
	return &file{
		mediaType: mediaType,
		plain:     plain,
		brotli: sync.OnceValue(func() []byte {
			var b bytes.Buffer
			w := brotli.NewWriterLevel(&b, brotli.BestCompression)
			_, _ = w.Write(plain) // into memory, which cannot fail
			_ = w.Close()
			return b.Bytes()
		}),
		gzip: sync.OnceValue(func() []byte {
			var b bytes.Buffer
			w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one there is
			_, _ = w.Write(plain)
			_ = w.Close()
			return b.Bytes()
		}),
	}
}

// Handler serves everything below /static/.
func Handler() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, r *http.Request) {
	hash, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, root), "/")
	t := loaded()
	// The widget's scripts run in pages of other sites, as modules, which
	// browsers only load with this leave.
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	f, ok := t.files[name]
	if !ok {
		w.Header().Set("Cache-Control", "no-cache")
		http.Error(w, "There is no such file.", http.StatusNotFound)
		return
	}
	if hash != t.hash {
		w.Header().Set("Cache-Control", "no-cache")
		http.Redirect(w, r, Path(name), http.StatusFound)
		return
	}
	f.send(w, r, t.hash)
}

// send answers with the file in the encoding that suits the client. The address
// has the right hash, so the answer may be kept for ever.
func (f *file) send(w http.ResponseWriter, r *http.Request, hash string) {
	content, encoding := f.as(r.Header.Get("Accept-Encoding"))
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", `"`+hash+encoding+`"`)
	if strings.Contains(r.Header.Get("If-None-Match"), hash+encoding) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", f.mediaType)
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // fails only when the reader went away
	}
}

// as returns the shortest form that the client takes.
func (f *file) as(accept string) (content []byte, encoding string) {
	content = f.plain
	for _, form := range []struct {
		name string
		of   func() []byte
	}{{"br", f.brotli}, {"gzip", f.gzip}} {
		if takes(accept, form.name) && len(form.of()) < len(content) {
			return form.of(), form.name
		}
	}
	return content, ""
}

// takes reports whether an Accept-Encoding header names an encoding and does not
// refuse it.
func takes(accept, encoding string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), encoding) {
			continue
		}
		_, weight, weighted := strings.Cut(params, "q=")
		q, err := strconv.ParseFloat(strings.TrimSpace(weight), 64)
		return !weighted || err == nil && q > 0
	}
	return false
}
