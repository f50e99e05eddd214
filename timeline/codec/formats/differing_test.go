package formats

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

// differing lists the members in which two timelines differ. Where the report
// owns up to languages, only the wordings of the first count.
func differing(want, got *timeline.Timeline, oneLanguage bool) map[string]bool {
	names := map[string]bool{}
	same := sameness(oneLanguage)
	members := func(prefix string, a, b any) {
		x, y := reflect.ValueOf(a), reflect.ValueOf(b)
		for i := range x.NumField() {
			if name := memberName(x.Type().Field(i).Name); name != "events" && !cmp.Equal(x.Field(i).Interface(), y.Field(i).Interface(), same...) {
				names[prefix+name] = true
			}
		}
	}
	members("", *want, *got)
	if len(want.Events) != len(got.Events) {
		names["events"] = true
		return names
	}
	for i := range want.Events {
		members("events.", want.Events[i], got.Events[i])
	}
	return names
}

// sameness is when two values of a timeline are the same: dates that read the
// same, texts with the same wordings, and a list that is empty or absent.
func sameness(oneLanguage bool) cmp.Options {
	isEmptyList := func(x, y any) bool {
		a, b := reflect.ValueOf(x), reflect.ValueOf(y)
		isList := func(v reflect.Value) bool { return v.IsValid() && v.Kind() == reflect.Slice }
		return isList(a) && isList(b) && a.Len() == 0 && b.Len() == 0
	}
	return cmp.Options{
		cmp.Comparer(func(x, y edtf.Date) bool { return x.String() == y.String() }),
		cmp.FilterValues(isEmptyList, cmp.Comparer(func(_, _ any) bool { return true })),
		cmp.FilterValues(func(x, y timeline.Text) bool { return len(x) > 0 || len(y) > 0 }, cmp.Comparer(func(x, y timeline.Text) bool {
			if oneLanguage && len(x) > 0 && len(y) > 0 {
				return x[0] == y[0]
			}
			return slices.Equal(x, y)
		})),
	}
}

// lessAdded takes away what a format adds to a timeline that came through it: the
// remainder under its name in an Extra, and the ids that its links use. Nothing of
// the timeline is lost by them.
func lessAdded(got, want *timeline.Timeline) {
	got.Extra = document.WithExtra(got.Extra, "timelinejs", nil)
	for i := range min(len(got.Events), len(want.Events)) {
		e, aliases := &got.Events[i], want.Events[i].Aliases
		e.Extra = document.WithExtra(e.Extra, "timelinejs", nil)
		e.Aliases = slices.DeleteFunc(e.Aliases, func(alias string) bool {
			return strings.HasPrefix(alias, "event-") && !slices.Contains(aliases, alias)
		})
	}
}

// memberName is the name of a field in the document.
func memberName(field string) string {
	if field == "ID" {
		return "id"
	}
	return strings.ToLower(regexp.MustCompile(`([a-z])([A-Z])`).ReplaceAllString(field, "${1}_${2}"))
}

// ownsUp reports whether a report names a member: by the path of a loss, or in its
// words.
func ownsUp(r source.Report, member string) bool {
	base := member[strings.LastIndexByte(member, '.')+1:]
	return slices.ContainsFunc(r, func(l source.Loss) bool {
		path := regexp.MustCompile(`\[\d+\]`).ReplaceAllString(l.Path, "")
		return path == member || strings.HasPrefix(path, member+".") || regexp.MustCompile(`\b`+strings.TrimSuffix(base, "s")+`s?\b`).MatchString(l.What)
	})
}
