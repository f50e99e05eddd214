package ical

import (
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"
)

// A wallZone turns times of day, which are kept as if they were UTC, into
// moments.
type wallZone interface {
	at(wall time.Time) time.Time
}

// A namedZone is a zone of the IANA database, or UTC.
type namedZone struct{ *time.Location }

func (z namedZone) at(wall time.Time) time.Time {
	y, m, d := wall.Date()
	return time.Date(y, m, d, wall.Hour(), wall.Minute(), wall.Second(), 0, z.Location)
}

// A ruledZone is a zone as a VTIMEZONE describes it.
type ruledZone []zoneRule

// A zoneRule says from when on, and again when, an offset holds.
type zoneRule struct {
	from    time.Time // wall time
	offset  int       // seconds, from then on
	before  int       // and before that
	repeats *rrule.RRule
	also    []time.Time
}

// last is the rule's latest onset at or before a wall time.
func (r *zoneRule) last(wall time.Time) (time.Time, bool) {
	latest, ok := r.from, !r.from.After(wall)
	if ok && r.repeats != nil {
		if t := r.repeats.Before(wall, true); t.After(latest) {
			latest = t
		}
	}
	for _, t := range r.also {
		if !t.After(wall) && (!ok || t.After(latest)) {
			latest, ok = t, true
		}
	}
	return latest, ok
}

func (z ruledZone) at(wall time.Time) time.Time {
	var latest time.Time
	offset, found := z[0].before, false
	for i := range z {
		if t, ok := z[i].last(wall); ok && (!found || t.After(latest)) {
			latest, offset, found = t, z[i].offset, true
		}
	}
	y, m, d := wall.Date()
	return time.Date(y, m, d, wall.Hour(), wall.Minute(), wall.Second(), 0, time.FixedZone("", offset))
}

// zoneOf reads a VTIMEZONE; nil when it says nothing of use. Where the IANA
// database knows the zone, that is believed: it knows the past as well.
func zoneOf(c *component) wallZone {
	for _, name := range []string{c.value("TZID"), c.value("X-LIC-LOCATION")} {
		if z := ianaZone(name); z != nil {
			return z
		}
	}
	var zone ruledZone
	for i := range c.parts {
		if rule, ok := zoneRuleOf(&c.parts[i]); ok {
			zone = append(zone, rule)
		}
	}
	if len(zone) == 0 {
		return nil
	}
	return zone
}

// ianaZone finds a zone by name. Some programs put the IANA name at the end of
// a path: /mozilla.org/20050126_1/Europe/Tirane.
func ianaZone(name string) wallZone {
	for name != "" && len(name) < 200 {
		if l, err := time.LoadLocation(name); err == nil && l != time.Local {
			return namedZone{l}
		}
		slash := strings.IndexByte(name, '/')
		if slash < 0 {
			break
		}
		name = name[slash+1:]
	}
	return nil
}

func zoneRuleOf(c *component) (zoneRule, bool) {
	from, _, err := parseWall(c.value("DTSTART"))
	offset, ok := zoneOffset(c.value("TZOFFSETTO"))
	before, _ := zoneOffset(c.value("TZOFFSETFROM"))
	if err != nil || !ok {
		return zoneRule{}, false
	}
	rule := zoneRule{from: from, offset: offset, before: before}
	if text := c.value("RRULE"); text != "" && from.Year() >= firstRuleYear {
		if option, err := rrule.StrToROption(text); err == nil && option.Freq == rrule.YEARLY {
			option.Dtstart = from
			if option.Until.IsZero() {
				option.Until = endOfTime()
			}
			rule.repeats, _ = rrule.NewRRule(*option)
		}
	}
	for _, l := range c.lines {
		if l.name == "RDATE" {
			for _, value := range strings.Split(l.value, ",") {
				if t, _, err := parseWall(value); err == nil {
					rule.also = append(rule.also, t)
				}
			}
		}
	}
	return rule, true
}

// zoneOffset reads +0100 or -033000, as seconds.
func zoneOffset(text string) (seconds int, ok bool) {
	if len(text) != 5 && len(text) != 7 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	n, err := strconv.Atoi((text[1:] + "00")[:6])
	if err != nil || n < 0 {
		return 0, false
	}
	seconds = n/10000*3600 + n/100%100*60 + n%100
	if text[0] == '-' {
		seconds = -seconds
	}
	return seconds, seconds > -86400 && seconds < 86400
}
