// Package document is the one mapping between a timeline and Kronika's JSON, for
// files, the store and the API.
//
// # The model
//
// For each noun there is a table of its members ([HeadMembers], [EventMembers]): a
// [Member] has a name, a function that reads it and one that writes it. The tables
// are the format: their order is the canonical order, and the schema is tested
// against them. Formats that keep Kronika's members in a cell or a property (CSV,
// Markwhen, TimelineJS) use the same tables.
//
// A [Scanner] reads one value that is held in memory and collects everything that is
// wrong with it, each fault with its path; a [Writer] appends members to a buffer
// without reflection. A [Reader] cuts a document of any length into its members and
// events. Members that Kronika does not know are kept as the bytes of their source,
// in a [RawObject].
//
// # The canonical text
//
// It is fixed to the byte, so that a document can live in version control: members
// in the order of the tables; each member of the head and of an event on a line of
// its own, indented by two spaces a level; groups, eras and sources one a line;
// whatever lies deeper on that line, with one space after each comma and colon; texts
// in the order of the timeline's languages; absent, empty and default values left
// out; a line end after the last brace.
package document
