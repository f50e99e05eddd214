package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"text/tabwriter"

	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// withStore opens an existing database for a command. It creates none: when
// there is no such file, its name was probably mistyped.
func withStore(ctx context.Context, path string, do func(*sqlite.Store) error) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database %s; name the one to use with --db", path)
	}
	kept, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return err
	}
	return errors.Join(do(kept), kept.Close())
}

// list shows the timelines of the database.
type list struct {
	database
}

// Run prints a line for each.
func (c *list) Run(ctx context.Context, m *Main) error {
	return withStore(ctx, c.DB, func(kept *sqlite.Store) error {
		timelines, err := store.All(ctx, kept)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(m.Stdout, 0, 0, 2, ' ', 0)
		for _, t := range timelines {
			title, _ := t.Head.Title.In(t.Head.FirstLanguage())
			fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", t.Head.Slug, t.Count, t.Updated.Format("2006-01-02"), title)
		}
		return w.Flush()
	})
}

// remove takes a timeline out of the database.
type remove struct {
	Slug string `arg:"" name:"SLUG" help:"The timeline's name in addresses."`
	database
}

// Run removes the timeline.
func (c *remove) Run(ctx context.Context, m *Main) error {
	return withStore(ctx, c.DB, func(kept *sqlite.Store) error {
		if err := kept.DeleteTimeline(ctx, c.Slug, nil); err != nil {
			return unknownTimeline(ctx, kept, c.Slug, err)
		}
		return nil
	})
}

// backup copies the database while others use it.
type backup struct {
	Copy string `arg:"" name:"FILE" help:"The file of the backup."`
	database
}

// Run writes the copy.
func (c *backup) Run(ctx context.Context, m *Main) error {
	if _, err := os.Stat(c.Copy); err == nil {
		return fmt.Errorf("%s is there already; name a new file, so that no backup is lost", c.Copy)
	}
	return withStore(ctx, c.DB, func(kept *sqlite.Store) error {
		if err := kept.Backup(ctx, c.Copy); err != nil {
			return fmt.Errorf("back up %s to %s: %w", c.DB, c.Copy, err)
		}
		return nil
	})
}

// restore puts a backup in the place of the database.
type restore struct {
	Copy string `arg:"" name:"FILE" help:"The file of the backup."`
	database
}

// Run moves the files.
func (c *restore) Run(ctx context.Context, m *Main) error {
	aside, err := sqlite.Restore(ctx, c.DB, c.Copy)
	if errors.Is(err, sqlite.ErrInUse) {
		return fmt.Errorf("%s is being served or used by another command; end that, then restore again", c.DB)
	}
	if err != nil {
		return fmt.Errorf("restore %s from %s: %w", c.DB, c.Copy, err)
	}
	fmt.Fprintf(m.Stdout, "%s now holds what %s held\n", c.DB, c.Copy)
	if aside != "" {
		fmt.Fprintf(m.Stdout, "the database that was there is now %s\n", aside)
	}
	return nil
}

// rebuild computes the layout of a timeline anew.
type rebuild struct {
	Slug string `arg:"" name:"SLUG" help:"The timeline's name in addresses."`
	database
}

// Run computes it.
func (c *rebuild) Run(ctx context.Context, m *Main) error {
	return withStore(ctx, c.DB, func(kept *sqlite.Store) error {
		if err := kept.Rebuild(ctx, c.Slug); err != nil {
			return unknownTimeline(ctx, kept, c.Slug, err)
		}
		return nil
	})
}
