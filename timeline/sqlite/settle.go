package sqlite

import (
	"context"
	"time"
)

// Settle waits until no timeline wants laying out anew.
func (s *Store) Settle(ctx context.Context) error {
	for {
		var behind int
		err := s.readers.QueryRowContext(ctx, "SELECT count(*) FROM timeline WHERE "+due, statePublished).Scan(&behind)
		if err != nil || behind == 0 {
			return err
		}
		s.layouts.wake()
		select {
		case <-time.After(10 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
