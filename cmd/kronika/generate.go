package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"iter"
	"slices"

	"kronika/timeline/codec"
	"kronika/timeline/example"
)

// generate writes a synthetic timeline as NDJSON, in constant memory. The same
// flags always write the same bytes.
func (m *Main) generate(flags *flag.FlagSet) action {
	n := flags.Int64("n", 1000, "how `many` events")
	kind := flags.String("kind", string(example.Mixed), "how they are spread: mixed, uniform or burst")
	slug := flags.String("slug", "synthetic", "the `slug` of the timeline")
	seed := flags.Uint64("seed", 1, "another `number` makes other events")
	out := flags.String("o", "", "the `file` to write; standard output when empty")
	return func(ctx context.Context, _ []string) error {
		if *n < 0 {
			return &usageError{fmt.Sprintf("generate: -n is %d; write how many events there are to be", *n)}
		}
		if !slices.Contains(example.Kinds(), example.Kind(*kind)) {
			return &usageError{fmt.Sprintf("generate: there is no kind %q; write -kind mixed, uniform or burst", *kind)}
		}
		head, events := example.Synthetic(*slug, example.Kind(*kind), *n, *seed)
		if faults := head.CheckHead(); len(faults) > 0 {
			return &usageError{fmt.Sprintf("generate: %v", faults)}
		}
		format, err := namedFormat("ndjson", func(f codec.Format) bool { return f.Encode != nil }, "written")
		if err != nil {
			return err
		}
		return m.writeTo(*out, func(w io.Writer) error {
			_, err := format.Encode(w, &codec.Stream{Head: head, Events: whileOn(ctx, events)}, codec.EncodeOptions{})
			return err
		})
	}
}

// whileOn ends a sequence when the context does.
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
