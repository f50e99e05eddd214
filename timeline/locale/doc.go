// Package locale speaks to readers in their language: it keeps the messages of
// the pages and writes dates, numbers and spans of time.
//
// # The model
//
// A language is two files, found by name. catalogue/sq.json holds what we wrote:
// every message of the pages by its key, one a line, in order. cldr/sq.json holds
// what Unicode's CLDR knows of the language: months, eras, separators, and the
// patterns in which it writes a day, a month, or two of them. A Locale is both,
// read once.
//
// Messages have numbered placeholders, {0} and {1}, since languages put the same
// things into other orders. A message that counts something has a wording for
// each plural form that the CLDR gives the language; N chooses among them by the
// number, T takes the message as it is.
//
// # Dates
//
// A date is an EDTF expression (package edtf) and is written as exactly as it
// says, never more so. The CLDR has patterns for what is certain: days, months,
// years before Christ, ranges that say once what both ends share. An
// interpreter of those few letters fills them (pattern.go); what they are filled
// with are texts, so no date becomes a time.Time and no zone comes into it.
//
// For the rest the CLDR has no words, and the catalogue does: about 1850, since
// 2008, some day in June, 66 million years ago. There a date is first put into
// words as a phrase, and then the phrase into a role: alone, about, since, from,
// until. Which words that takes depends on what the phrase names. English says
// "since 2008" and "since May 2008"; Albanian says "që nga viti 2008" and "që nga
// muaji maj 2008", and after "deri" puts the season into another case. So the
// keys are a table of roles and kinds (frames.go), and a phrase has three cases,
// which a language without cases writes alike.
//
// DateShort is for labels on the chart. It says less where there is no room and
// never says more. DateTimeAttr is for machines, and what HTML has no word for it
// leaves out.
//
// # The axis
//
// Labels at the ticks are drawn by the server and, when a reader zooms, by the
// page's script. Both take the words of an Axis and compute alike;
// testdata/ticks.json is the test of both.
//
// # A further language
//
// Write catalogue/de.json with the keys of en.json, make cldr/de.json with
// internal/cldrgen, whose documentation says how, name the language in each
// catalogue (lang.de), and run the tests: they name every key, plural form,
// placeholder and pattern that is missing. Nothing else in the program lists
// languages.
package locale
