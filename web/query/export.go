package query

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"kronika/timeline/codec"
	"kronika/timeline/edtf"
	"kronika/timeline/publish"
)

// ReadExport reads the query parameters of an export: lang, scale, width and
// limit, each where the format has a use for it. Elsewhere they are ignored, like
// any unknown parameter.
func ReadExport(values url.Values, format codec.Format) (publish.Options, error) {
	o := publish.Options{Language: Parameter(values, "lang")}
	if format.Shows == codec.ShowsAll {
		return o, nil
	}
	var err error
	if o.Limit, err = ReadWhole(values, "limit", 1, publish.MaxEvents); err != nil {
		return o, err
	}
	if format.Shows == codec.ShowsNewest {
		return o, nil
	}
	if o.Width, err = ReadWhole(values, "width", publish.MinWidth, publish.MaxWidth); err != nil {
		return o, err
	}
	var v View
	if err := readScale(&v, values, edtf.Calendar{}); err != nil {
		return o, err
	}
	o.Scale = v.Scale
	return o, nil
}

// BadLanguage says that the language of an export cannot be what it is.
func BadLanguage(err error) error {
	if e, ok := errors.AsType[*publish.OptionError](err); ok {
		return Bad("lang", e.Value, "error.bad.language", e.Fault, e.Remedy)
	}
	return err
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
