package sqlite

import (
	"strconv"
	"strings"
	"unicode"

	"kronika/timeline"
)

// searchWords is the text under which an event is found: its titles and texts
// in all languages, the name of its place, quoted words, the note on the record,
// and what is said about its pictures. It depends on nothing but the event, for
// to forget an event the index has to be told the same words again: a change
// here needs a migration that builds every index anew.
func searchWords(e *timeline.Event) string {
	if e.Place == nil && e.Record == nil && len(e.Text) == 0 && len(e.Media) == 0 &&
		len(e.Citations) == 0 && len(e.Title) == 1 {
		return e.Title[0].Text // nearly every event of a large timeline
	}
	var b strings.Builder
	add := func(s string) {
		if s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	e.EachText(func(text *timeline.Text) {
		for _, tr := range *text {
			add(tr.Text)
		}
	})
	quotes := func(citations []timeline.Citation) {
		for _, c := range citations {
			if c.Quote != nil {
				add(c.Quote.Exact)
			}
		}
	}
	quotes(e.Citations)
	if e.Record != nil {
		quotes(e.Record.Citations)
	}
	return b.String()
}

// matchExpression turns what a reader typed into an FTS4 query: all words must
// occur, the last may be the beginning of one. Every word is quoted, and words
// hold only letters, digits and marks, so no quote and no operator that someone
// types means anything. It returns "" when there is no word in it.
//
// In a large timeline one letter begins so many words that the index would be
// read whole; there the last word has to be longer to count as a beginning.
func matchExpression(search string, events int64) string {
	words := strings.FieldsFunc(search, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co)
	})
	if len(words) == 0 {
		return ""
	}
	shortest := 1
	switch {
	case events > 1_000_000:
		shortest = 3
	case events > 100_000:
		shortest = 2
	}
	const maxWords = 20
	words = words[:min(len(words), maxWords)]
	var b strings.Builder
	for i, word := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte('"')
		b.WriteString(word)
		if i == len(words)-1 && len([]rune(word)) >= shortest {
			b.WriteByte('*')
		}
		b.WriteByte('"')
	}
	return b.String()
}

// searchTable is the name of a timeline's full-text table.
func searchTable(timelineID int64) string { return "search_" + strconv.FormatInt(timelineID, 10) }
