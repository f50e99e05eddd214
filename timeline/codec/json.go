package codec

import (
	"io"
	"iter"

	"kronika/timeline"
)

// The Kronika document: one JSON object, its events a list inside it.
//
// The canonical text is fixed to the byte, so that a document can live in
// version control: members in the order of the tables in jsontables.go; each
// member of the head and of an event on a line of its own, indented by two
// spaces a level; groups, eras and sources one a line; whatever lies deeper on
// that line, with one space after each comma and colon; texts in the order of
// the timeline's languages; absent, empty and default values left out; a line
// end after the last brace.
func jsonFormat() Format {
	return Format{
		Name: "json", Title: "Kronika JSON", MediaType: "application/json", Extension: "json",
		Detect: detectJSON, Decode: decodeJSON, Encode: encodeJSON,
	}
}

// jsonReader reads a document.
type jsonReader struct {
	document documentReader
	scan     scanner
	head     *timeline.Timeline
	object   objectReader[timeline.Timeline]
	faults   timeline.Invalid
}

func decodeJSON(r io.Reader, opts DecodeOptions) (*Stream, error) {
	in, err := newWindow(r)
	if err != nil {
		return nil, err
	}
	d := &jsonReader{head: &timeline.Timeline{}, object: objectReader[timeline.Timeline]{members: headMembers}}
	d.document = documentReader{in: in, scan: &d.scan, member: d.headMember}
	if err := d.document.readHead(); err != nil {
		return nil, err
	}
	finishHead(d.head, &d.faults, d.object, opts)
	place := Place{unitEvents, -1}
	stream := &Stream{Head: d.head, Events: d.events(&place), Where: func() Place { return place }}
	if len(d.faults) > 0 {
		return stream, d.faults
	}
	return stream, nil
}

// finishHead sees to what the members of a head leave to be done.
func finishHead(head *timeline.Timeline, faults *timeline.Invalid, object objectReader[timeline.Timeline], opts DecodeOptions) {
	if object.seen&1 == 0 {
		*faults = append(*faults, timeline.Fault{Path: headMembers[0].name, Problem: "missing", Remedy: `write "kronika": 1, the version of the format`})
	}
	if opts.Slug != "" {
		head.Slug = opts.Slug
	}
	head.Expand()
}

func (d *jsonReader) headMember(name string, value frame) error {
	if d.document.hasEvents {
		d.object.seen |= 1 << d.object.find([]byte("events"))
	}
	d.scan.reset(value.data, Place{})
	d.object.read(&d.scan, []byte(name), d.head)
	d.scan.end()
	if d.scan.broken != nil {
		return d.scan.inputError(value.line, value.column)
	}
	d.faults = append(d.faults, d.scan.faults...)
	return nil
}

// events yields the events read ahead and then those that follow.
func (d *jsonReader) events(place *Place) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for {
			f, ok, err := d.document.nextEvent()
			if err != nil {
				yield(timeline.Event{}, err)
				return
			}
			if !ok {
				return
			}
			place.Number++
			e, faults := readEvent(&d.scan, f.data, *place, d.head)
			if d.scan.broken != nil {
				yield(e, d.scan.inputError(f.line, f.column))
				return
			}
			if !yield(e, faults) {
				return
			}
		}
	}
}

func encodeJSON(out io.Writer, s *Stream, _ EncodeOptions) (Report, error) {
	return encode(out, s.Head, s.Events)
}
