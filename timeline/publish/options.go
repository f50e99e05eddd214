package publish

import (
	"fmt"
	"slices"
	"strconv"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/locale"
)

// Options say how a timeline is exported. The zero value is the default.
type Options struct {
	BaseURL  string // where it is published; empty: documents have no addresses
	Language string // of documents in one language; empty: the timeline's first
	Scale    string // of drawings, elastic or linear; empty: the format's own
	Width    int    // of drawings, in CSS pixels; 0: the format's own
	Limit    int    // how many events a feed or drawing shows; 0: the format's own
	Site     string // the name of the site; empty: that of the program
	BOM      bool   // a table begins with U+FEFF, by which spreadsheet programs know UTF-8
	Filter   Filter // which events the document has; the zero value chooses all
}

// The bounds of options, and how many events a feed and a drawing show by
// default.
const (
	MinWidth  = 200
	MaxWidth  = 4000
	MaxEvents = 2000

	feedEvents  = 100
	drawnEvents = 2000
)

// An OptionError is an option with a value that it cannot have.
type OptionError struct {
	Option string // the name of the option in small letters
	Value  string
	Fault  string // what is wrong: "not a scale"
	Remedy string // what to write instead
}

func (e *OptionError) Error() string {
	return fmt.Sprintf("%s: %q is %s; %s", e.Option, e.Value, e.Fault, e.Remedy)
}

// Check returns an *OptionError for an option that is wrong for every timeline.
func (o Options) Check() error {
	switch {
	case o.Scale != "" && o.Scale != "elastic" && o.Scale != "linear":
		return &OptionError{"scale", o.Scale, "not a scale", "write elastic or linear"}
	case o.Width != 0 && (o.Width < MinWidth || o.Width > MaxWidth):
		return outOfRange("width", o.Width, MinWidth, MaxWidth)
	case o.Limit < 0 || o.Limit > MaxEvents:
		return outOfRange("limit", o.Limit, 1, MaxEvents)
	}
	return o.Filter.Check()
}

func outOfRange(option string, value, least, most int) error {
	return &OptionError{option, strconv.Itoa(value), "out of range", fmt.Sprintf("write %d to %d", least, most)}
}

// CheckLanguage returns an *OptionError unless the language is one that pages
// are in or, for documents without addresses of pages, one of the timeline's.
func (o Options) CheckLanguage(head *timeline.Timeline) error {
	if o.Language == "" || locale.For(o.Language) != nil ||
		o.BaseURL == "" && slices.Contains(head.Languages, o.Language) {
		return nil
	}
	var known []string
	for _, l := range locale.Locales() {
		known = append(known, l.Tag)
	}
	return &OptionError{"language", o.Language, "not a language that is spoken here", fmt.Sprintf("write one of %v", known)}
}

// limit returns how many events a document shows, 0 where it has all of them.
func (o Options) limit(format codec.Format) int {
	switch {
	case format.Shows == codec.ShowsAll:
		return 0
	case o.Limit > 0:
		return min(o.Limit, MaxEvents)
	case format.Shows == codec.ShowsNewest:
		return feedEvents
	}
	return drawnEvents
}
