package timelinejs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// Version1 returns the format of TimelineJS before 2014, which old pages still have. It is
// read only: the story is turned into one of today's and read as that.
func Version1() codec.Format {
	return codec.Format{
		Name: "timelinejs1.json", Title: "TimelineJS 1 JSON", MediaType: "application/json", Extension: "json",
		Detect: detectVersion1, Decode: decodeVersion1,
	}
}

func detectVersion1(prefix []byte) bool {
	sketch, ok := document.SketchOf(prefix)
	return ok && !sketch.More && sketch.Has("timeline") && !sketch.Has("events") && !sketch.Has("kronika")
}

// A story1 is a story of version 1.
type story1 struct {
	Timeline struct {
		slide1
		Dates []slide1 `json:"date"`
		Eras  []slide1 `json:"era"`
	} `json:"timeline"`
}

type slide1 struct {
	Start    string `json:"startDate"`
	End      string `json:"endDate"`
	Headline string `json:"headline"`
	Text     string `json:"text"`
	Tag      string `json:"tag"`
	Asset    *struct {
		Media   string `json:"media"`
		Credit  string `json:"credit"`
		Caption string `json:"caption"`
	} `json:"asset"`
}

func decodeVersion1(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	text, err := io.ReadAll(io.LimitReader(r, source.MaxUnit+1))
	if err != nil {
		return nil, err
	}
	if len(text) > source.MaxUnit {
		return nil, &source.InputError{Kind: source.ErrTooLarge, Problem: fmt.Sprintf("a story of version 1 that is longer than %d MB", source.MaxUnit>>20), Remedy: "divide it"}
	}
	var old story1
	if err := json.Unmarshal(bytes.TrimPrefix(text, []byte("\uFEFF")), &old); err != nil {
		s := document.NewScanner(text)
		s.Skip()
		if s.Broken != nil {
			return nil, s.InputError(1, 1)
		}
		return nil, &source.InputError{Kind: source.ErrSyntax, Problem: "not a story of TimelineJS 1: " + err.Error(), Remedy: "write its texts and dates in double quotes"}
	}
	t := &old.Timeline
	story := map[string]any{"events": slides(t.Dates)}
	if t.Headline != "" || t.Text != "" {
		title := t.slide1
		title.Start, title.End = "", ""
		story["title"] = title.slide()
	}
	if len(t.Eras) > 0 {
		story["eras"] = slides(t.Eras)
	}
	today, err := json.Marshal(story)
	if err != nil {
		return nil, err
	}
	return decodeTimelineJS(bytes.NewReader(today), opts)
}

func slides(of []slide1) []any {
	all := make([]any, len(of))
	for i := range of {
		all[i] = of[i].slide()
	}
	return all
}

// slide writes a slide as version 3 has it.
func (s *slide1) slide() map[string]any {
	slide := map[string]any{"text": map[string]string{"headline": s.Headline, "text": s.Text}}
	if start := date1(s.Start); start != nil {
		slide["start_date"] = start
	}
	if end := date1(s.End); end != nil {
		slide["end_date"] = end
	}
	if s.Tag != "" {
		slide["group"] = s.Tag
	}
	if s.Asset != nil && s.Asset.Media != "" {
		slide["media"] = map[string]string{"url": s.Asset.Media, "credit": s.Asset.Credit, "caption": s.Asset.Caption}
	}
	return slide
}

// date1 reads a date of version 1: its parts with commas between them, or as in the
// spreadsheet of that time. It is nil for an empty text.
func date1(text string) map[string]string {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	parts := strings.Split(text, ",")
	if len(parts) == 1 {
		row := &tlRow{cells: map[string]string{"date": text}}
		if d := row.readFirstDate("date"); d != nil && len(row.faults) == 0 {
			parts = d.Parts[:]
		}
	}
	date := map[string]string{}
	for i, part := range parts[:min(len(parts), len(tlPartNames))] {
		if part = strings.TrimSpace(part); part != "" {
			date[tlPartNames[i]] = part
		}
	}
	return date
}
