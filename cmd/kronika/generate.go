package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/example"
)

// generate writes a synthetic timeline as NDJSON, in constant memory. The same
// flags always write the same bytes.
type generate struct {
	Events int64        `short:"n" default:"1000" placeholder:"N" help:"How many events."`
	Kind   example.Kind `default:"mixed" placeholder:"KIND" help:"How they are spread: mixed, uniform or burst."`
	Slug   string       `default:"synthetic" placeholder:"NAME" help:"The name of the timeline in addresses."`
	Seed   uint64       `default:"1" placeholder:"N" help:"Another number makes other events."`
	Output string       `short:"o" placeholder:"FILE" help:"The file to write; standard output when empty."`
}

// Run writes the timeline.
func (c *generate) Run(ctx context.Context, m *Main) error {
	if c.Events < 0 {
		return &usageError{fmt.Sprintf("generate: --events is %d; write how many events there are to be", c.Events)}
	}
	if !slices.Contains(example.Kinds(), c.Kind) {
		return &usageError{fmt.Sprintf("generate: there is no kind %q; write --kind mixed, uniform or burst", c.Kind)}
	}
	head, events := example.Synthetic(c.Slug, c.Kind, c.Events, c.Seed)
	if faults := head.CheckHead(); len(faults) > 0 {
		return &usageError{fmt.Sprintf("generate: %v", faults)}
	}
	format, _ := formats.ByName("ndjson")
	return m.writeTo(c.Output, func(w io.Writer) error {
		_, err := format.Encode(w, &codec.Stream{Head: head, Events: whileOn(ctx, events)}, codec.EncodeOptions{})
		return err
	})
}

// whileOn returns a sequence that ends when the context does.
func whileOn[T any](ctx context.Context, events iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for e, err := range events {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}
