package query

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"kronika/timeline/codec"
	"kronika/timeline/edtf"
	"kronika/timeline/publish"
)

// ReadExport reads the query parameters of an export of a timeline: lang and those of
// the filter for every format, and bom, limit, scale and width where the format has a
// use for them. A parameter that is not among these is an error, so that no program
// takes a document for another than it is.
func ReadExport(values url.Values, format codec.Format, c edtf.Calendar) (publish.Options, error) {
	if err := checkKnown(values, exportOptions(format), "error.bad.export", "not an option of the format "+format.Name); err != nil {
		return publish.Options{}, err
	}
	o := publish.Options{Language: Parameter(values, "lang")}
	var v View
	for _, read := range []func(*View, url.Values, edtf.Calendar) error{readRange, readWords, readGroups, readScale} {
		if err := read(&v, values, c); err != nil {
			return o, err
		}
	}
	o.Filter, o.Scale = v.Filter(), v.Scale
	var err error
	if o.BOM, err = readBOM(Parameter(values, "bom")); err != nil {
		return o, err
	}
	if o.Limit, err = ReadWhole(values, "limit", 1, publish.MaxEvents); err != nil {
		return o, err
	}
	o.Width, err = ReadWhole(values, "width", publish.MinWidth, publish.MaxWidth)
	return o, err
}

// exportOptions lists the parameters that an export in a format may have, in order.
func exportOptions(format codec.Format) []string {
	known := []string{"from", "group", "lang", "q", "to"}
	if format.Table() {
		known = append(known, "bom")
	}
	switch format.Shows {
	case codec.ShowsNewest:
		known = append(known, "limit")
	case codec.ShowsFew:
		known = append(known, "limit", "scale", "width")
	}
	slices.Sort(known)
	return known
}

// readBOM reads whether a table begins with a byte order mark.
func readBOM(text string) (bool, error) {
	switch text {
	case "", "0":
		return false, nil
	case "1":
		return true, nil
	}
	return false, Bad("bom", text, "error.bad.choice", "not one of the choices", "write 0 or 1")
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
