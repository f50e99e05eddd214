// Package codec turns timelines into documents and documents into timelines.
//
// # The model
//
// A document has a head (title, languages, groups, eras, sources) and events.
// The head is small and held whole; the events may be ten million and pass one
// by one. A [Stream] is exactly that: a head and an iterator. Every format is a
// [Format], in a package of its own, with a function that makes a Stream of bytes
// (Decode), one that writes a Stream as bytes (Encode), or both. Package formats has
// the only list of them: command line, addresses and export menu are drawn from it.
//
// Reading is strict about form and silent about meaning. A decoder finds what
// is wrong with the bytes: a member that is not known, a number where a word
// belongs, a date that is none. Whether a group exists or an id is free is
// for [timeline.CheckEvent] and for the store, which see more than one event;
// [Check] puts the two together and lists every fault of a file.
//
// Three kinds of error come out of reading:
//
//   - timeline.Invalid concerns the head (returned by Decode beside a usable
//     Stream, so that a checker can go on) or one event (yielded in its place;
//     the iteration goes on with the next). Where nothing could be read of an
//     event, or a part of the head is at fault that the rest can do without, an
//     empty event is yielded beside the faults;
//   - *[source.InputError] says that nothing can be read from some place on: broken
//     syntax, a cut-off file, a line beyond the limit. It ends the iteration;
//   - anything else is the reader's own error, passed on.
//
// Writing never fails for want of a place to put something. What a format
// cannot hold is counted in a [source.Report], so that a person learns before they
// throw the original away.
package codec
