package query

import (
	"errors"
	"maps"
	"net/url"
	"time"

	"kronika/timeline/datetext"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// Words are how a reader writes dates: the languages of the page, the likeliest first,
// and the day from which "yesterday" counts.
type Words struct {
	Languages []string
	Today     datetext.Day
}

// WordsIn are those of people with these languages, of which some may have no lexicon, at
// a moment of their clocks.
func WordsIn(languages []string, now time.Time) Words {
	year, month, day := now.Date()
	return Words{Languages: datetext.Known(languages...), Today: datetext.Day{Year: int64(year), Month: int(month), Day: day}}
}

// ReadPage reads a page's query parameters as a person has typed them. The bounds of a
// range may be dates in words. What is not understood is left out and returned with what
// is wrong with it: the page is shown all the same.
func ReadPage(values url.Values, c edtf.Calendar, words Words) (View, []*Error) {
	values = maps.Clone(values)
	typed := map[string]string{}
	var misread []*Error
	for _, name := range []string{"from", "to"} {
		text := Parameter(values, name)
		date, bad := words.read(name, text)
		if bad != nil {
			misread = append(misread, bad)
			values.Del(name)
		} else if date != text {
			typed[name] = text
			values[name] = []string{date}
		}
	}
	story, bad := readStory(values)
	if bad != nil {
		misread = append(misread, bad)
	}
	for {
		v, err := Read(values, c)
		bad, ok := errors.AsType[*Error](err)
		if !ok {
			v.Story, v.TypedFrom, v.TypedTo = story, typed["from"], typed["to"]
			return v, misread
		}
		misread = append(misread, bad)
		leaveOut(values, bad.Fault.Path)
	}
}

// ViewStory asks for the page as a story.
const ViewStory = "story"

// readStory reads how the page is to be shown.
func readStory(values url.Values) (story bool, bad *Error) {
	text, err := readChoice(values, "view", "error.bad.view", ViewStory)
	bad, _ = errors.AsType[*Error](err)
	return text == ViewStory, bad
}

// leaveOut takes a parameter out, with those that mean nothing without it. Of one that is
// not there nothing would change: then none is left.
func leaveOut(values url.Values, name string) {
	switch {
	case !values.Has(name):
		clear(values)
	case name == "at" || name == "z":
		values.Del("at")
		values.Del("z")
	default:
		values.Del(name)
	}
}

// Then returns a view of the events at a date that somebody wrote. Where the text is no
// date, it returns nil and what is wrong with the text.
func (v View) Then(text string, c edtf.Calendar, words Words) (*View, *Error) {
	date, bad := words.read("go", text)
	if bad != nil {
		return nil, bad
	}
	d, err := edtf.Parse(date)
	span := layout.Between(d, d, c)
	if err != nil || span.Empty() {
		return nil, nil
	}
	return &View{From: date, To: date, TypedFrom: text, Span: span, Groups: v.Groups, Scale: v.Scale, Rows: v.Rows, Page: 1, More: 1, Legend: 1}, nil
}

// read returns a date as EDTF.
func (w Words) read(name, text string) (string, *Error) {
	if text == "" {
		return "", nil
	}
	if d, err := edtf.Parse(text); err == nil {
		return d.String(), nil
	}
	r, err := datetext.Read(text, datetext.Options{Languages: w.Languages, Reference: w.Today})
	if err != nil || r.Undated {
		return "", Bad(name, text, "error.bad.date", "not a date", dateRemedy)
	}
	if len(r.Others) > 0 {
		return "", Bad(name, text, "error.bad.twodates", "two dates are possible", "write "+r.Date.String()+" or "+r.Others[0].Date.String())
	}
	return r.Date.String(), nil
}
