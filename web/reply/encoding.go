package reply

import (
	"bytes"
	"compress/gzip"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// Encodings of an answer, in the order in which the server prefers them.
const (
	encodingBrotli   = "br"
	encodingGzip     = "gzip"
	EncodingIdentity = ""
)

// compressFrom is the size from which compressing is worth its header bytes.
const compressFrom = 512

// A Body is what an answer says, with its compressed forms. Each is made when
// first asked for and then kept.
type Body struct {
	Plain  []byte
	brotli func() []byte
	gzip   func() []byte
}

// newBody wraps bytes that will be sent often and so are worth compressing well.
// Brotli's best would save another tenth, but takes a hundred times as long:
// whoever asks first would wait for a fifth of a second.
func newBody(plain []byte) *Body { return bodyWith(thoroughBrotli, plain) }

// QuickBody wraps bytes that may be sent only once.
func QuickBody(plain []byte) *Body { return bodyWith(quickBrotli, plain) }

func bodyWith(shelf compressorShelf, plain []byte) *Body {
	return &Body{
		Plain:  plain,
		brotli: sync.OnceValue(func() []byte { return compress(shelf, plain) }),
		gzip:   sync.OnceValue(func() []byte { return compress(anyGzip, plain) }),
	}
}

// as returns the body in the encoding.
func (b *Body) as(encoding string) []byte {
	switch encoding {
	case encodingBrotli:
		return b.brotli()
	case encodingGzip:
		return b.gzip()
	}
	return b.Plain
}

// A compressor is a writer that can be used again; it remembers nothing of what
// it has written.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// A compressorShelf keeps used compressors, for making one costs more than most
// answers do. A sync.Pool would lose them at every garbage collection, just when
// answers are slow as it is.
type compressorShelf struct {
	kept  chan compressor
	build func() compressor
}

func newShelf(size int, build func() compressor) compressorShelf {
	return compressorShelf{kept: make(chan compressor, size), build: build}
}

var (
	thoroughBrotli = newShelf(1, func() compressor { return brotli.NewWriterLevel(nil, 6) })
	quickBrotli    = newShelf(8, func() compressor { return brotli.NewWriterV2(nil, 3) })
	anyGzip        = newShelf(8, func() compressor { return gzip.NewWriter(nil) })
)

func compress(shelf compressorShelf, plain []byte) []byte {
	var w compressor
	select {
	case w = <-shelf.kept:
	default:
		w = shelf.build()
	}
	out := bytes.NewBuffer(make([]byte, 0, len(plain)/4+64))
	w.Reset(out)
	mustWrite(w.Write(plain))
	mustWrite(0, w.Close())
	select {
	case shelf.kept <- w:
	default:
	}
	return out.Bytes()
}

// mustWrite checks writes into memory, which cannot fail.
func mustWrite(_ int, err error) {
	if err != nil {
		panic(err)
	}
}

// chooseEncoding picks the encoding that an Accept-Encoding header allows and
// the server prefers. RFC 9110, section 12.5.3.
func chooseEncoding(accept string) string {
	weights := map[string]float64{}
	for part := range strings.SplitSeq(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		weights[strings.ToLower(strings.TrimSpace(name))] = quality(params)
	}
	best, bestWeight := EncodingIdentity, 0.0
	for _, name := range []string{encodingBrotli, encodingGzip} {
		weight, named := weights[name]
		if !named {
			weight = weights["*"]
		}
		if weight > bestWeight {
			best, bestWeight = name, weight
		}
	}
	return best
}

// quality reads the q parameter of an element of an Accept header; 1 when there
// is none, 0 when it cannot be read.
func quality(params string) float64 {
	for param := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(param), "=")
		if strings.EqualFold(strings.TrimSpace(name), "q") {
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil || q < 0 || q > 1 {
				return 0
			}
			return q
		}
	}
	return 1
}
