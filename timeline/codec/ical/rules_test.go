package ical

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
)

// never are rules for days that no year has.
var never = []string{
	"FREQ=HOURLY;BYYEARDAY=366;BYMONTH=1", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY;BYMONTHDAY=31;BYMONTH=4",
	"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=6",
	"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYSETPOS=400", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
}

// calendar writes one entry from the year 2 on for each rule.
func calendar(rules ...string) string {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n")
	for i, rule := range rules {
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nUID:%d@example\r\nSUMMARY:Entry %d\r\nDTSTART:00020101T000000Z\r\nRRULE:%s\r\nEND:VEVENT\r\n", i, i, rule)
	}
	b.WriteString("END:VCALENDAR\r\n")
	return b.String()
}

// Rules that never come true cost a bounded number of steps, however many a
// calendar has of them: the rest are not followed, and that is said.
func TestRulesThatNeverComeTrueAreBounded(t *testing.T) {
	var rules []string
	for range 50 {
		rules = append(rules, never...)
	}
	d := &reader{}
	for _, rule := range rules {
		c := &component{lines: []contentLine{{name: "RRULE", value: rule}}}
		r, _, err := d.recurrence(c, moment{wall: time.Date(2, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			if d.barren < barrenLimit {
				t.Fatalf("%s: %v", rule, err)
			}
			continue
		}
		walls, _, barren := r.times(expandBound)
		if len(walls) != 1 || barren < 1 {
			t.Errorf("%s: %d times, %d years in vain; want DTSTART alone", rule, len(walls), barren)
		}
		if d.barren += barren; d.barren > 2*barrenLimit {
			t.Fatalf("followed for %d years in vain", d.barren)
		}
	}
	faults, err := codec.Check(context.Background(), Format(), strings.NewReader(calendar(rules...)), codec.DecodeOptions{})
	if err != nil || !strings.Contains(faults.Error(), "never come true") {
		t.Errorf("got %v, %v", faults, err)
	}
}

// Where a rule is followed near the year 9999, it chooses the days that it
// chooses where it is.
func TestAShiftedRuleChoosesTheSameDays(t *testing.T) {
	for _, row := range []struct {
		rule string
		want []string
	}{
		{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3", []string{"0002-01-01", "0004-02-29", "0008-02-29", "0012-02-29"}},
		{"FREQ=MONTHLY;BYDAY=-1FR;UNTIL=00020401T000000Z", []string{"0002-01-01", "0002-01-25", "0002-02-22", "0002-03-29"}},
		{"FREQ=DAILY;INTERVAL=100;COUNT=4", []string{"0002-01-01", "0002-04-11", "0002-07-20", "0002-10-28"}},
	} {
		c := &component{lines: []contentLine{{name: "RRULE", value: row.rule}}}
		r, _, err := (&reader{}).recurrence(c, moment{wall: time.Date(2, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		walls, _, barren := r.times(10)
		var got []string
		for _, wall := range walls {
			got = append(got, wall.Format("2006-01-02"))
		}
		if fmt.Sprint(got) != fmt.Sprint(row.want) || barren != 0 {
			t.Errorf("%s: %v (%d years in vain), want %v", row.rule, got, barren, row.want)
		}
	}
}

// A check ends with its context: a client that has gone is not worked for.
func TestACheckEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s, err := decode(strings.NewReader(calendar("FREQ=SECONDLY", "FREQ=SECONDLY")), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	events, n := s.Events, 0
	s.Events = func(yield func(timeline.Event, error) bool) {
		for e, err := range events {
			if n++; n == 3 {
				cancel()
			}
			if !yield(e, err) {
				return
			}
		}
	}
	if _, err := codec.CheckDecoded(ctx, s, nil, nil); !errors.Is(err, context.Canceled) || n != 3 {
		t.Errorf("it ended with %v after %d events, want context.Canceled after 3", err, n)
	}
}
