package web

import (
	_ "embed"

	"github.com/labstack/echo/v4"

	"kronika/timeline/codec"
)

//go:embed openapi.yaml
var openAPI []byte

// getOpenAPI serves the description of the API.
func (s *apis) getOpenAPI(c echo.Context) error {
	return sendContract(c, "application/yaml", openAPI)
}

// getSchema serves the JSON Schema of the document.
func (s *apis) getSchema(c echo.Context) error {
	return sendContract(c, "application/schema+json", codec.Schema())
}

func sendContract(c echo.Context, mediaType string, text []byte) error {
	return send(c, reply{mediaType: mediaType, tag: tagOf(mediaType), cache: cacheData, body: quickBody(text)})
}
