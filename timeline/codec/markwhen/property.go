package markwhen

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// A propertyList is what properties say: members that we know, and lines that
// are kept.
type propertyList struct {
	members document.RawObject
	kept    []string
	open    bool // the last line is among the kept, and may go on
	faults  timeline.Invalid
}

// property reads the current line as a property; false when it is none. Lines
// that are indented, or begin with a dash, go on what stands before them.
func (d *reader) property(list *propertyList, known []string) bool {
	m := propertyPattern.FindStringSubmatch(d.line)
	if m == nil {
		list.open = list.open && nestedPattern.MatchString(d.line)
		switch {
		case list.open && !utf8.ValidString(d.line):
			list.fault(d, "", strings.ToValidUTF8(d.line, "\uFFFD"), "not valid UTF-8", "save the file as UTF-8")
		case list.open:
			list.kept = append(list.kept, d.line)
		}
		return list.open
	}
	list.open = false
	switch {
	case !utf8.ValidString(d.line):
		list.fault(d, m[1], strings.ToValidUTF8(m[2], "\uFFFD"), "not valid UTF-8", "save the file as UTF-8")
	case !slices.Contains(known, m[1]):
		list.kept, list.open = append(list.kept, d.line), true
	case list.members.Get(m[1]) != nil:
		list.fault(d, m[1], m[2], "said twice", "keep one of the two")
	default:
		list.members = append(list.members, document.RawMember{Name: m[1], Value: propertyValue(m[1], m[2])})
	}
	return true
}

func (l *propertyList) fault(d *reader, key, value, problem, remedy string) {
	l.faults = append(l.faults, timeline.Fault{Path: source.Place{Unit: source.UnitLine, Number: d.number}.Path(key), Value: timeline.Excerpt(value), Problem: problem, Remedy: remedy})
}

// propertyValue is the value of a member as JSON: what is no JSON is a plain
// text, and so is a number where a text is wanted.
func propertyValue(key, value string) json.RawMessage {
	texts := []string{"id", "title", "text", "date", "group", "description", "timezone", "language"}
	isText := value != "" && (value[0] == '"' || value[0] == '{')
	if json.Valid([]byte(value)) && (isText || !slices.Contains(texts, key)) {
		return json.RawMessage(value)
	}
	return document.AppendString(nil, strings.Trim(value, "'"))
}

// text is the value of a property that is a text.
func (l *propertyList) text(name string) string {
	var text string
	json.Unmarshal(l.members.Get(name), &text) // "" for what is none
	return strings.TrimSpace(text)
}

// withKept puts lines that were kept into Extra.
func withKept(extra json.RawMessage, lines []string) json.RawMessage {
	if len(lines) == 0 {
		return extra
	}
	list, _ := json.Marshal(lines) // strings always marshal
	return document.ParseRawObject(extra).With(formatName, list).AppendTo(nil)
}
