package web

import (
	"bytes"
	"fmt"
	"mime"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"kronika/timeline/codec/formats"
	"kronika/timeline/document"
	"kronika/web/address"
	"kronika/web/api"
)

// A contract is openapi.yaml, to which answers are held.
type contract struct {
	doc     *openapi3.T
	schemas *jsonschema.Compiler
	kept    map[string]bool // "GET /api/v1/timelines 200", once an answer has been seen
}

// described is where the contract is, for what it refers to.
var described = url.URL{Scheme: "https", Host: "kronika.example", Path: "/openapi.yaml"}

// loadContract reads the description as a client does: the schema of the
// document is fetched from its address.
func loadContract(t *testing.T) *contract {
	t.Helper()
	loader := openapi3.NewLoader()
	loader.IsExternalRefsAllowed = true
	loader.ReadFromURIFunc = func(_ *openapi3.Loader, u *url.URL) ([]byte, error) {
		switch u.Path {
		case described.Path:
			return api.OpenAPI, nil
		case address.Schema:
			return document.Schema(), nil
		}
		return nil, fmt.Errorf("the description points at %s", u)
	}
	doc, err := loader.LoadFromURI(&described)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	text, err := doc.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	schemas := jsonschema.NewCompiler()
	addSchema(t, schemas, described.Path, text)
	addSchema(t, schemas, address.Schema, document.Schema())
	return &contract{doc, schemas, map[string]bool{}}
}

func addSchema(t *testing.T, schemas *jsonschema.Compiler, path string, text []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	// Served from its own address, the schema is what is found there, whatever
	// its $id says.
	if schema, ok := value.(map[string]any); ok {
		delete(schema, "$id")
	}
	if err := schemas.AddResource(described.ResolveReference(&url.URL{Path: path}).String(), value); err != nil {
		t.Fatal(err)
	}
}

// pattern matches the addresses of a path of the description.
func pattern(path string) *regexp.Regexp {
	quoted := regexp.QuoteMeta(path)
	quoted = strings.NewReplacer(`\{slug\}`, `[^/.]+`, `\{format\}`, `[^/]+`).Replace(quoted)
	return regexp.MustCompile("^" + regexp.MustCompile(`\\\{\w+\\\}`).ReplaceAllString(quoted, `[^/]+`) + "$")
}

// check holds an answer to what the description says of its address, method and
// status.
func (c *contract) check(t *testing.T, a answer) {
	t.Helper()
	path, item := c.find(a.Request.URL.Path)
	if item == nil {
		t.Errorf("%s is not described", a.Request.URL.Path)
		return
	}
	method := a.Request.Method
	if method == "HEAD" {
		method = "GET"
	}
	operation := item.GetOperation(method)
	if operation == nil {
		return // a method that there is not: 405
	}
	response := operation.Responses.Status(a.StatusCode)
	if response == nil {
		t.Errorf("%s %s: the status %d is not described", method, path, a.StatusCode)
		return
	}
	c.kept[fmt.Sprint(method, " ", path, " ", a.StatusCode)] = true
	for name := range response.Value.Headers {
		if a.Header.Get(name) == "" && name != "Link" { // which only lists with a further page have
			t.Errorf("%s %s: %d without the header %s", method, path, a.StatusCode, name)
		}
	}
	if len(a.body) > 0 {
		c.checkBody(t, response.Value.Content, a)
	}
}

func (c *contract) find(address string) (string, *openapi3.PathItem) {
	for path, item := range c.doc.Paths.Map() {
		if pattern(path).MatchString(address) {
			return path, item
		}
	}
	return "", nil
}

func (c *contract) checkBody(t *testing.T, content openapi3.Content, a answer) {
	t.Helper()
	kind, _, err := mime.ParseMediaType(a.Header.Get("Content-Type"))
	if err != nil {
		t.Errorf("%s: Content-Type: %v", a.Request.URL, err)
		return
	}
	media := content[kind]
	if media == nil {
		t.Errorf("%s %s: %d with a body of type %s, which is not described", a.Request.Method, a.Request.URL, a.StatusCode, kind)
		return
	}
	if media.Schema.Ref == "" {
		return // a document of others, of which nothing is said here
	}
	ref, err := described.Parse(media.Schema.Ref)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := c.schemas.Compile(ref.String())
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(a.body))
	if err == nil {
		err = schema.Validate(value)
	}
	if err != nil {
		t.Errorf("%s: %v\n%s", a.Request.URL, err, a.body)
	}
}

// Every format that is exported is named, with its media type.
func TestDescriptionListsTheFormats(t *testing.T) {
	item := loadContract(t).doc.Paths.Value("/t/{slug}.{format}")
	named := item.Parameters.GetByInAndName("path", "format").Schema.Value.Enum
	content := item.Get.Responses.Status(200).Value.Content
	for _, f := range formats.All() {
		if f.Encode == nil {
			continue
		}
		if !slices.Contains(named, any(f.Extension)) {
			t.Errorf("the format %s is not named", f.Extension)
		}
		if kind, _, _ := strings.Cut(f.MediaType, ";"); content[kind] == nil {
			t.Errorf("the media type %s is not named", kind)
		}
	}
}

// unseen lists what the description promises and no answer has shown.
func (c *contract) unseen() []string {
	var list []string
	for path, item := range c.doc.Paths.Map() {
		for method, operation := range item.Operations() {
			for status := range operation.Responses.Map() {
				if one := method + " " + path + " " + status; !c.kept[one] {
					list = append(list, one)
				}
			}
		}
	}
	slices.Sort(list)
	return list
}

// Every address meant for programs is described, and everything described is
// there.
func TestDescriptionListsTheRoutes(t *testing.T) {
	listed := map[string]bool{}
	for path, item := range loadContract(t).doc.Paths.Map() {
		for method := range item.Operations() {
			listed[method+" "+regexp.MustCompile(`\{\w+\}`).ReplaceAllString(path, "*")] = true
		}
	}
	there := map[string]bool{}
	for _, r := range (&Server{}).routes() {
		if r.Path == "/t/:name" {
			there["GET /t/*.*"] = true
		} else if isForPrograms(r.Path) {
			there[r.Method+" "+regexp.MustCompile(`:\w+`).ReplaceAllString(r.Path, "*")] = true
		}
	}
	for route := range there {
		if !listed[route] {
			t.Errorf("%s is not described", route)
		}
	}
	for route := range listed {
		if !there[route] {
			t.Errorf("%s is described and not there", route)
		}
	}
}

// isForPrograms reports whether an address is one of data; widgets and their
// scripts are public too, and for pages.
func isForPrograms(path string) bool {
	return strings.HasPrefix(path, "/api/") || path == "/oembed" || path == described.Path || path == address.Schema
}
