package main

import (
	"context"
	"fmt"
	"strings"

	"kronika/timeline/sqlite"
)

// verify compares what the database derives from the events with the events.
type verify struct {
	database
}

// Run prints what was compared and what differs.
func (c *verify) Run(ctx context.Context, m *Main) error {
	return withStore(ctx, c.DB, func(kept *sqlite.Store) error {
		v, err := kept.Verify(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(m.Stdout, "%s: timelines: %d, events: %d\nchecked the structure of the file; compared with the events the tables %s\n",
			c.DB, v.Timelines, v.Events, strings.Join(v.Tables, ", "))
		for _, note := range v.Notes {
			fmt.Fprintln(m.Stdout, note)
		}
		if len(v.Differences) == 0 {
			fmt.Fprintln(m.Stdout, "all is right")
			return nil
		}
		for _, d := range v.Differences {
			fmt.Fprintln(m.Stderr, d)
		}
		return fmt.Errorf("%s differs from its events in the places above; 'kronika rebuild SLUG' mends layout and density, "+
			"a backup ('kronika restore FILE') or a new import of the timeline everything else", c.DB)
	})
}
