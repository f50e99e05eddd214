// Package datetext reads dates as people write them and gives them as EDTF.
//
// # The model
//
// "c. 1850", "late 18th century", "rreth vitit 1850", "12/31/1999" and "1850-60" are
// dates, but not in the notation of package edtf, which stays strict. [Read] takes such
// words and returns a [Result]: the date in EDTF, never more exact than the words are; the
// part of the unit that they name ("late" is the part End of a century, which stays a
// century); the other readings that the words allow, so that somebody can be asked; and
// the words that were left out of account.
//
// What the words of a language mean stands in a lexicon, a text file for each language:
// a line has a class, a value and the forms. Reading has three steps:
//
//  1. the text is folded (small letters, no accents, one kind of dash) and cut into
//     numbers, words and signs, each with what it may mean;
//  2. at each place the grammar reads one unit (a day, a month, a decade, a century …)
//     with what stands around it (circa, before, late, BC);
//  3. units are joined to ranges ("1850-60"), choices ("1764 or 66") and lists. A unit
//     that is not complete takes what it lacks from its neighbour: the year, the era, the
//     word "century". A second act ("1943, cast 1958") is left out of account.
//
// Each language is tried by itself. The reading that leaves the fewest words out of
// account is the answer, and where two languages read all of it otherwise, both are
// returned.
package datetext
