// Package wikidata is the result of a query to Wikidata, or to another endpoint of
// SPARQL: the results of SPARQL in JSON, the shorter list in JSON that the query page
// saves, and its CSV and TSV. It is read only.
//
// A result is a row of variables. Which variable is what is known by its name and its
// values: of ?item, ?itemLabel and ?itemDescription the item is an address of an entity,
// the label is the title; variables with dates are the start or the end by their names.
// Rows of the same item with the same dates are one event, because a query returns a row
// for every combination of values.
//
// A date is written as a moment whatever its precision, so it is read by the precision in
// the variable beside it (wikibase:timePrecision, 0 to 14). Where there is none, the first
// of January is the year and every other date is the day, with a note. The query service
// has turned days of the Julian calendar into Gregorian ones already, and counts a year 0.
//
// See https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format#Time and
// https://www.w3.org/TR/sparql11-results-json/.
package wikidata

import (
	"io"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/items"
	"kronika/timeline/source"
)

const formatName = "wikidata"

// what names the document in errors.
const what = "results of a query to Wikidata"

// Format returns the format.
func Format() codec.Format {
	return codec.Format{
		Name: formatName, Title: "Wikidata query results", MediaType: "application/sparql-results+json", Extension: "json", Detect: detect, Decode: decode,
	}
}

func decode(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	text, err := items.Whole(r, what)
	if err != nil {
		return nil, err
	}
	all, err := read(text)
	if err != nil {
		return nil, err
	}
	if len(all.rows) == 0 {
		return nil, items.None(what)
	}
	roles, err := rolesOf(all)
	if err != nil {
		return nil, err
	}
	if len(opts.Languages) == 0 && all.rows[0].values[roles.title].lang != "" {
		opts.Languages = []string{all.rows[0].values[roles.title].lang}
	}
	d := decoder{Builder: items.NewBuilder(formatName, opts), roles: roles}
	entries := d.merged(all.rows)
	if len(entries) == 0 {
		return nil, &source.InputError{Kind: source.ErrSyntax, Problem: what + " without any dates", Remedy: "ask for a date in the query, such as OPTIONAL { ?item wdt:P585 ?date }"}
	}
	place := source.Place{}
	s := d.Stream(len(entries), func(i int, _ source.Place) (timeline.Event, timeline.Invalid) {
		place = entries[i].place
		return d.event(entries[i])
	})
	s.Where = func() source.Place { return place }
	return s, nil
}
