package sqlite

import (
	"context"
	"time"
)

// caretakerRounds is how often the caretaker looks for work that another process
// has left.
const caretakerRounds = 20 * time.Second

// caretake does what nobody waits for: it clears away what imports have left
// behind.
func (s *Store) caretake(ctx context.Context) {
	for {
		if err := s.sweep(ctx); err != nil && ctx.Err() == nil && s.options.Background != nil {
			s.options.Background(err)
		}
		select {
		case <-s.kick:
		case <-time.After(caretakerRounds):
		case <-ctx.Done():
			return
		}
	}
}

// wake tells the caretaker that there is work.
func (s *Store) wake() {
	select {
	case s.kick <- struct{}{}:
	default: // it has been told
	}
}
