package api

import (
	_ "embed"

	"github.com/labstack/echo/v4"

	"kronika/timeline/document"
	"kronika/web/reply"
)

//go:embed openapi.yaml
var OpenAPI []byte

// getOpenAPI serves the description of the API.
func (s *API) getOpenAPI(c echo.Context) error {
	return sendContract(c, "application/yaml", OpenAPI)
}

// getSchema serves the JSON Schema of the document.
func (s *API) getSchema(c echo.Context) error {
	return sendContract(c, "application/schema+json", document.Schema())
}

func sendContract(c echo.Context, mediaType string, text []byte) error {
	return reply.Send(c, reply.Answer{MediaType: mediaType, Tag: reply.Tag(mediaType), Cache: reply.CacheData, Body: reply.QuickBody(text)})
}
