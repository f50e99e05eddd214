package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"text/tabwriter"

	"kronika/timeline/sqlite"
)

// withStore opens an existing database for a command. One that is not there is
// a mistake in its name, not a wish for an empty one.
func withStore(ctx context.Context, path string, do func(*sqlite.Store) error) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database %s; name the one to use with -db", path)
	}
	kept, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return err
	}
	return errors.Join(do(kept), kept.Close())
}

// list shows the timelines of the database.
func (m *Main) list(flags *flag.FlagSet) action {
	db := databaseFlag(flags)
	return func(ctx context.Context, _ []string) error {
		return withStore(ctx, *db, func(kept *sqlite.Store) error {
			timelines, err := kept.Timelines(ctx)
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
}

// remove takes a timeline out of the database.
func (m *Main) remove(flags *flag.FlagSet) action {
	db := databaseFlag(flags)
	return func(ctx context.Context, args []string) error {
		return withStore(ctx, *db, func(kept *sqlite.Store) error {
			if err := kept.DeleteTimeline(ctx, args[0], nil); err != nil {
				return unknownTimeline(ctx, kept, args[0], err)
			}
			return nil
		})
	}
}

// backup copies the database while others use it.
func (m *Main) backup(flags *flag.FlagSet) action {
	db := databaseFlag(flags)
	return func(ctx context.Context, args []string) error {
		if _, err := os.Stat(args[0]); err == nil {
			return fmt.Errorf("%s is there already; name a new file, so that no backup is lost", args[0])
		}
		return withStore(ctx, *db, func(kept *sqlite.Store) error {
			if err := kept.Backup(ctx, args[0]); err != nil {
				return fmt.Errorf("back up %s to %s: %w", *db, args[0], err)
			}
			return nil
		})
	}
}

// restore puts a backup in the place of the database.
func (m *Main) restore(flags *flag.FlagSet) action {
	db := databaseFlag(flags)
	return func(ctx context.Context, args []string) error {
		aside, err := sqlite.Restore(ctx, *db, args[0])
		if errors.Is(err, sqlite.ErrInUse) {
			return fmt.Errorf("%s is being served or used by another command; end that, then restore again", *db)
		}
		if err != nil {
			return fmt.Errorf("restore %s from %s: %w", *db, args[0], err)
		}
		fmt.Fprintf(m.Stdout, "%s now holds what %s held\n", *db, args[0])
		if aside != "" {
			fmt.Fprintf(m.Stdout, "the database that was there is now %s\n", aside)
		}
		return nil
	}
}

// rebuild computes the layout of a timeline anew.
func (m *Main) rebuild(flags *flag.FlagSet) action {
	db := databaseFlag(flags)
	return func(ctx context.Context, args []string) error {
		return withStore(ctx, *db, func(kept *sqlite.Store) error {
			if err := kept.Rebuild(ctx, args[0]); err != nil {
				return unknownTimeline(ctx, kept, args[0], err)
			}
			return nil
		})
	}
}
