package sqlite

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// Why a database cannot be opened. Test for them with errors.Is.
var (
	ErrNewer       = errors.New("the database was written by a newer program")
	ErrForeign     = errors.New("the database belongs to another program")
	ErrNotDatabase = errors.New("the file is not a database")
	ErrCorrupt     = errors.New("the database is damaged")
	ErrReadOnly    = errors.New("the database cannot be written")
	ErrNoFolder    = errors.New("the folder is not there")
	ErrUnreadable  = errors.New("the database cannot be read")
	ErrInUse       = errors.New("the database is used by another program")
)

// An OpenError is one sentence for the person who started the program: what
// stands in the way, and what to do about it.
type OpenError struct {
	Path  string
	Kind  error // one of the errors above
	Cause error // what SQLite or the system said; may be nil
}

// Error says what to do.
func (e *OpenError) Error() string {
	folder := filepath.Dir(e.Path)
	switch e.Kind {
	case ErrNewer:
		return fmt.Sprintf("%s was written by a newer version of the program; start that version, or choose another file", e.Path)
	case ErrForeign:
		return fmt.Sprintf("%s is the database of another program; choose another file", e.Path)
	case ErrNotDatabase:
		return fmt.Sprintf("%s is not a kronika database; choose another file", e.Path)
	case ErrCorrupt:
		return fmt.Sprintf("%s is damaged; restore a backup, or move the file away to begin with an empty one", e.Path)
	case ErrReadOnly:
		return fmt.Sprintf("%s cannot be written; give this user write permission for the file and for the folder %s, or choose another file", e.Path, folder)
	case ErrNoFolder:
		return fmt.Sprintf("the folder %s does not exist; create it, or choose another file", folder)
	case ErrInUse:
		return fmt.Sprintf("%s is used by another program; end that program, then try again", e.Path)
	}
	return fmt.Sprintf("%s cannot be read; give this user read permission for it, or choose another file", e.Path)
}

// Unwrap returns the kind and the cause.
func (e *OpenError) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

// openError says for the reader what err, met while opening, means.
func openError(path string, err error) error {
	if _, ok := errors.AsType[*OpenError](err); ok {
		return err
	}
	code, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return fmt.Errorf("open %s: %w", path, err)
	}
	kind := map[sqlite3.ErrNo]error{
		sqlite3.ErrNotADB:   ErrNotDatabase,
		sqlite3.ErrCorrupt:  ErrCorrupt,
		sqlite3.ErrReadonly: ErrReadOnly,
		sqlite3.ErrCantOpen: ErrReadOnly, // the file itself was readable, see inspect: its folder takes no others
		sqlite3.ErrPerm:     ErrReadOnly,
		sqlite3.ErrIoErr:    ErrUnreadable,
		sqlite3.ErrBusy:     ErrInUse,
		sqlite3.ErrLocked:   ErrInUse,
	}[code.Code]
	if kind == nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	return &OpenError{path, kind, err}
}

// inspect looks at the file before SQLite does, for SQLite's own words about a
// folder that is missing or a file that is none of its own help nobody.
func inspect(path string) error {
	folder, err := os.Stat(filepath.Dir(path))
	if err != nil || !folder.IsDir() {
		return &OpenError{path, ErrNoFolder, err}
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a new one
	}
	if err != nil {
		return &OpenError{path, ErrUnreadable, err}
	}
	defer f.Close()
	header := make([]byte, 100)
	n, err := io.ReadFull(f, header)
	switch {
	case n == 0 && err == io.EOF:
		return nil // empty, which SQLite takes for a new one
	case errors.Is(err, syscall.EISDIR), n < len(header), !bytes.HasPrefix(header, []byte("SQLite format 3\x00")):
		return &OpenError{path, ErrNotDatabase, nil}
	case isCutShort(f, header):
		return &OpenError{path, ErrCorrupt, nil}
	}
	return nil
}

// isCutShort reports whether the file is smaller than its header says. Without a
// write-ahead log beside it nothing else can hold the missing pages. SQLite
// would notice only when it needs one of them.
// Offsets: https://www.sqlite.org/fileformat.html#the_database_header.
func isCutShort(f *os.File, header []byte) bool {
	if wal, err := os.Stat(f.Name() + "-wal"); err == nil && wal.Size() > 0 {
		return false
	}
	info, err := f.Stat()
	if err != nil || !bytes.Equal(header[24:28], header[92:96]) { // the size is valid for this change
		return false
	}
	pageSize := int64(binary.BigEndian.Uint16(header[16:]))
	if pageSize == 1 {
		pageSize = 1 << 16
	}
	return info.Size() < pageSize*int64(binary.BigEndian.Uint32(header[28:]))
}
