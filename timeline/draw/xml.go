package draw

import (
	"encoding/xml"
	"strings"
)

// An xmlWriter gathers XML. Text and attributes are escaped, and characters
// that XML 1.0 cannot hold become U+FFFD.
type xmlWriter struct{ strings.Builder }

func (x *xmlWriter) raw(s string) { x.WriteString(s) }

func (x *xmlWriter) escaped(s string) {
	xml.EscapeText(&x.Builder, []byte(s)) // a Builder does not fail
}

// tag writes a start tag up to its end; attributes are names and values in
// turn.
func (x *xmlWriter) tag(name string, attributes []string) {
	x.raw("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		x.raw(" " + attributes[i] + `="`)
		x.escaped(attributes[i+1])
		x.raw(`"`)
	}
}

func (x *xmlWriter) open(name string, attributes ...string) {
	x.tag(name, attributes)
	x.raw(">\n")
}

func (x *xmlWriter) close(name string) { x.raw("</" + name + ">\n") }

func (x *xmlWriter) empty(name string, attributes ...string) {
	x.tag(name, attributes)
	x.raw("/>\n")
}

func (x *xmlWriter) element(name, text string, attributes ...string) {
	x.tag(name, attributes)
	x.raw(">")
	x.escaped(text)
	x.raw("</" + name + ">\n")
}
