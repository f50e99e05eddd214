package edtf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// mistakes lists the known ones, the more telling first. It is compiled when the
// first faulty text is met.
var mistakes = sync.OnceValue(func() []mistake {
	list := []mistake{}
	add := func(pattern, words string, rewrite func([]string) string) {
		list = append(list, mistake{regexp.MustCompile(pattern), rewrite, words})
	}
	add(`^\s+(.*?)\s*$|^(.*?)\s+$`, "remove the blanks around it: %s", func(g []string) string { return g[1] + g[2] })
	add(`^([\[{].*\s.*)$`, "write the set without blanks: %s", func(g []string) string { return strings.Join(strings.Fields(g[1]), "") })
	addOrder(add)
	addDigits(add)
	addDraft(add)
	addOther(add)
	return list
})

type adder = func(pattern, words string, rewrite func(groups []string) string)

// addOrder adds the mistakes in the order of year, month and day, and in what
// joins them.
func addOrder(add adder) {
	add(`^(\d{4})(\d\d)(\d\d)$`, "write it with hyphens: %s", func(g []string) string { return joinDate(g[1], g[2], g[3]) })
	add(`^(\d{4})[./](\d{1,2})[./](\d{1,2})$`, "write it with hyphens: %s", func(g []string) string { return joinDate(g[1], g[2], g[3]) })
	add(`^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})$`, "write year, month, day: %s", func(g []string) string { return joinDate(g[3], g[2], g[1]) })
	add(`^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})$`, "write year, month, day: %s", func(g []string) string { return joinDate(g[3], g[1], g[2]) })
	add(`^(\d{4}-)(\d\d-\d\d|\d\d)/(\d\d-\d\d)$`, "write the end in full: %s", func(g []string) string { return g[1] + g[2] + "/" + g[1] + g[3] })
	add(`^(\S*\d\S*) ?[–—−] ?(\S*\d\S*)$`, "write a stretch of time with a slash: %s", func(g []string) string { return g[1] + "/" + g[2] })
	add(`^(\d{4}) ?- ?(\d{4})$`, "write a stretch of time with a slash: %s", func(g []string) string { return g[1] + "/" + g[2] })
	add(`^(.*)−(.*)$`, "write the minus as a hyphen: %s", func(g []string) string { return g[1] + "-" + g[2] })
}

// addDigits adds the mistakes with too few or too many digits.
func addDigits(add adder) {
	add(`^(-?\d\d)([?~%]?)$`, "write %s for the hundred years, or the year in four digits", func(g []string) string { return g[1] + "XX" + g[2] })
	add(`^(-?\d{3})([?~%]?)$`, "write %s for the ten years, or the year in four digits", func(g []string) string { return g[1] + "X" + g[2] })
	add(`^(-?[1-9]\d{4,17})([?~%]?)$`, "a year of more than four digits has a Y: %s", func(g []string) string { return "Y" + g[1] + g[2] })
	add(`^\+(\d.*)$`, "leave out the plus: %s", func(g []string) string { return g[1] })
	add(`^(-?\d{4})-(\d)$`, "write the month with two digits: %s", func(g []string) string { return g[1] + "-0" + g[2] })
	add(`^(-?\d{4})-(\d{1,2})-(\d{1,2})$`, "write month and day with two digits: %s", func(g []string) string { return joinDate(g[1], g[2], g[3]) })
	add(`^(.*T\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d)(\d\d)$`, "write the offset with a colon: %s", func(g []string) string { return g[1] + ":" + g[2] })
	add(`^(.*T\d\d:\d\d:\d\d),(\d{1,9}.*)$`, "write the fraction behind a point: %s", func(g []string) string { return g[1] + "." + g[2] })
}

// addDraft adds the notation of the draft of 2012, and capitals.
func addDraft(add adder) {
	add(`^(.*)/unknown$`, "an unknown end is left empty: %s", func(g []string) string { return g[1] + "/" })
	add(`^unknown/(.*)$`, "an unknown start is left empty: %s", func(g []string) string { return "/" + g[1] })
	add(`^(.*)/open$`, "an open end is written with two dots: %s", func(g []string) string { return g[1] + "/.." })
	add(`^open/(.*)$`, "an open start is written with two dots: %s", func(g []string) string { return "../" + g[1] })
	add(`^([-\duxX/?~%]+)$`, "write X for an unknown digit: %s", func(g []string) string { return strings.NewReplacer("u", "X", "x", "X").Replace(g[1]) })
	add(`^([-\d?~/]*(?:\?~|~\?)[-\d?~/]*)$`, "write %% for ? and ~ together: %s", func(g []string) string { return joinedDoubt(g[1]) })
	add(`^(\d{4}.*[?~].*|\(.*[?~].*)$`, "write the sign beside the part that is doubted: %s", func(g []string) string {
		return joinedDoubt(doubtedPart().ReplaceAllString(g[1], "-$2$1"))
	})
	add(`[()]`, "write ?, ~ or % beside the part that is doubted, such as 2004-~06-11 or 2004-06~-11", nil)
	add(`^([^^]+)\^.*$`, "leave out what stands behind ^: %s", func(g []string) string { return g[1] })
	add(`^([-\dtyezYTEZ:+.]+)$`, "write it in capitals: %s", func(g []string) string { return strings.ToUpper(g[1]) })
}

// addOther adds other notations and the words of everyday dates.
func addOther(add adder) {
	add(`\d-?W\d`, "weeks are not EDTF; write the days, such as 1985-04-08/1985-04-14", nil)
	add(`^P\d`, "a duration is no date; write its start and end, such as 1985/1990", nil)
	add(`^R\d*/`, "repetition is not EDTF; write one date", nil)
	add(`(?i)^(?:c|ca|circa|about|around|rreth)\.? ?(\d{4})$`, "write ~ for about: %s", func(g []string) string { return g[1] + "~" })
	add(`^(\d{3})0s$`, "write %s for the ten years", func(g []string) string { return g[1] + "X" })
	add(`(?i)^(\d{1,4}) ?(?:b\.? ?c\.?(?: ?e\.?)?|p\. ?k\.?|p\. ?e\. ?s\.?)$`, "1 BCE is 0000, 2 BCE is -0001: write %s", func(g []string) string { return beforeChrist(g[1]) })
	for i, season := range []string{"spring|pranver[aë]", "summer|ver[aë]", "autumn|fall|vjesht[aë]", "winter|dim[ëe]ri?r?i?"} {
		code := strconv.Itoa(firstPart + i)
		add(`(?i)^(?:`+season+`)(?: of| e vitit|,)? ?(\d{4})$`, "write a season as 21 to 24: %s", func(g []string) string { return g[1] + "-" + code })
	}
}

// doubtedPart matches a part in brackets with its qualifier.
var doubtedPart = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`-\((\d\d)\)(\?~|~\?|\?|~)`) })

// joinedDoubt writes % for both signs of doubt.
func joinedDoubt(text string) string { return strings.NewReplacer("?~", "%", "~?", "%").Replace(text) }

// joinDate writes a date with two digits for month and day.
func joinDate(year, month, day string) string {
	return fmt.Sprintf("%s-%02s-%02s", year, month, day)
}

// beforeChrist writes a year before Christ as an astronomical one.
func beforeChrist(year string) string {
	n, err := strconv.Atoi(year)
	if err != nil || n <= 1 {
		return "0000"
	}
	return fmt.Sprintf("-%04d", n-1)
}
