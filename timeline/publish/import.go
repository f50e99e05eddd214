package publish

import (
	"context"
	"errors"
	"io"
	"iter"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/source"
	"kronika/timeline/store"
)

// A Document is something to read.
type Document struct {
	Reader io.Reader
	Format string // its name; empty or auto: recognised by its content
	codec.DecodeOptions
}

// An Imported says what an import did.
type Imported struct {
	store.ImportResult
	Slug   string
	Format codec.Format
	Notes  source.Report // what of the document is not shown as it stands there
	// Read and Good count the events that were read and those without a fault, also where
	// nothing was stored because of the others.
	Read, Good int64
}

// Import stores a document, whole or, when anything is wrong with it, not at all
// (see store.ImportOptions.Partial). The one error has every fault with its
// place in the document: when the head has some, those of the events are
// looked for too, so that a person can correct all of them at once.
func Import(ctx context.Context, kept store.Store, d Document, o store.ImportOptions) (Imported, error) {
	format, r, err := d.open()
	if err != nil {
		return Imported{}, err
	}
	stream, err := format.Decode(r, d.DecodeOptions)
	if err != nil {
		return Imported{}, everyFault(ctx, stream, err)
	}
	stream.DropControls()
	if where := stream.Where; where != nil {
		o.Number = func() int { return where().Number }
		o.Path = func(number int, member string) string {
			return source.Place{Unit: where().Unit, Number: number}.Path(member)
		}
	}
	done := Imported{Format: format}
	result, err := kept.Import(ctx, stream.Head, counted(stream.Events, &done), o)
	done.ImportResult, done.Slug = result, stream.Head.Slug
	if stream.Notes != nil {
		done.Notes = *stream.Notes
	}
	return done, err
}

// counted counts the events that pass.
func counted(events iter.Seq2[timeline.Event, error], done *Imported) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for e, err := range events {
			done.Read++
			if err == nil {
				done.Good++
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// everyFault reads the events when the head has faults.
func everyFault(ctx context.Context, stream *codec.Stream, err error) error {
	if _, isFault := errors.AsType[timeline.Invalid](err); !isFault || stream == nil {
		return err
	}
	faults, err := codec.CheckDecoded(ctx, stream, err)
	if err != nil {
		return err
	}
	return faults
}

// Check reads a document to its end and returns its format and every fault. The
// error is an *UnknownFormat, or that of the reader or the context.
func Check(ctx context.Context, d Document) (codec.Format, timeline.Invalid, error) {
	format, r, err := d.open()
	if faults, ok := source.Faults(err); ok {
		return format, faults, nil
	}
	if err != nil {
		return format, nil, err
	}
	faults, err := codec.Check(ctx, format, r, d.DecodeOptions)
	return format, faults, err
}

// open returns the document's format, and the reader to decode.
func (d Document) open() (codec.Format, io.Reader, error) {
	if d.Format == "" || d.Format == "auto" {
		return formats.Sniff(d.Reader)
	}
	f, err := formatNamed(d.Format, func(f codec.Format) bool { return f.Decode != nil }, "read")
	return f, d.Reader, err
}
