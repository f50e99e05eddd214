// Package web publishes timelines over HTTP: the pages, the exports, the API.
//
// # The model
//
// A [Server] is an http.Handler made of one table of routes (routes.go), a chain
// of middleware, and one place where errors become answers (error.go). A handler
// is a short story: read the request, check it, ask the store, answer. Whatever
// goes wrong it returns; it never writes an error itself.
//
// A request passes, in this order: a request id, one log line, a net under
// panics, the security headers, tidy paths, the limits of its route (how large a
// body, how long it may take), protection against cross-origin writes, the
// reader's language, and the handler.
//
// # Pages
//
// A page is drawn into memory and only then sent, so it is sent whole or not at
// all. What is drawn is a view model: structs of package components, shaped like
// the page and filled by the feature packages (page, widget, guide), the only ones that
// know both the timeline and the page.
//
// The same address of the same revision of a timeline is the same page for
// everybody: no cookie, no session, nothing of the reader in it. So it is drawn
// once, kept with its compressed forms (reply/cache.go), and answers If-None-Match.
//
// # Data
//
// Exports and the API serve what package codec writes. They are public: any
// origin may read them, without credentials. Writing needs the operator's token.
package web
