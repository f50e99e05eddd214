package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"kronika/timeline/store"
)

// indexAll makes the index of words for every published timeline, and removes the
// full-text tables of databases older than version 3.
func indexAll(ctx context.Context, s *Store, tx *sql.Tx) error {
	old, err := stringsOf(ctx, tx, "SELECT name FROM sqlite_schema WHERE name GLOB 'search_[0-9]*' AND sql LIKE 'CREATE VIRTUAL TABLE%'")
	for _, table := range old {
		if err == nil {
			err = run(ctx, tx, nil, "DROP TABLE "+table)
		}
	}
	if err != nil {
		return err
	}
	slugs, err := stringsOf(ctx, tx, "SELECT slug FROM timeline WHERE state = 1 ORDER BY id")
	for _, slug := range slugs {
		if err == nil {
			err = s.indexTimeline(ctx, tx, slug)
		}
	}
	return err
}

func (s *Store) indexTimeline(ctx context.Context, tx *sql.Tx, slug string) error {
	info, err := s.find(ctx, tx, slug)
	if err != nil {
		return err
	}
	words, err := s.wordsOf(ctx, tx, info)
	defer words.close()
	if err != nil {
		return fmt.Errorf("index the words of timeline %q: %w", slug, err)
	}
	next, stop := iter.Pull2(words.rows(nil))
	defer stop()
	for more := true; more && err == nil; {
		more, err = writeSearch(ctx, tx, info.Key, searchRows, next)
	}
	return err
}

// wordsOf collects the words of a stored timeline. The caller closes them.
func (s *Store) wordsOf(ctx context.Context, q querier, info store.Info) (*postings, error) {
	words := newPostings(s.scratch)
	words.head = store.HeadWords(info.Head)
	lo, hi := idRange(info.Key)
	err := each(ctx, q, func(rows *sql.Rows) error {
		id, e, err := scanEvent(rows, info.Head)
		if err != nil {
			return err
		}
		return words.add(id&maxNumber, store.EventWords(&e))
	}, "SELECT "+unorderedColumns+" FROM event e WHERE e.id BETWEEN ? AND ? ORDER BY e.id", lo, hi)
	return words, err
}

// stringsOf reads a query of one column.
func stringsOf(ctx context.Context, q querier, query string) (all []string, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&text)
		all = append(all, text)
		return err
	}, query)
	return all, err
}
