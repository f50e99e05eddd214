package sqlite

import "github.com/mattn/go-sqlite3"

// readOnlyErrors are what SQLite says of a file or folder that cannot be
// written.
func readOnlyErrors() []error {
	return []error{
		sqlite3.Error{Code: sqlite3.ErrReadonly}, sqlite3.Error{Code: sqlite3.ErrCantOpen}, sqlite3.Error{Code: sqlite3.ErrPerm},
	}
}
