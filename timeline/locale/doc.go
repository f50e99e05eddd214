// Package locale speaks to readers in their language: it keeps the messages of
// the pages and writes dates, numbers and spans of time.
package locale
