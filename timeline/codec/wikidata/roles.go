package wikidata

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kronika/timeline/codec/items"
	"kronika/timeline/source"
)

// roles are the variables that say what of an event, "" where none does.
type roles struct {
	item, title, text, group, image, link, place, coordinates string
	start, end                                                dateVariables
}

// dateVariables are a date and what is said of it.
type dateVariables struct{ value, precision, calendar string }

// rolesOf finds out which variable is what, by names and values.
func rolesOf(all results) (roles, error) {
	var r roles
	used := map[string]bool{"": true}
	take := func(name string) string { used[name] = true; return name }
	first := func(fits func(string) bool) string {
		for _, name := range all.variables {
			if !used[name] && fits(name) {
				return name
			}
		}
		return ""
	}
	dated := func(name string) bool { return all.mostly(name, isDate) }
	isEnd := func(name string) bool { return endWords.MatchString(name) && dated(name) }
	r.end.value = take(first(isEnd))
	r.start.value = take(first(func(name string) bool { return startWords.MatchString(name) && dated(name) }))
	if r.start.value == "" {
		r.start.value = take(first(dated))
	}
	if r.start.value == "" && r.end.value == "" {
		return r, &source.InputError{Kind: source.ErrSyntax, Problem: what + " without any dates", Remedy: "ask for a date in the query, such as OPTIONAL { ?item wdt:P585 ?date }"}
	}
	for _, d := range []*dateVariables{&r.start, &r.end} {
		d.precision = take(first(companion(d.value, "prec")))
		d.calendar = take(first(companion(d.value, "cal")))
	}
	r.coordinates = take(first(func(name string) bool { return all.mostly(name, isPoint) }))
	r.item = take(first(func(name string) bool {
		return slices.Contains(all.variables, name+"Label") && all.mostly(name, isEntity)
	}))
	if r.item == "" {
		r.item = take(first(func(name string) bool { return all.mostly(name, isEntity) }))
	}
	r.title = take(first(named(r.item + "Label")))
	for _, names := range []string{"label|title|name", "itemlabel", ".*label"} {
		if r.title == "" {
			r.title = take(first(matching(names)))
		}
	}
	if r.title == "" {
		return r, &source.InputError{Kind: source.ErrSyntax, Problem: fmt.Sprintf("%s without a label: the variables are %s", what, strings.Join(all.variables, ", ")), Remedy: "ask for ?itemLabel, with SERVICE wikibase:label"}
	}
	words := func(pattern string) func(string) bool { // a variable with such a name and no addresses
		fits := matching(pattern)
		return func(name string) bool { return fits(name) && !all.mostly(name, isAddress) }
	}
	addresses := func(pattern string) func(string) bool {
		fits := matching(pattern)
		return func(name string) bool { return fits(name) && all.mostly(name, isAddress) }
	}
	if r.text = take(first(named(r.item + "Description"))); r.text == "" {
		r.text = take(first(words("description|abstract|comment|text|summary")))
	}
	r.group = take(first(words("(type|class|instance|instanceof|category|genre|kind|group)label")))
	if r.group == "" {
		r.group = take(first(words("type|class|category|group")))
	}
	r.image = take(first(addresses("image|pic|picture|img|photo|thumbnail|logo")))
	r.place = take(first(words("(place|location|loc|city|birthplace|where|country).*label|place|location")))
	r.link = take(first(addresses("article|sitelink|page|wikipedia|url|link|website")))
	return r, nil
}

var (
	startWords = regexp.MustCompile(`(?i)start|begin|from|birth|born|dob|inception|found|^date|_date$|time|when|year`)
	endWords   = regexp.MustCompile(`(?i)end|until|^to$|death|died|dod|dissol|abolish|demolish|clos`)
	dateShape  = regexp.MustCompile(`^[+-]?\d{4,}-\d\d-\d\d(T[\d:.]+Z?)?$`)
	pointShape = regexp.MustCompile(`(?i)^point\((-?[\d.eE-]+) (-?[\d.eE-]+)\)$`)
)

func isPoint(t term) bool   { return pointShape.MatchString(t.value) }
func isAddress(t term) bool { return items.IsAddress(t.value) }
func isEntity(t term) bool  { return strings.HasPrefix(t.value, entity) }

// isDate reports whether a term is a date: by its type, or by its form.
func isDate(t term) bool {
	typed := strings.HasPrefix(t.datatype[strings.LastIndexByte(t.datatype, '#')+1:], "date") || strings.Contains(t.datatype, "#gYear")
	return typed || dateShape.MatchString(t.value)
}

// mostly reports whether at least half of the values of a variable fit, and one does.
func (r results) mostly(name string, fits func(term) bool) bool {
	all, good := 0, 0
	for _, row := range r.rows {
		if t := row.values[name]; t.value != "" && !t.blank {
			all++
			if fits(t) {
				good++
			}
		}
	}
	return good > 0 && 2*good >= all
}

func named(name string) func(string) bool { return func(n string) bool { return n == name } }

// matching compares names with a pattern, whatever their case.
func matching(pattern string) func(string) bool {
	return regexp.MustCompile("(?i)^(?:" + pattern + ")$").MatchString
}

// companion finds the precision or the calendar of a date among the names: of ?date,
// ?datePrecision, ?date_precision or, where there is one date alone, ?precision.
func companion(date, word string) func(string) bool {
	base := strings.TrimSuffix(strings.ToLower(strings.TrimSuffix(strings.ToLower(date), "date")), "_")
	return func(name string) bool {
		name = strings.ToLower(name)
		rest, begins := strings.CutPrefix(name, strings.ToLower(date))
		if !begins {
			rest, begins = strings.CutPrefix(name, base)
		}
		if !begins || date == "" {
			rest = name
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "_"), "time")
		return date != "" && strings.HasPrefix(rest, word)
	}
}
