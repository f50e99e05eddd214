// Package richtext turns the Markdown of editors into HTML that is safe to show,
// and foreign HTML into Markdown. It is the only package that makes trusted HTML:
// all other text is escaped in the page.
//
// # What is trusted
//
// Anyone may have written a text: a stranger's file, an import, a form. So the
// output holds only elements that goldmark makes itself (p, h4 to h6, ul, ol, li,
// blockquote, pre, code, em, strong, del, a, br, hr) and only the attributes href,
// title, rel and start. HTML inside Markdown is dropped. A link leads to http,
// https, mailto or a place on the same page; a link to anything else, javascript:
// and data: among them, is shown as its text. Links that a person wrote carry
// rel="nofollow noopener".
//
// # What fits a page
//
// An event has its heading already, so headings within a text begin at h4. A page
// loads nothing from elsewhere, so a picture in a text becomes a link to it. A
// plain address becomes a link.
//
// # Foreign HTML
//
// FromHTML is for stories that were written as HTML. It keeps paragraphs, line
// breaks, headings, lists, quotations, emphasis, code, links and pictures that
// have a description, and of all else the words. Where Markdown has no way to mark
// the same words it gives up the marks, never the words.
package richtext
