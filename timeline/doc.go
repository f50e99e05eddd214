// Package timeline holds the nouns of Kronika and the rules they keep.
//
// A Timeline is a titled set of dated events. Each Event carries one date,
// written by whoever stated it, and never more exact than it was stated: the
// date is an EDTF expression (package edtf), and everything else, instants,
// labels, drawings, is derived from it.
//
// What makes a timeline honest is that a statement has two sides. Citations tie
// the event to the Sources that state it; a Record says what the public record
// knows of its date, with citations of its own. Neither side corrects the
// other: the Verdict compares them, and a reader is shown both.
//
// The model is the document: package codec reads and writes it field by field,
// package sqlite keeps it. This package does neither. It imports the standard
// library and edtf, knows no clock, no file and no network, and so can be used
// wherever a timeline has to be checked or compared.
//
// # Texts
//
// Whatever a reader sees is a Text: wordings by language, in the order of the
// timeline's languages. In memory each wording names its language; a document
// may write a plain string for the timeline's first one.
//
// # Faults
//
// Validate and its parts CheckHead and CheckEvent return every fault they find
// as an Invalid: where it is, what stands there, what is wrong with it, and what
// to write instead. A document with faults is never stored in part unless the
// caller asks for that.
package timeline
