package main

import (
	"context"
	"errors"
	"flag"
)

// generate writes a synthetic timeline. STUB.
func (m *Main) generate(*flag.FlagSet) action {
	return func(context.Context, []string) error { return errors.New("not there yet") }
}
