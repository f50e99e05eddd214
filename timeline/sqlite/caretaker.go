package sqlite

import (
	"context"
	"time"
)

// A caretaker does one kind of work that nobody waits for.
type caretaker struct {
	kick chan struct{}
	work func(context.Context) error
}

// caretakerRounds is how often a caretaker looks for work that another process
// has left.
const caretakerRounds = 20 * time.Second

func newCaretaker(work func(context.Context) error) *caretaker {
	return &caretaker{make(chan struct{}, 1), work}
}

// run works whenever it is woken, and now and then by itself, until ctx ends.
// What has come together meanwhile is done at once.
func (c *caretaker) run(ctx context.Context, failed func(error)) {
	for {
		if err := c.work(ctx); err != nil && ctx.Err() == nil && failed != nil {
			failed(err)
		}
		select {
		case <-c.kick:
		case <-time.After(caretakerRounds):
		case <-ctx.Done():
			return
		}
	}
}

// wake tells the caretaker that there is work.
func (c *caretaker) wake() {
	select {
	case c.kick <- struct{}{}:
	default: // it has been told
	}
}
