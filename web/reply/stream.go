package reply

import (
	"bufio"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/labstack/echo/v4"
)

// StreamBuffer is how much of a streamed answer is gathered before the first
// byte leaves: what goes wrong until then is answered as any other error.
const StreamBuffer = 32 << 10

// SendStream answers with what write writes, compressed on its way as the client
// likes it, or with 304 when the client has it already. The answer may be of any
// size. One that breaks off halfway breaks the connection, so that nobody takes
// it for whole.
func SendStream(c echo.Context, r Answer, write func(context.Context, io.Writer) error) error {
	encoding := EncodingIdentity
	if Compressible(r.MediaType) {
		encoding = chooseEncoding(c.Request().Header.Get("Accept-Encoding"))
	}
	if Describe(c, r, encoding) {
		return c.NoContent(http.StatusNotModified)
	}
	h := c.Response().Header()
	h.Set("Content-Type", r.MediaType)
	if encoding != EncodingIdentity {
		h.Set("Content-Encoding", encoding)
	}
	if c.Request().Method == http.MethodHead {
		c.Response().WriteHeader(http.StatusOK)
		return nil
	}
	out := bufio.NewWriterSize(patient(c.Response()), StreamBuffer)
	packed := packer(out, encoding)
	if err := write(c.Request().Context(), packed); err != nil {
		return err
	}
	if err := packed.Close(); err != nil {
		return err
	}
	return out.Flush()
}

// Compressible reports whether a medium is text; pictures and workbooks are compressed
// already.
func Compressible(mediaType string) bool {
	if strings.Contains(mediaType, "openxmlformats") {
		return false
	}
	for _, kind := range []string{"text/", "json", "xml", "yaml"} {
		if strings.Contains(mediaType, kind) {
			return true
		}
	}
	return false
}

// streamWindow is the window of brotli for streams, as a power of two. One of 64 kB
// takes 40 MB less than the usual 4 MB, and packs events as small.
const streamWindow = 16

// packer compresses quickly: the bytes are sent once.
func packer(w io.Writer, encoding string) io.WriteCloser {
	switch encoding {
	case encodingBrotli:
		return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: 2, LGWin: streamWindow})
	case encodingGzip:
		packed, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
		mustWrite(0, err)
		return packed
	}
	return unpacked{w}
}

// unpacked has nothing to close.
type unpacked struct{ io.Writer }

func (unpacked) Close() error { return nil }
