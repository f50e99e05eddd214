package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"slices"

	"kronika/timeline/store"
)

// headNumber is what the index has in the place of an event's number for the title
// and summary of a timeline.
const headNumber = 0

// lastLetter is greater than every letter that a word may have.
const lastLetter = "\U0010FFFF"

// searchIn returns the events of one timeline in which the terms occur.
func searchIn(ctx context.Context, q querier, timelineID int64, terms store.Terms) (*numberSet, error) {
	lo, hi := idRange(timelineID)
	// The first condition finds the beginnings of words by an index, the second words.
	found, err := search(ctx, q, terms, " AND id >> 28 = ? AND id BETWEEN ? AND ?", timelineID, lo, hi)
	set := found[timelineID]
	if set == nil {
		return &numberSet{}, err
	}
	set.remove(headNumber)
	return set, err
}

// search returns the events in which all terms occur, by timeline. The condition
// where limits it to some timelines.
func search(ctx context.Context, q querier, terms store.Terms, where string, args ...any) (found map[int64]*numberSet, err error) {
	for i, word := range terms.Words {
		match, bounds := "word = ?", []any{word}
		if terms.Prefix && i == len(terms.Words)-1 {
			match, bounds = "word >= ? AND word < ?", []any{word, word + lastLetter}
		}
		sets := make(map[int64]*numberSet)
		err := each(ctx, q, func(rows *sql.Rows) error {
			var id int64
			var more sql.RawBytes
			if err := rows.Scan(&id, &more); err != nil {
				return err
			}
			if i > 0 && found[id>>eventBits] == nil {
				return nil
			}
			set := sets[id>>eventBits]
			if set == nil {
				set = &numberSet{}
				sets[id>>eventBits] = set
			}
			set.addList(id&maxNumber, more)
			return nil
		}, "SELECT id, more FROM search WHERE "+match+where, append(bounds, args...)...)
		if err != nil {
			return nil, err
		}
		for timelineID, set := range sets {
			if i > 0 {
				set.intersect(found[timelineID])
			}
			if set.n == 0 {
				delete(sets, timelineID)
			}
		}
		if found = sets; len(found) == 0 {
			break
		}
	}
	return found, nil
}

// Search finds timelines by their title and summary and by their events.
func (s *Store) Search(ctx context.Context, words string, offset, limit int) (found store.Found, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		var events int64
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM tally").Scan(&events); err != nil {
			return err
		}
		sets, err := search(ctx, tx, store.SearchTerms(words, events), "")
		if err != nil || len(sets) == 0 {
			return err
		}
		return s.foundPage(ctx, tx, sets, offset, limit, &found)
	})
	return found, err
}

// foundPage counts the published ones of the timelines, and reads some of them.
func (s *Store) foundPage(ctx context.Context, tx *sql.Tx, sets map[int64]*numberSet, offset, limit int, found *store.Found) error {
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var id int64
		if err := rows.Scan(&id); err != nil || sets[id] == nil {
			return err
		}
		set := sets[id]
		set.remove(headNumber)
		if found.Events += set.n; found.Total >= offset && found.Total < offset+limit {
			found.Timelines = append(found.Timelines, store.FoundTimeline{Info: store.Info{Key: id}, Events: set.n})
		}
		found.Total++
		return nil
	}, "SELECT id FROM timeline WHERE state = 1 ORDER BY updated DESC, id DESC")
	for i := range found.Timelines {
		if err != nil {
			return err
		}
		info := &found.Timelines[i].Info
		if *info, err = scanInfo(tx.QueryRowContext(ctx, "SELECT "+infoColumns+" FROM timeline WHERE id = ?", info.Key)); err == nil {
			err = s.complete(ctx, tx, info)
		}
	}
	return err
}

// index puts the words of an event into the index, or takes them out. For each
// word it rewrites the row in which the event's number belongs.
func index(ctx context.Context, tx *sql.Tx, id int64, words []string, put bool) error {
	lo, _ := idRange(id >> eventBits)
	for _, word := range words {
		var numbers []int64
		var first int64
		var more []byte
		err := tx.QueryRowContext(ctx, "DELETE FROM search WHERE (word, id) = (SELECT word, id FROM search "+
			"WHERE word = ? AND id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1) RETURNING id & ?, more", word, lo, id, maxNumber).Scan(&first, &more)
		if err == nil {
			numbers = slices.AppendSeq([]int64{first}, numbersIn(first, more))
		} else if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		i, there := slices.BinarySearch(numbers, id&maxNumber)
		if put && !there {
			numbers = slices.Insert(numbers, i, id&maxNumber)
		} else if !put && there {
			numbers = slices.Delete(numbers, i, i+1)
		}
		if err := writeBlock(ctx, tx, word, lo, numbers); err != nil {
			return err
		}
	}
	return nil
}

// writeBlock writes numbers, lo being the id of number 0, as one row, or as two when they are many.
func writeBlock(ctx context.Context, tx *sql.Tx, word string, lo int64, numbers []int64) error {
	if len(numbers) == 0 {
		return nil
	}
	more := []byte{}
	for i, number := range numbers[1:] {
		more = binary.AppendUvarint(more, uint64(number-numbers[i]))
	}
	if len(more) > fullBlockBytes {
		half := len(numbers) / 2
		return errors.Join(writeBlock(ctx, tx, word, lo, numbers[:half]), writeBlock(ctx, tx, word, lo, numbers[half:]))
	}
	return run(ctx, tx, []any{word, lo | numbers[0], more}, "INSERT INTO "+searchColumns+" VALUES (?, ?, ?)")
}
