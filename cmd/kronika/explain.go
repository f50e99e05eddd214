package main

import (
	"errors"
	"fmt"

	"kronika/timeline/publish"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// explain returns what to do about an error, "" where the error itself says it.
// The packages below this one know no commands and no flags.
func explain(err error) string {
	switch {
	case errors.Is(err, sqlite.ErrCorrupt):
		return "kronika restore FILE puts a backup in its place, made with kronika backup"
	case errors.Is(err, store.ErrFull):
		return "make room and try again; nothing was changed"
	}
	if _, ok := errors.AsType[*sqlite.OpenError](err); ok && !errors.Is(err, sqlite.ErrInUse) {
		return "--db names another file"
	}
	return ""
}

// failed says which command failed on what. An option is named by its flag.
func failed(command, what string, err error) error {
	if option, ok := errors.AsType[*publish.OptionError](err); ok {
		return fmt.Errorf("%s %s: --%w", command, what, option)
	}
	if unknown, ok := errors.AsType[*publish.UnknownFormat](err); ok {
		return &usageError{unknown.Error()}
	}
	return fmt.Errorf("%s %s: %w", command, what, err)
}
