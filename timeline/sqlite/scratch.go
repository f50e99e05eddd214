package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kronika/timeline/layout"
)

// scratch makes a file for what does not fit in memory: beside the database,
// where there is room for what it will become. It has no name, so that nothing
// of it is left even when the program is killed.
func (s *Store) scratch() (layout.File, error) {
	f, err := os.CreateTemp(filepath.Dir(s.path), ".kronika-scratch-*")
	if err != nil {
		return nil, fmt.Errorf("make a scratch file: %w", err)
	}
	if os.Remove(f.Name()) != nil {
		return removedOnClose{f}, nil // on a system where an open file keeps its name
	}
	return f, nil
}

// scratchWhile makes files that can be read while ctx lasts: large work that goes
// through them ends soon after it.
func (s *Store) scratchWhile(ctx context.Context) layout.Scratch {
	return func() (layout.File, error) {
		f, err := s.scratch()
		if err != nil {
			return nil, err
		}
		return interruptible{f, ctx}, nil
	}
}

type interruptible struct {
	layout.File
	ctx context.Context
}

func (f interruptible) ReadAt(b []byte, at int64) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	return f.File.ReadAt(b, at)
}

type removedOnClose struct{ *os.File }

func (f removedOnClose) Close() error { return errors.Join(f.File.Close(), os.Remove(f.Name())) }
