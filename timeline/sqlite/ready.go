package sqlite

import (
	"context"
	"crypto/rand"
	"time"
)

// Ready reports whether the store can be read and written. Room on the disk is
// asked for by writing a small file, at most once in readyFor.
func (s *Store) Ready(ctx context.Context) error {
	if err := s.readers.PingContext(ctx); err != nil {
		return err
	}
	s.readiness.Lock()
	defer s.readiness.Unlock()
	if time.Since(s.readyAt) > readyFor {
		s.ready, s.readyAt = fullError(s.tryWriting()), time.Now()
	}
	return s.ready
}

const (
	// readyFor is how long an answer of Ready stands: orchestrators ask often.
	readyFor = 2 * time.Second
	// readyRoom is how much room a change needs at the most, in bytes.
	readyRoom = 1 << 20
)

// tryWriting writes a file beside the database, and removes it.
func (s *Store) tryWriting() error {
	f, err := s.scratch()
	if err != nil {
		return err
	}
	block := make([]byte, readyRoom)
	rand.Read(block) // zeros take no room where the file system compresses
	_, err = f.Write(block)
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}
