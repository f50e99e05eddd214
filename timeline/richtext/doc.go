// Package richtext turns the Markdown of editors into HTML that is safe to
// show, and is the only maker of trusted HTML in the program.
package richtext
