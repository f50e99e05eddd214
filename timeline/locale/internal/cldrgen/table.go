package main

import "strings"

// A table is what the program reads; package locale has its mirror image and
// says what each member means.
type table struct {
	Source      string            `json:"source"`
	Licence     string            `json:"licence"`
	CLDR        string            `json:"cldr"`
	Months      []string          `json:"months"`
	MonthsShort []string          `json:"monthsShort"`
	Eras        []string          `json:"eras"`
	Patterns    map[string]string `json:"patterns"`
	Intervals   map[string]string `json:"intervals"`
	Decimal     string            `json:"decimal"`
	Group       string            `json:"group"`
	MinGrouping string            `json:"minGrouping"`
}

func newTable(locale string, c *calendar, n *numbers) table {
	return table{
		Source:      "cldr-dates-full 48.2.0, cldr-numbers-full 48.2.0; made by internal/cldrgen, do not edit",
		Licence:     "Unicode-3.0, see LICENSE",
		CLDR:        locale,
		Months:      counted(c.Months.Format.Wide, 12),
		MonthsShort: counted(c.Months.Format.Abbreviated, 12),
		Eras:        []string{c.Eras.EraAbbr["0"], c.Eras.EraAbbr["1"]},
		Patterns:    patterns(c),
		Intervals:   intervals(c),
		Decimal:     n.Symbols.Decimal,
		Group:       n.Symbols.Group,
		MinGrouping: n.MinimumGroupingDigits,
	}
}

func patterns(c *calendar) map[string]string {
	available := c.DateTimeFormats.AvailableFormats
	return map[string]string{
		"Gy":          available["Gy"],
		"yM":          available["yMMMM"],
		"yMShort":     available["yMMM"],
		"yMd":         c.DateFormats.Long,
		"yMdShort":    c.DateFormats.Medium,
		"Md":          available["MMMMd"],
		"MdShort":     available["MMMd"],
		"Hm":          available["Hm"],
		"Hms":         available["Hms"],
		"atTime":      c.AtTime.Standard.Long,
		"atTimeShort": c.DateTimeFormats.Medium,
	}
}

// intervals holds, under "skeleton/greatest difference", the short pattern as
// CLDR has it and the long one with the month spelled out, which is how UTS 35
// derives it ("adjust the field widths").
func intervals(c *calendar) map[string]string {
	m := map[string]string{"": c.fallback()}
	add := func(name, skeleton, field string) {
		short := c.interval(skeleton, field)
		m[name+"Short/"+field] = short
		m[name+"/"+field] = strings.ReplaceAll(short, "MMM", "MMMM")
	}
	m["y/y"] = c.interval("y", "y")
	for _, field := range []string{"M", "y"} {
		add("yM", "yMMM", field)
		add("yMd", "yMMMd", field)
	}
	add("yMd", "yMMMd", "d")
	return m
}
