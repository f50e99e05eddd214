package wikidata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"kronika/timeline/codec/items"
	"kronika/timeline/source"
)

// A term is a value of a variable; the zero term is none.
type term struct {
	value, lang, datatype string
	blank                 bool // it is known that there is a value, and not which
}

// A row is one result.
type row struct {
	values map[string]term
	place  source.Place
}

// results are a whole document.
type results struct {
	variables []string // in the order of the query
	rows      []row
}

// entity are the addresses of entities of Wikidata.
const entity = "http://www.wikidata.org/entity/"

func detect(prefix []byte) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(prefix, []byte("\uFEFF")))
	switch {
	case len(text) == 0:
		return false
	case text[0] == '{':
		return isSPARQL(text)
	case text[0] == '[':
		return hasLabels(items.Start(text, ""))
	}
	header, rest, _ := bytes.Cut(text, []byte("\n"))
	names := map[string]bool{}
	for _, name := range strings.FieldsFunc(string(header), func(r rune) bool { return r == ',' || r == '\t' || r == '\r' }) {
		names[variable(name)] = true
	}
	return hasLabels(names) && bytes.Contains(rest, []byte(entity))
}

// isSPARQL reports whether an object begins as the results of SPARQL do.
func isSPARQL(text []byte) bool {
	d := json.NewDecoder(bytes.NewReader(text))
	d.Token()
	name, _ := d.Token()
	if name == "head" {
		var head struct {
			Vars []string `json:"vars"`
		}
		return d.Decode(&head) == nil && head.Vars != nil
	}
	open, err := d.Token()
	inner, _ := d.Token()
	return name == "results" && err == nil && open == json.Delim('{') && (inner == "bindings" || inner == "distinct" || inner == "ordered")
}

// hasLabels reports whether there is a variable beside one for its label, as ?item and
// ?itemLabel are.
func hasLabels(names map[string]bool) bool {
	for name := range names {
		if base, is := strings.CutSuffix(name, "Label"); is && names[base] {
			return true
		}
	}
	return false
}

// read reads a document in any of the notations.
func read(text []byte) (results, error) {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	if trimmed := bytes.TrimSpace(text); len(trimmed) > 0 && trimmed[0] != '{' && trimmed[0] != '[' {
		return readTable(text)
	}
	var whole struct {
		Head struct {
			Vars []string `json:"vars"`
		} `json:"head"`
		Results struct {
			Bindings []map[string]json.RawMessage `json:"bindings"`
		} `json:"results"`
	}
	list := &whole.Results.Bindings
	into := any(&whole)
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("[")) {
		into = list
	}
	if err := items.Parse(text, into); err != nil {
		return results{}, err
	}
	all := results{variables: whole.Head.Vars}
	known := map[string]bool{}
	for _, name := range all.variables {
		known[name] = true
	}
	for i, o := range *list {
		r := row{map[string]term{}, source.Place{Unit: source.UnitEvents, Number: i}}
		for name, raw := range o {
			r.values[name] = termOf(raw)
			if !known[name] {
				known[name] = true
				all.variables = append(all.variables, name)
			}
		}
		all.rows = append(all.rows, r)
	}
	if len(whole.Head.Vars) == 0 {
		slices.Sort(all.variables)
	}
	return all, nil
}

// termOf reads a value of JSON: an object of SPARQL, or a text or number alone.
func termOf(raw json.RawMessage) term {
	var long struct {
		Type     string          `json:"type"`
		Value    json.RawMessage `json:"value"`
		Lang     string          `json:"xml:lang"`
		Datatype string          `json:"datatype"`
	}
	if json.Unmarshal(raw, &long) == nil {
		t := term{value: strings.TrimSpace(items.Text(long.Value)), lang: long.Lang, datatype: long.Datatype}
		t.blank = long.Type == "bnode" || isBlank(t.value)
		return t
	}
	value := strings.TrimSpace(items.Text(raw))
	return term{value: value, blank: isBlank(value)}
}

// isBlank reports whether an address stands for a value that is not known.
func isBlank(value string) bool { return strings.Contains(value, "/.well-known/genid/") }

// readTable reads CSV and TSV.
func readTable(text []byte) (results, error) {
	next := csvRecords(text)
	if line, _, _ := bytes.Cut(text, []byte("\n")); bytes.Contains(line, []byte("\t")) {
		next = tsvRecords(text)
	}
	var all results
	for n := 1; ; n++ {
		record, err := next()
		switch {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return all, &source.InputError{Kind: source.ErrSyntax, Problem: err.Error(), Remedy: "save the results again"}
		case n == 1:
			for _, name := range record {
				all.variables = append(all.variables, variable(name))
			}
			continue
		}
		r := row{map[string]term{}, source.Place{Unit: source.UnitRow, Number: n}}
		for i, cell := range record {
			if i < len(all.variables) {
				r.values[all.variables[i]] = cellTerm(cell)
			}
		}
		all.rows = append(all.rows, r)
	}
}

func csvRecords(text []byte) func() ([]string, error) {
	in := csv.NewReader(bytes.NewReader(text))
	in.FieldsPerRecord, in.LazyQuotes, in.ReuseRecord = -1, true, true
	return in.Read
}

// tsvRecords divides at every tab: in the TSV of SPARQL, tabs in texts are escaped and
// quotes belong to the notation of a term.
func tsvRecords(text []byte) func() ([]string, error) {
	return func() ([]string, error) {
		if len(text) == 0 {
			return nil, io.EOF
		}
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		return strings.Split(strings.TrimSuffix(string(line), "\r"), "\t"), nil
	}
}

// variable is the name of a variable in the header of a table.
func variable(cell string) string { return strings.Trim(cell, "?\" \r") }

// turtle is how TSV writes a text with its language or type.
var turtle = regexp.MustCompile(`^"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>]*)>)?$`)

func cellTerm(cell string) term {
	cell = strings.TrimSpace(cell)
	if m := turtle.FindStringSubmatch(cell); m != nil {
		return term{value: m[1], lang: m[2], datatype: m[3]}
	}
	if strings.HasPrefix(cell, "<") && strings.HasSuffix(cell, ">") {
		cell = cell[1 : len(cell)-1]
	}
	return term{value: cell, blank: isBlank(cell) || strings.HasPrefix(cell, "_:")}
}
