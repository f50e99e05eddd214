package sqlite

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
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
	chunks := make(chan importChunk, 1)
	done := make(chan error, 1)
	im.read = newImportReader(im.id, im.head, im.options, im.items)
	go func() {
		defer close(chunks)
		done <- im.read.all(ctx, events, chunks)
	}()
	var err error
	for chunk := range chunks {
		if err != nil {
			continue // the reader is about to hear of it
		}
		if len(chunk.rows) == chunkSize { // a small import leaves little when it fails
			err = im.room.keep(im.owner)
		}
		if err == nil {
			err = im.write(ctx, &chunk)
		}
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
	options  store.ImportOptions
	recorder recorder
	id       int64
	items    *sorter[layout.Item]
	tally    map[int]int64 // events of each group
	faults   importFaults
	seen     int64       // events yielded; the number of the last
	groups   int         // how many groups the recorder knows
	last     importPlace // of the event before
	chunk    importChunk
}

func newImportReader(id int64, head *timeline.Timeline, o store.ImportOptions, items *sorter[layout.Item]) importReader {
	return importReader{
		head: head, options: o, id: id, items: items, tally: make(map[int]int64),
		recorder: newRecorder(head), groups: len(head.Groups),
		faults: importFaults{path: o.Path},
	}
}

// all reads to the end and hands on what is sound. Once nothing will be stored
// any more it only looks for further faults.
func (r *importReader) all(ctx context.Context, events iter.Seq2[timeline.Event, error], chunks chan<- importChunk) error {
	for e, err := range events {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := r.event(&e, err); err != nil {
			return err
		}
		if r.seen%chunkSize == 0 {
			if err := r.send(ctx, chunks); err != nil {
				return err
			}
		}
		if r.seen%progressEvery == 0 {
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
		r.options.Progress(r.seen)
	}
}

// send hands a chunk to the writer. Of a document that is refused only names and
// links are written, to be checked.
func (r *importReader) send(ctx context.Context, chunks chan<- importChunk) error {
	chunk := r.chunk
	r.chunk = importChunk{rows: make([]eventRecord, 0, chunkSize)}
	if r.refused() {
		for i := range chunk.rows {
			chunk.names = append(chunk.names, importName{chunk.rows[i].eid, chunk.rows[i].id & maxNumber, ownID, true})
		}
		chunk.rows = nil
	}
	select {
	case chunks <- chunk:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// refused reports whether nothing will be stored.
func (r *importReader) refused() bool { return r.faults.any() && !r.options.Partial }

// event checks one event and makes its row. Its error is not about the event.
func (r *importReader) event(e *timeline.Event, err error) error {
	place := int(r.seen)
	if r.options.Number != nil {
		place = r.options.Number()
	}
	if r.seen++; r.seen > maxNumber {
		return fmt.Errorf("more than %d events are too many for one timeline; divide them among several", maxNumber)
	}
	r.place(r.seen, place)
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
		if e.ID != "" { // what links to it is not at fault for that
			r.chunk.names = append(r.chunk.names, importName{e.ID, r.seen, ownID, false})
		}
		r.faults.add(place, reported)
		r.faults.add(place, notCovered(faults, reported))
		return nil
	}
	return r.record(e)
}

// record makes the row of a sound event.
func (r *importReader) record(e *timeline.Event) error {
	if len(r.head.Groups) != r.groups {
		// The head of some formats grows with the events.
		r.recorder, r.groups = newRecorder(r.head), len(r.head.Groups)
	}
	row, err := r.recorder.record(eventRow(r.id, r.seen), e)
	if err != nil {
		return err
	}
	for i, alias := range row.aliases {
		r.chunk.names = append(r.chunk.names, importName{alias, r.seen, i, true})
	}
	for i, link := range row.links {
		r.chunk.links = append(r.chunk.links, importLink{link.To, r.seen, i, link.Kind})
	}
	r.chunk.rows = append(r.chunk.rows, row)
	r.tally[row.grp]++
	if !row.onAxis {
		return nil
	}
	return r.items.add(row.item)
}

// checkHead checks the head, which is whole only now.
func (r *importReader) checkHead() { r.faults.head = r.head.CheckHead() }
