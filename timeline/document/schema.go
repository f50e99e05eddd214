package document

import (
	_ "embed"
)

//go:embed schema/timeline-1.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of the Kronika document, which
// is served at /schema/timeline-1.json. It says of the form what the decoder
// checks, and of the meaning what a schema can: not that ids are unique or that
// a date is EDTF. The bytes are shared: do not change them.
func Schema() []byte { return schema }
