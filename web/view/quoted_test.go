package view

import (
	"testing"

	"kronika/timeline"
)

func TestACitationLeadsToItsWords(t *testing.T) {
	const page = "https://example.org/report"
	for _, row := range []struct {
		claim, address string
		quote          *timeline.Quote
		want           string
	}{
		{"no quotation", page, nil, page},
		{"words", page, &timeline.Quote{Exact: "since  1991"}, page + "#:~:text=since%201991"},
		{"signs with a meaning", page, &timeline.Quote{Exact: "cyber-defence, R&D"}, page + "#:~:text=cyber%2Ddefence%2C%20R%26D"},
		{"letters of other alphabets", page, &timeline.Quote{Exact: "që"}, page + "#:~:text=q%C3%AB"},
		{"an address with a fragment", page + "#part", &timeline.Quote{Exact: "a"}, page + "#part:~:text=a"},
		{"what stands around", page, &timeline.Quote{Exact: "b", Prefix: "a", Suffix: "c"}, page + "#:~:text=a-,b,-c"},
		{"many words", page, &timeline.Quote{Exact: "one two three four five six seven eight nine ten eleven"}, page + "#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"},
	} {
		if got := quoted(row.address, row.quote); got != row.want {
			t.Errorf("%s: got %s, want %s", row.claim, got, row.want)
		}
	}
}
