package publish

import (
	"context"
	"errors"
	"io"
	"iter"

	"golang.org/x/text/encoding/htmlindex"

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
	result, err := kept.Import(ctx, stream.Head, done.count(stream, o.Partial), o)
	if errors.Is(err, ErrNoEvent) {
		none, _ := source.Faults(err)
		err = errors.Join(append(done.Faults, none...), ErrNoEvent)
	}
	done.ImportResult, done.Slug = result, stream.Head.Slug
	if stream.Notes != nil {
		done.Notes = *stream.Notes
	}
	return done, err
}

// count counts the events that pass. Behind the last one it fails when none of them can be
// read, so that no timeline is stored that holds nothing of its document.
func (done *Imported) count(stream *codec.Stream, partial bool) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		sound := false
		for e, err := range stream.Events {
			done.Read++
			if err == nil {
				done.Good++
			}
			if partial && !sound {
				sound = done.sound(stream, &e, err)
			}
			if !yield(e, err) {
				return
			}
		}
		none := done.Read == 0 && !done.Format.Empty && len(stream.Head.CheckHead()) == 0
		if none || partial && !sound && done.Read > 0 {
			yield(timeline.Event{}, &source.InputError{Kind: ErrNoEvent, Remedy: "look at its dates, or say what its columns hold"})
		}
	}
}

// sound reports whether an event can be stored, and keeps what is wrong with it, which
// has to be said if none can.
func (done *Imported) sound(stream *codec.Stream, e *timeline.Event, err error) bool {
	faults, _ := source.Faults(err)
	if err == nil {
		faults = stream.Head.CheckEvent("", e)
		if stream.Where != nil {
			faults = stream.Where().At(faults)
		}
	}
	done.Faults = append(done.Faults, faults...)
	done.Faults = done.Faults[:min(len(done.Faults), keptFaults)]
	return len(faults) == 0 && err == nil
}

// keptFaults bounds how many faults are kept of a document of which nothing can be read.
const keptFaults = 1000

// ErrNoEvent says that not one event of a document can be read.
var ErrNoEvent = errors.New("there is no event in it that can be read")

// everyFault reads the events when the head has faults.
func everyFault(ctx context.Context, stream *codec.Stream, err error) error {
	if _, isFault := errors.AsType[timeline.Invalid](err); !isFault || stream == nil {
		return err
	}
	faults, err := codec.CheckDecoded(ctx, stream, err, nil)
	if err != nil {
		return err
	}
	return faults
}

// open returns the document's format, and the reader to decode.
func (d Document) open() (codec.Format, io.Reader, error) {
	if d.Encoding != "" {
		encoding, err := htmlindex.Get(d.Encoding)
		if err != nil {
			return codec.Format{}, nil, &OptionError{"encoding", d.Encoding, "not an encoding that is known", "write one such as windows-1250, iso-8859-2 or macintosh"}
		}
		d.Reader = encoding.NewDecoder().Reader(d.Reader)
	}
	if d.Format == "" || d.Format == "auto" {
		return formats.Sniff(d.Reader)
	}
	f, err := formatNamed(d.Format, func(f codec.Format) bool { return f.Decode != nil }, "read")
	return f, d.Reader, err
}
