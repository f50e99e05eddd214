package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"kronika/timeline"
)

const (
	// chunkSize is how many events one transaction takes. Others write in
	// between, so it must not be long: this is a tenth of a second.
	chunkSize = 10_000
	// progressEvery is after how many events the caller hears of it.
	progressEvery = 1000
)

// readAll reads the events and writes them as they come. Reading and checking is
// one processor's work, writing another's. No transaction waits for a reader,
// who may be at the end of a slow line.
func (im *importer) readAll(ctx context.Context, events iter.Seq2[timeline.Event, error]) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	chunks := make(chan []eventRecord, 1)
	done := make(chan error, 1)
	im.read = newImportReader(im.id, im.head, im.options, &im.index)
	go func() {
		defer close(chunks)
		done <- im.read.all(ctx, events, chunks)
	}()
	var err error
	w := newEventWriter(im.id)
	for chunk := range chunks {
		if err != nil {
			continue // the reader is about to hear of it
		}
		err = im.update(ctx, func(tx *sql.Tx) error { return w.write(ctx, tx, chunk) })
		if err != nil {
			cancel(err)
		}
	}
	if readErr := <-done; err == nil {
		err = readErr
	}
	return err
}

// An importReader checks events and makes rows of them.
type importReader struct {
	head     *timeline.Timeline
	options  ImportOptions
	recorder recorder
	id       int64
	index    *importIndex
	faults   importFaults
	seen     int // events yielded
	groups   int // how many groups the recorder knows
	chunk    []eventRecord
}

func newImportReader(id int64, head *timeline.Timeline, o ImportOptions, index *importIndex) importReader {
	return importReader{
		head: head, options: o, id: id, index: index,
		recorder: newRecorder(head), groups: len(head.Groups),
		faults: importFaults{path: o.Path},
	}
}

// all reads to the end and hands on what is sound. Once nothing will be stored
// any more it only looks for further faults.
func (r *importReader) all(ctx context.Context, events iter.Seq2[timeline.Event, error], chunks chan<- []eventRecord) error {
	for e, err := range events {
		if err := r.event(&e, err); err != nil {
			return err
		}
		if len(r.chunk) == chunkSize {
			if err := r.send(ctx, chunks); err != nil {
				return err
			}
		}
		if r.seen%progressEvery == 0 {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			r.progress()
		}
		if r.refused() && r.faults.full() {
			return nil
		}
	}
	r.progress()
	return r.send(ctx, chunks)
}

func (r *importReader) progress() {
	if r.options.Progress != nil {
		r.options.Progress(int64(r.seen))
	}
}

// send hands a chunk to the writer.
func (r *importReader) send(ctx context.Context, chunks chan<- []eventRecord) error {
	chunk := r.chunk
	r.chunk = make([]eventRecord, 0, chunkSize)
	if len(chunk) == 0 || r.refused() {
		return nil
	}
	select {
	case chunks <- chunk:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// refused tells whether nothing will be stored.
func (r *importReader) refused() bool { return r.faults.any() && !r.options.Partial }

// event checks one event and makes its row. Its error is not about the event.
func (r *importReader) event(e *timeline.Event, err error) error {
	place := r.seen
	if r.options.Number != nil {
		place = r.options.Number()
	}
	r.seen++
	reported, isInvalid := errors.AsType[timeline.Invalid](err)
	if err != nil && !isInvalid {
		return err
	}
	if len(reported) > 0 && e.ID == "" && e.Title == nil && e.Date.IsZero() {
		r.faults.add(place, reported) // nothing could be read of it, and that is said
		return nil
	}
	faults := r.faults.at(place, r.head.CheckEvent("", e))
	if len(reported) > 0 || len(faults) > 0 {
		r.index.names.reserve(e.ID, place)
		r.faults.add(place, reported)
		r.faults.add(place, notCovered(faults, reported))
		return nil
	}
	number, clash := r.index.claim(e, place)
	if clash != nil {
		r.faults.add(place, r.faults.clash(place, e, *clash))
		return nil
	}
	return r.record(number, e)
}

// record makes the row of a sound event.
func (r *importReader) record(number int64, e *timeline.Event) error {
	if len(r.head.Groups) != r.groups {
		// The head of some formats grows with the events.
		r.recorder, r.groups = newRecorder(r.head), len(r.head.Groups)
	}
	row, err := r.recorder.record(eventRow(r.id, number), e)
	if err != nil {
		return err
	}
	r.index.add(&row)
	r.chunk = append(r.chunk, row)
	return nil
}

// checkHead checks the head, which is whole only now.
func (r *importReader) checkHead() { r.faults.head = r.head.CheckHead() }
