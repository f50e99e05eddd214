package formats

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

func TestACutOffInputIsRefusedOrShorter(t *testing.T) {
	each(t, isReadAndWritten, func(t *testing.T, f codec.Format) {
		tl := codectest.Example(t)
		whole, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{})
		for cut := 0; cut < len(whole)-1; cut += 1 + len(whole)/700 {
			got, err := codec.ReadAll(f, strings.NewReader(whole[:cut]), optionsFor(tl))
			if _, named := source.Faults(err); err != nil && !named {
				t.Fatalf("cut after %d bytes: %v is no named error", cut, err)
			}
			if err == nil && len(got.Events) > len(tl.Events) {
				t.Fatalf("cut after %d bytes, it has %d events", cut, len(got.Events))
			}
			isOne := strings.HasSuffix(f.Name, "json") && f.Name != "ndjson"
			if isOne && !errors.Is(err, source.ErrTruncated) && !errors.Is(err, source.ErrEmpty) {
				t.Fatalf("cut after %d bytes: got %v, want ErrTruncated", cut, err)
			}
		}
	})
}

// A counter counts what is read through it.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

func TestOneEndlessUnitIsRefused(t *testing.T) {
	each(t, isTextReadAndWritten, func(t *testing.T, f codec.Format) {
		tl := codectest.Example(t)
		whole, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{})
		title, _ := tl.Events[3].Title.In("")
		at := strings.Index(whole, title)
		if at < 0 {
			t.Fatalf("the title %q is not in the export", title)
		}
		in := &counter{Reader: io.MultiReader(strings.NewReader(whole[:at]), io.LimitReader(codectest.Repeat('x'), 1<<30))}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := codec.ReadAll(f, in, optionsFor(tl))
		runtime.ReadMemStats(&after)
		if !errors.Is(err, source.ErrTooLarge) {
			t.Errorf("got %v, want ErrTooLarge", err)
		}
		if in.n > 4*source.MaxUnit {
			t.Errorf("read %d MB before it was refused", in.n>>20)
		}
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 16*source.MaxUnit {
			t.Errorf("took %d MB to find out", grown>>20)
		}
	})
}

func TestBytesThatAreNotUTF8AreNamed(t *testing.T) {
	each(t, isTextReadAndWritten, func(t *testing.T, f codec.Format) {
		tl := &timeline.Timeline{Slug: "s", Languages: []string{"en"}, Title: codectest.Text("en", "T"), Events: []timeline.Event{
			{ID: "good", Date: edtf.MustParse("1999"), Title: codectest.Text("en", "Good"), Importance: 50},
			{ID: "bad", Date: edtf.MustParse("2000"), Title: codectest.Text("en", "MARK"), Importance: 50}}}
		whole, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{})
		_, err := codec.ReadAll(f, strings.NewReader(strings.ReplaceAll(whole, "MARK", "MA\xffRK")), optionsFor(tl))
		faults, named := source.Faults(err)
		if !named || !strings.Contains(faults.Error(), "UTF-8") {
			t.Errorf("got %v, want an error that speaks of UTF-8", err)
		}
	})
}
