// Package edtf reads and writes dates as people know them: to the day, to the
// year, about 1850, some day in June, since 2008. The notation is EDTF, the
// Extended Date/Time Format of ISO 8601-2:2019, levels 0 to 2, as the Library of
// Congress describes it.
//
// See https://www.loc.gov/standards/datetime/.
//
// # The model
//
// The text is the record. Parse turns it into a Date, which keeps everything the
// text says and adds nothing: a year stays a year and is not its first of
// January. String writes the canonical text of a Date, and parsing that gives
// the same Date again.
//
// A Date is one of four kinds. A Single date is a Point: a year, a month, a day,
// a season or other part of a year, or a day with a time. An Interval has two
// Ends; each is a Point, Unknown (there was an end, nobody says when) or Open
// (there is none, or none yet). OneOf and AllOf are sets of Points and ranges.
//
// What a Point leaves open it says in its fields: digits that are unknown are in
// the Masks, doubt is in the Qualifiers, and a year told to so many digits has
// Digits.
//
// # The axis
//
// Bounds lays a Date on the time axis as a Span of Instants: seconds since 1970,
// on the Gregorian calendar carried back for ever, without leap seconds. A Span
// is half-open, so the 7th of September ends where the 8th begins. Doubt does
// not move bounds; it is for whoever draws them to let them fade.
//
// The axis shows the clocks of one zone, the Calendar's. Days, and times without
// a zone, stand on it as they are written; only a time with a zone of its own is
// converted to that clock. So 07:00 lies seven hours into its day, and in the
// hour that a zone repeats in autumn two moments share one place.
//
// The axis reaches 292 billion years to both sides. A year beyond it, such as
// Y1E20, is a valid date whose bounds are at the axis' end, NegInf or PosInf.
//
// Years are astronomical: 0 is 1 BCE and -43 is 44 BCE.
//
// # Where sources differ
//
// The standard leaves room, and libraries fill it differently. Here seasons are
// meteorological (21 is March to May) and northern unless the Calendar says
// otherwise; winter belongs to the year it begins in; a stretch may overlap its
// end (2004-06/2004) but not run backwards; a masked month is a month and never
// a season; at least one end of an interval is a date; a set has no times of day.
//
// Three things are read that are not EDTF, because newspapers need them: a time
// without seconds, fractions of a second up to nine digits, and intervals between
// two times of day, 2024-03-26T22:00/2024-03-27T04:00, of which one at least is to
// the minute or to a fraction: the form with whole seconds on both sides is one
// that validators of EDTF list as wrong, and stays wrong here. Such a date has
// Level LevelExt. A second of 60 is kept in the text and laid at the last
// nanosecond of its minute.
//
// # Errors
//
// A *ParseError says at which byte a text leaves the notation, how, and, for the
// mistakes people make, what to write instead: 193 for 193X, ? and ~ together
// for %, the words "unknown" and "open" of the draft of 2012.
package edtf
