package main

import (
	"fmt"
	"strconv"
)

// A calendar is the part of CLDR's ca-gregorian.json that is used here.
type calendar struct {
	Months struct {
		Format struct{ Abbreviated, Wide map[string]string }
	}
	Eras struct {
		EraAbbr map[string]string
	}
	DateFormats     struct{ Long, Medium string }
	DateTimeFormats struct {
		Medium           string
		AvailableFormats map[string]string
		IntervalFormats  map[string]any
	}
	AtTime struct {
		Standard struct{ Long string }
	} `json:"dateTimeFormats-atTime"`
}

// numbers is the part of CLDR's numbers.json that is used here.
type numbers struct {
	MinimumGroupingDigits string
	Symbols               struct{ Decimal, Group string } `json:"symbols-numberSystem-latn"`
}

func readDates(npm, locale string) (*calendar, error) {
	var file struct {
		Main map[string]struct {
			Dates struct {
				Calendars struct{ Gregorian *calendar }
			}
		}
	}
	if err := readJSON(&file, npm, "cldr-dates-full", "main", locale, "ca-gregorian.json"); err != nil {
		return nil, err
	}
	if c := file.Main[locale].Dates.Calendars.Gregorian; c != nil {
		return c, nil
	}
	return nil, fmt.Errorf("cldr-dates-full has no Gregorian calendar for %s", locale)
}

func readNumbers(npm, locale string) (*numbers, error) {
	var file struct {
		Main map[string]struct{ Numbers *numbers }
	}
	if err := readJSON(&file, npm, "cldr-numbers-full", "main", locale, "numbers.json"); err != nil {
		return nil, err
	}
	if n := file.Main[locale].Numbers; n != nil {
		return n, nil
	}
	return nil, fmt.Errorf("cldr-numbers-full has no numbers for %s", locale)
}

// interval returns the pattern of a skeleton for two dates whose greatest
// differing field is field: interval("yMMMd", "M").
func (c *calendar) interval(skeleton, field string) string {
	byField, _ := c.DateTimeFormats.IntervalFormats[skeleton].(map[string]any)
	pattern, _ := byField[field].(string)
	return pattern
}

// fallback is the pattern {0} – {1} that joins any two dates.
func (c *calendar) fallback() string {
	pattern, _ := c.DateTimeFormats.IntervalFormats["intervalFormatFallback"].(string)
	return pattern
}

// counted lists m["1"], m["2"] … m["n"].
func counted(m map[string]string, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = m[strconv.Itoa(i+1)]
	}
	return list
}
