package locale

// A table is what a language needs of the CLDR, as internal/cldrgen writes it to
// cldr/*.json. Month names are in the form that stands inside a date.
type table struct {
	Months      [12]string `json:"months"`
	MonthsShort [12]string `json:"monthsShort"`
	Eras        [2]string  `json:"eras"` // before Christ, and after
	// Patterns are those of UTS 35 by skeleton: "yMd" is "d MMMM y". The suffix
	// Short marks the abbreviated month.
	Patterns map[string]string `json:"patterns"`
	// Intervals are patterns for two dates by skeleton and greatest differing
	// field: "yMd/M" is "d MMMM – d MMMM y"; "" joins any two.
	Intervals   map[string]string `json:"intervals"`
	Decimal     string            `json:"decimal"`
	Group       string            `json:"group"`
	MinGrouping int               `json:"minGrouping,string"` // digits before the first separator
}
