package main

import (
	"context"
	"flag"
	"fmt"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// check lists every fault of a document. The list is what was asked for, so it
// goes to standard output.
func (m *Main) check(flags *flag.FlagSet) action {
	decoding := readingFlags(flags)
	return func(ctx context.Context, args []string) error {
		in, err := m.open(ctx, args[0])
		if err != nil {
			return err
		}
		defer in.Close()
		format, reader, err := decoding.decode(in)
		var faults timeline.Invalid
		if err == nil {
			faults, err = codec.Check(ctx, format, reader, decoding.options)
		}
		if found, ok := source.Faults(err); ok {
			faults, err = append(faults, found...), nil
		}
		if err != nil {
			return fmt.Errorf("check %s: %w", in.name, err)
		}
		return m.reportCheck(in.name, format, faults)
	}
}

func (m *Main) reportCheck(name string, format codec.Format, faults timeline.Invalid) error {
	if len(faults) == 0 {
		_, err := fmt.Fprintf(m.Stdout, "%s: no fault found (%s)\n", name, format.Title)
		return err
	}
	listFaults(m.Stdout, name, faults)
	fmt.Fprintln(m.Stdout, faultCount(len(faults)))
	return errReported
}
