// Package kronika is Kronika's own format: as one JSON document, and as a line for
// each event.
package kronika

import (
	"io"
	"iter"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// JSON returns the format of the document: one JSON object, its events a list inside
// it. Package document describes its canonical text.
func JSON() codec.Format {
	return codec.Format{
		Name: "json", Title: "Kronika JSON", MediaType: "application/json", Extension: "json", Empty: true,
		Detect: detectJSON, Decode: decodeJSON, Encode: encodeJSON,
	}
}

// jsonReader reads a document.
type jsonReader struct {
	document document.Reader
	scan     document.Scanner
	head     *timeline.Timeline
	object   document.ObjectReader[timeline.Timeline]
	faults   timeline.Invalid
}

func decodeJSON(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	in, err := source.NewWindow(r)
	if err != nil {
		return nil, err
	}
	d := &jsonReader{head: &timeline.Timeline{}, object: document.ObjectReader[timeline.Timeline]{Members: document.HeadMembers}}
	d.document = document.Reader{In: in, Scan: &d.scan, Member: d.headMember}
	if err := d.document.ReadHead(); err != nil {
		return nil, err
	}
	finishHead(d.head, &d.faults, d.object, opts)
	place := source.Place{Unit: source.UnitEvents, Number: -1}
	stream := &codec.Stream{Head: d.head, Events: d.events(&place), Where: func() source.Place { return place }}
	if len(d.faults) > 0 {
		return stream, d.faults
	}
	return stream, nil
}

// finishHead sees to what the members of a head leave to be done.
func finishHead(head *timeline.Timeline, faults *timeline.Invalid, object document.ObjectReader[timeline.Timeline], opts codec.DecodeOptions) {
	if object.Seen&1 == 0 {
		*faults = append(*faults, timeline.Fault{Path: document.HeadMembers[0].Name, Problem: "missing", Remedy: `write "kronika": 1, the version of the format`})
	}
	if opts.Slug != "" {
		head.Slug = opts.Slug
	}
	head.Expand()
}

func (d *jsonReader) headMember(name string, value document.Frame) error {
	if d.document.HasEvents {
		d.object.Seen |= 1 << d.object.Find([]byte("events"))
	}
	d.scan.Reset(value.Data, source.Place{})
	d.object.Read(&d.scan, []byte(name), d.head)
	d.scan.End()
	if d.scan.Broken != nil {
		return d.scan.InputError(value.Line, value.Column)
	}
	d.faults = append(d.faults, d.scan.Faults...)
	return nil
}

// events yields the events read ahead and then those that follow.
func (d *jsonReader) events(place *source.Place) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for {
			f, ok, err := d.document.NextEvent()
			if err != nil {
				yield(timeline.Event{}, err)
				return
			}
			if !ok {
				return
			}
			place.Number++
			e, faults := document.DecodeEvent(&d.scan, f.Data, *place, d.head)
			if d.scan.Broken != nil {
				yield(e, d.scan.InputError(f.Line, f.Column))
				return
			}
			if !yield(e, faults) {
				return
			}
		}
	}
}

func encodeJSON(out io.Writer, s *codec.Stream, _ codec.EncodeOptions) (source.Report, error) {
	return document.Encode(out, s.Head, s.Events)
}
