package main

import (
	"errors"

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
