package publish

import (
	"fmt"
	"strings"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/source"
)

// An UnknownFormat is a format that there is not, or that cannot be read or
// written as is asked of it.
type UnknownFormat struct {
	Name  string
	Verb  string   // "read" or "written": what it cannot be, although it exists; else empty
	Names []string // of the formats that can be used instead
}

func (e *UnknownFormat) Error() string {
	if e.Verb != "" {
		return fmt.Sprintf("the format %s cannot be %s; %s", e.Name, e.Verb, e.Remedy())
	}
	if near := source.Nearest(e.Name, e.Names); near != "" {
		return fmt.Sprintf("there is no format %q; did you mean %s?", e.Name, near)
	}
	return fmt.Sprintf("there is no format %q; %s", e.Name, e.Remedy())
}

// Remedy says which formats to name.
func (e *UnknownFormat) Remedy() string { return "write one of " + strings.Join(e.Names, ", ") }

// FormatToWrite returns the format to write: the one named, or, when that is
// empty or auto, the one whose extension the name of the file ends with. The
// longest counts, since a.feed.json is not json; ok is false when there is none.
func FormatToWrite(name, file string) (format codec.Format, ok bool, err error) {
	writes := func(f codec.Format) bool { return f.Encode != nil }
	if name != "" && name != "auto" {
		f, err := formatNamed(name, writes, "written")
		return f, true, err
	}
	for _, f := range formats.All() {
		if writes(f) && strings.HasSuffix(file, "."+f.Extension) && len(f.Extension) > len(format.Extension) {
			format = f
		}
	}
	return format, format.Name != "", nil
}

func formatNamed(name string, usable func(codec.Format) bool, verb string) (codec.Format, error) {
	var names []string
	for _, f := range formats.All() {
		if !usable(f) {
			continue
		}
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	if _, known := formats.ByName(name); !known {
		verb = ""
	}
	return codec.Format{}, &UnknownFormat{name, verb, names}
}
