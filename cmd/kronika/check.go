package main

import (
	"context"
	"fmt"

	"kronika/timeline/publish"
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
	format, faults, err := publish.Check(ctx, c.document(in))
	if err != nil {
		return failed("check", in.name, err)
	}
	if len(faults) == 0 {
		_, err := fmt.Fprintf(m.Stdout, "%s: no fault found (%s)\n", in.name, format.Title)
		return err
	}
	listFaults(m.Stdout, in.name, faults)
	fmt.Fprintln(m.Stdout, faultCount(len(faults)))
	return errReported
}
