package main

import (
	"context"
	"fmt"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// check lists every fault of a document. The list is what was asked for, so it
// goes to standard output.
type check struct {
	reading
}

// Run checks the file.
func (c *check) Run(ctx context.Context, m *Main) error {
	in, err := m.open(ctx, c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	format, reader, err := formatOf(c.Format, in)
	var faults timeline.Invalid
	if err == nil {
		faults, err = codec.Check(ctx, format, reader, c.options())
	}
	if found, ok := source.Faults(err); ok {
		faults, err = append(faults, found...), nil
	}
	if err != nil {
		return fmt.Errorf("check %s: %w", in.name, err)
	}
	if len(faults) == 0 {
		_, err := fmt.Fprintf(m.Stdout, "%s: no fault found (%s)\n", in.name, format.Title)
		return err
	}
	listFaults(m.Stdout, in.name, faults)
	fmt.Fprintln(m.Stdout, faultCount(len(faults)))
	return errReported
}
