package locale

import "strings"

// Axis holds the words of the time axis in one language. It is plain data: the
// page's script gets it as JSON and labels ticks exactly as TickLabel does, so
// server and browser cannot differ. The arithmetic of TickLabel is described
// there; testdata/ticks.json holds rows that both must get right.
//
// The texts hold placeholders in braces: {d} a day of the month, {m} a month's
// name, {y} a year's text, {n} a number, {e} an era.
type Axis struct {
	Months      [12]string `json:"months"`
	MonthsShort [12]string `json:"monthsShort"`
	Before      string     `json:"before"`     // era before year 1: BC
	After       string     `json:"after"`      // era after it: AD
	Era         string     `json:"era"`        // {y} {e}
	Day         string     `json:"day"`        // {d} {m} {y}, with a long month
	Month       string     `json:"month"`      // {m} {y}, with a long month
	DayOfMonth  string     `json:"dayOfMonth"` // {d} {m}, with a short month
	Century     string     `json:"century"`    // {n} century
	CenturyEra  string     `json:"centuryEra"` // {n} century {e}
	Ordinals    []string   `json:"ordinals"`   // 1st, 2nd … or I, II …
	Ago         string     `json:"ago"`        // years ago
	Ahead       string     `json:"ahead"`      // years from now
	Today       string     `json:"today"`      // age zero
	Units       [3]string  `json:"units"`      // of ages: k, m, bn, or ka, Ma, Ga
	Group       string     `json:"group"`      // between three digits
	Decimal     string     `json:"decimal"`    // before a fraction
}

// lastCentury is the last century with a name, before and after year 1.
const lastCentury = 30

// Axis returns the words of the time axis.
func (l *Locale) Axis() Axis {
	p := l.table.Patterns
	return Axis{
		Months:      l.table.Months,
		MonthsShort: l.table.MonthsShort,
		Before:      l.table.Eras[0],
		After:       l.table.Eras[1],
		Era:         axisText(p["Gy"]),
		Day:         axisText(p["yMd"]),
		Month:       axisText(p["yM"]),
		DayOfMonth:  axisText(p["MdShort"]),
		Century:     l.T("axis.century", "{n}"),
		CenturyEra:  l.T("axis.century.before", "{n}", "{e}"),
		Ordinals:    l.ordinals(),
		Ago:         l.T("axis.ago"),
		Ahead:       l.T("axis.ahead"),
		Today:       l.T("axis.today"),
		Units:       l.ageUnits(),
		Group:       l.table.Group,
		Decimal:     l.table.Decimal,
	}
}

// ageUnits are the units of ages on the axis.
func (l *Locale) ageUnits() [3]string {
	if l.symbols {
		return [3]string{ageSymbol(1000), ageSymbol(million), ageSymbol(billion)}
	}
	return [3]string{l.T("axis.thousand"), l.T("axis.million"), l.T("axis.billion")}
}

// axisText turns a CLDR pattern into a text with placeholders.
func axisText(pattern string) string {
	return format(pattern, &fields{year: "{y}", month: "{m}", day: "{d}", era: "{e}"})
}

// ordinals lists the numbers of the centuries that have names.
func (l *Locale) ordinals() []string {
	list := make([]string, lastCentury)
	for i := range list {
		list[i] = l.ordinal(i + 1)
	}
	return list
}

// fillAxis replaces the placeholders of an axis text.
func fillAxis(text string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(text)
}
