package publish

import (
	"context"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// A Checked says what reading a document found.
type Checked struct {
	Format codec.Format
	// Head is the timeline without its events; nil when it could not be read.
	Head   *timeline.Timeline
	Sheets []string // of a workbook
	// Columns are those of a table; nil for other formats.
	Columns []codec.Column
	Notes   source.Report // what is read otherwise than it stands there
	Faults  timeline.Invalid
	// Read and Good count the events and those without a fault.
	Read, Good int64
	// First are the first sound events, as many as were asked for.
	First []timeline.Event
}

// Check reads a document to its end, stores nothing, and keeps the first sound events, at
// most as many as first. The error is an *UnknownFormat, an *OptionError, or that of the
// reader or the context; what is wrong with the document is in the result.
func Check(ctx context.Context, d Document, first int) (Checked, error) {
	format, r, err := d.open()
	found := Checked{Format: format}
	if faults, ok := source.Faults(err); ok {
		found.Faults = faults
		return found, nil
	}
	if err != nil {
		return found, err
	}
	stream, err := format.Decode(r, d.DecodeOptions)
	found.Faults, err = codec.CheckDecoded(ctx, stream, err, func(e *timeline.Event, sound bool) {
		found.Read++
		if sound {
			found.Good++
		}
		if sound && len(found.First) < first {
			found.First = append(found.First, *e)
		}
	})
	if stream != nil {
		found.Head, found.Columns, found.Sheets = stream.Head, stream.Columns, stream.Sheets
		if stream.Notes != nil {
			found.Notes = *stream.Notes
		}
	}
	return found, err
}
