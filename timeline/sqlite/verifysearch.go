package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"strings"

	"kronika/timeline/store"
)

// An occurrence is a word and the number of an event that has it.
type occurrence struct {
	word   string
	number int64
}

func (o occurrence) compare(other occurrence) int {
	return cmp.Or(strings.Compare(o.word, other.word), cmp.Compare(o.number, other.number))
}

// occurrences yields what a row of the index says.
func (r searchRow) occurrences(yield func(occurrence) bool) {
	if !yield(occurrence{r.word, r.first}) {
		return
	}
	for number := range numbersIn(r.first, r.more) {
		if !yield(occurrence{r.word, number}) {
			return
		}
	}
}

// verifySearch compares the index of words with the words of the events. Both are
// in the same order.
func (s *Store) verifySearch(ctx context.Context, tx *sql.Tx, info store.Info, v *Verification) error {
	words, err := s.wordsOf(ctx, tx, info)
	defer words.close()
	if err != nil {
		return err
	}
	next, stop := iter.Pull2(func(yield func(occurrence, error) bool) {
		for row, err := range words.rows(nil) {
			for o := range row.occurrences {
				if !yield(o, err) {
					return
				}
			}
		}
	})
	defer stop()
	d := Difference{Timeline: info.Head.Slug, Table: "search"}
	should, wrong, more := next()
	scanned := each(ctx, tx, func(rows *sql.Rows) error {
		var row searchRow
		if err := rows.Scan(&row.word, &row.first, &row.more); err != nil {
			return err
		}
		for has := range row.occurrences {
			for ; more && should.compare(has) < 0; should, wrong, more = next() {
				d.Missing++
			}
			if more && should == has {
				should, wrong, more = next()
			} else {
				d.Extra++
			}
		}
		return wrong
	}, "SELECT word, id & ?, more FROM search WHERE id >> 28 = ? ORDER BY word, id", maxNumber, info.Key)
	for ; more && cmp.Or(scanned, wrong) == nil; should, wrong, more = next() {
		d.Missing++
	}
	v.note(d)
	return cmp.Or(scanned, wrong)
}
