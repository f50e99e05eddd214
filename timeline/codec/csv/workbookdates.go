package csv

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// writeDatesExactly changes the number formats of a workbook in memory: dates are then
// written as our own, as exactly as their format shows them, and numbers as they are
// stored, without thousands or percent.
func writeDatesExactly(book *excelize.File) {
	patterns := map[string]int{} // pattern → number of its format
	number := func(pattern string) int {
		if n, made := patterns[pattern]; made {
			return n
		}
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &pattern})
		if err != nil || style >= len(book.Styles.CellXfs.Xf) || book.Styles.CellXfs.Xf[style].NumFmtID == nil {
			return 0
		}
		patterns[pattern] = *book.Styles.CellXfs.Xf[style].NumFmtID
		return patterns[pattern]
	}
	number("yyyy-mm-dd") // reads the styles into memory
	if book.Styles == nil || book.Styles.CellXfs == nil {
		return
	}
	codes := map[int]string{}
	if book.Styles.NumFmts != nil {
		for _, f := range book.Styles.NumFmts.NumFmt {
			codes[f.NumFmtID] = f.FormatCode
		}
	}
	for i := range len(book.Styles.CellXfs.Xf) {
		id := book.Styles.CellXfs.Xf[i].NumFmtID
		if id == nil || *id == 49 { // text
			continue
		}
		exact := 0 // general
		if pattern := datePattern(*id, codes[*id]); pattern != "" {
			exact = number(pattern)
		}
		book.Styles.CellXfs.Xf[i].NumFmtID = &exact
	}
}

// datePattern returns how a date with a number format is written exactly; "" for a format
// of numbers. The numbers below 50 are those of ECMA-376, part 1, 18.8.30; the ones of
// eastern Asia (27 to 36, 50 to 58) are days too.
func datePattern(id int, code string) string {
	switch {
	case code != "":
		return patternOf(code)
	case id >= 14 && id <= 16, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57 || id == 58:
		return "yyyy-mm-dd"
	case id == 17, id == 55, id == 56:
		return "yyyy-mm"
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47:
		return "hh:mm"
	case id == 22:
		return "yyyy-mm-dd hh:mm"
	}
	return ""
}

// patternOf reads a number format for the parts of a date that it shows. The letter m
// beside hours or seconds is minutes.
func patternOf(code string) string {
	code, _, _ = strings.Cut(strings.ToLower(bare(code)), ";")
	if code == "general" || strings.ContainsAny(code, "0#?") && !strings.ContainsAny(code, "yd") {
		return ""
	}
	shows := func(letters string) bool { return strings.ContainsAny(code, letters) }
	switch {
	case shows("hs") && shows("yd"):
		return "yyyy-mm-dd hh:mm"
	case shows("hs"):
		return "hh:mm"
	case shows("d"):
		return "yyyy-mm-dd"
	case shows("m"):
		return "yyyy-mm"
	case shows("y"):
		return "yyyy"
	}
	return ""
}

// bare is a number format without what it shows as it stands: words in quotes, letters
// behind a backslash, colours, conditions and languages in brackets.
func bare(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '\\', '_', '*':
			i++
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return b.String()
			}
			if inside := code[i+1 : i+1+end]; c == '[' && strings.Trim(strings.ToLower(inside), "hms") == "" {
				b.WriteString(inside) // hours beyond 24
			}
			i += end + 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
