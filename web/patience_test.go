package web

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/web/reply"
)

// A server with deadlines far shorter than the exchange: what the program has
// in minutes and hours.
const (
	serverTimeout = 50 * time.Millisecond
	exchangeTime  = 8 * serverTimeout
)

func impatientServer(t *testing.T, method, path string, handle echo.HandlerFunc) (url string) {
	t.Helper()
	s := &Server{}
	e := echo.New()
	e.HTTPErrorHandler = func(err error, c echo.Context) { s.answerError(c, err) }
	e.Add(method, path, handle)
	server := httptest.NewUnstartedServer(e)
	server.Config.ReadTimeout, server.Config.WriteTimeout = serverTimeout, serverTimeout
	server.Start()
	t.Cleanup(server.Close)
	return server.URL + path
}

func TestExportOutlastsTheTimeoutsOfTheServer(t *testing.T) {
	url := impatientServer(t, "GET", "/x.json", func(c echo.Context) error {
		return reply.SendStream(c, reply.Answer{MediaType: reply.MediaJSON}, func(ctx context.Context, w io.Writer) error {
			for range 4 {
				select {
				case <-ctx.Done():
					return context.Cause(ctx)
				case <-time.After(exchangeTime / 4):
				}
				if _, err := w.Write(make([]byte, 2*reply.StreamBuffer)); err != nil {
					return err
				}
			}
			return nil
		})
	})
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if n, err := io.Copy(io.Discard, resp.Body); err != nil || n != 8*reply.StreamBuffer {
		t.Errorf("%d bytes, %v; want %d", n, err, 8*reply.StreamBuffer)
	}
}

func TestImportOutlastsTheTimeoutsOfTheServer(t *testing.T) {
	url := impatientServer(t, "PUT", "/x", func(c echo.Context) error {
		body, done := reply.PatientExchange(c)
		defer done()
		text, err := io.ReadAll(body)
		if err != nil {
			return err
		}
		select { // the work that follows
		case <-c.Request().Context().Done():
			return context.Cause(c.Request().Context())
		case <-time.After(exchangeTime / 2):
		}
		return c.String(http.StatusOK, string(text))
	})
	read, write := io.Pipe()
	go func() {
		for range 2 {
			io.WriteString(write, strings.Repeat("x", 1000))
			time.Sleep(exchangeTime / 4)
		}
		write.Close()
	}()
	req, err := http.NewRequestWithContext(t.Context(), "PUT", url, read)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil || len(text) != 2000 || resp.StatusCode != 200 {
		t.Errorf("%d with %d bytes, %v", resp.StatusCode, len(text), err)
	}
}
