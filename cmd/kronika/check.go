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
	found, err := publish.Check(ctx, c.document(in), 0)
	if err != nil {
		return failed("check", in.name, err)
	}
	if err := c.list(m.Stdout, in.name, publish.Findings(found.Notes, found.Faults)); err != nil {
		return err
	}
	if len(found.Faults) > 0 {
		fmt.Fprintln(c.summary(m), faultCount(len(found.Faults)))
		return errReported
	}
	_, err = fmt.Fprintf(c.summary(m), "%s: no fault found (%s)\n", in.name, found.Format.Title)
	return err
}
