package simile

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"kronika/timeline/codec"
	"kronika/timeline/codec/items"
	"kronika/timeline/source"
)

// XML returns the format of event files in XML.
func XML() codec.Format {
	return codec.Format{
		Name: "simile.xml", Title: "SIMILE XML", MediaType: "application/xml", Extension: "xml", Detect: detectXML, Decode: decodeXML,
	}
}

// detectXML recognises the element data with an event in it.
func detectXML(prefix []byte) bool {
	d := decoder(prefix)
	for depth := 0; ; {
		token, err := d.Token()
		if err != nil {
			return false
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if depth == 0 && element.Name.Local != "data" {
			return false
		}
		if depth++; depth > 1 {
			return element.Name.Local == "event"
		}
	}
}

func decoder(text []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	return d
}

func decodeXML(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	text, err := items.Whole(r, "data of SIMILE Timeline")
	if err != nil {
		return nil, err
	}
	events, err := eventsOf(text)
	if err != nil {
		return nil, err
	}
	if len(events) == 0 {
		return nil, items.None("data of SIMILE Timeline")
	}
	return stream(events, opts), nil
}

// eventsOf reads the elements: their attributes, and their text as the description.
func eventsOf(text []byte) ([]items.Object, error) {
	d := decoder(text)
	var events []items.Object
	for {
		token, err := d.Token()
		if err == io.EOF {
			return events, nil
		}
		if err != nil {
			return nil, broken(d, err)
		}
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "event" {
			continue
		}
		o := items.Object{}
		for _, attribute := range element.Attr {
			o[attribute.Name.Local] = quoted(attribute.Value)
		}
		var content struct {
			Words string `xml:",chardata"`
			Inner string `xml:",innerxml"`
		}
		if err := d.DecodeElement(&content, &element); err != nil {
			return nil, broken(d, err)
		}
		words := content.Words
		if strings.ContainsRune(content.Inner, '<') && !strings.Contains(content.Inner, "<![CDATA[") {
			words = content.Inner // HTML that is not escaped
		}
		if words = strings.TrimSpace(words); words != "" {
			o["description"] = quoted(words)
		}
		events = append(events, o)
	}
}

func quoted(text string) json.RawMessage {
	raw, _ := json.Marshal(strings.ToValidUTF8(text, "\uFFFD")) // texts always marshal
	return raw
}

func broken(d *xml.Decoder, err error) error {
	line, column := d.InputPos()
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		err = errors.New(syntax.Msg)
	}
	return &source.InputError{Kind: source.ErrSyntax, Line: line, Column: column, Problem: "not XML: " + err.Error(), Remedy: "mend the file there, or fetch it again"}
}
