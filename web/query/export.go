package query

import (
	"fmt"
	"net/url"
	"strconv"

	"kronika/timeline/codec"
	"kronika/timeline/edtf"
)

// The widths that a drawing may be asked for in, in CSS pixels.
const (
	minDrawing = 200
	maxDrawing = 4000
)

// ReadExport reads the query parameters of an export: lang, scale, width and
// limit, each where the format knows what to do with it. Elsewhere they are
// ignored, like any parameter that is not known.
func ReadExport(values url.Values, format codec.Format) (Export, error) {
	o := Export{Language: Parameter(values, "lang")}
	if format.Shows == codec.ShowsAll {
		return o, nil
	}
	var err error
	if o.Limit, err = ReadWhole(values, "limit", 1, MaxShowEvents); err != nil {
		return o, err
	}
	if format.Shows == codec.ShowsNewest {
		return o, nil
	}
	if o.Width, err = ReadWhole(values, "width", minDrawing, maxDrawing); err != nil {
		return o, err
	}
	var v View
	if err := readScale(&v, values, edtf.Calendar{}); err != nil {
		return o, err
	}
	o.Scale = v.Scale
	return o, nil
}

// CheckExport tells what is wrong with options, whatever the timeline. It is for
// those who do not read them from an address.
func CheckExport(o Export) error {
	switch {
	case o.Scale != "" && o.Scale != ScaleElastic && o.Scale != ScaleLinear:
		return fmt.Errorf("-scale: %q is not a scale; write elastic or linear", o.Scale)
	case o.Width != 0 && (o.Width < minDrawing || o.Width > maxDrawing):
		return fmt.Errorf("-width: %d is out of range; write %d to %d", o.Width, minDrawing, maxDrawing)
	case o.Limit < 0 || o.Limit > MaxShowEvents:
		return fmt.Errorf("-limit: %d is out of range; write 1 to %d", o.Limit, MaxShowEvents)
	}
	return nil
}

// ReadWhole reads a parameter that is a whole number within bounds; 0 when it is
// not given.
func ReadWhole(values url.Values, name string, least, most int) (int, error) {
	text := Parameter(values, name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, Bad(name, text, "error.bad.number", "not a number that fits here", fmt.Sprintf("write a whole number from %d to %d", least, most))
	}
	return n, nil
}

// Export say how a timeline is written for somebody. The zero value is
// right wherever nobody chooses.
type Export struct {
	BaseURL  string // where it is published; empty: documents have no addresses
	Language string // of documents in one language; empty: the timeline's first
	Scale    string // of drawings; empty: the format's own
	Width    int    // of drawings, in CSS pixels; 0: the format's own
	Limit    int    // how many events a feed or drawing shows; 0: the format's own
}

// What a feed and a drawing show when nobody chooses.
const (
	FeedEvents    = 100
	DrawnEvents   = 2000
	MaxShowEvents = 2000
)
