package codec

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// The methods in this file read one value of a certain kind. Where another kind
// stands there they record a fault and skip it.

// text reads a string.
func (s *scanner) text() string { return string(s.characters()) }

// repeatedText reads a string that many events share, such as a group's id, and
// returns the same one each time.
func (s *scanner) repeatedText() string { return s.share(s.characters()) }

func (s *scanner) characters() []byte {
	if s.next() != '"' {
		s.wrong("not a text", "write it in double quotes")
		return nil
	}
	chars := s.string()
	if s.halfPair {
		s.halfPair = false
		s.fault(string(chars), "half a surrogate pair, which is no character", "write the character itself")
	}
	if !utf8.Valid(chars) {
		s.fault(string(chars), "not valid UTF-8", "save the file as UTF-8")
	}
	return chars
}

// sharedLimit bounds the strings that share remembers.
const sharedLimit = 1 << 12

func (s *scanner) share(chars []byte) string {
	if known, ok := s.shared[string(chars)]; ok {
		return known
	}
	text := string(chars)
	if s.shared == nil {
		s.shared = make(map[string]string)
	}
	if len(s.shared) < sharedLimit {
		s.shared[text] = text
	}
	return text
}

// list reads a list and calls element for each of its elements.
func (s *scanner) list(element func()) {
	if s.next() != '[' {
		s.wrong("not a list", "write it in square brackets")
		return
	}
	s.pos++
	for i := 0; s.more(i == 0, ']'); i++ {
		s.pushIndex(i)
		element()
		s.pop()
	}
}

// localised reads a text: a string, or an object by language tag.
func (s *scanner) localised() timeline.Text {
	switch s.next() {
	case '"':
		return timeline.Plain(s.text())
	case '{':
		s.pos++
	default:
		s.wrong("not a text", `write it in double quotes, or as an object by language such as {"en": "…"}`)
		return nil
	}
	var text timeline.Text
	for first := true; s.more(first, '}'); first = false {
		text = s.translation(text)
	}
	return text
}

func (s *scanner) translation(text timeline.Text) timeline.Text {
	tag := s.share(s.key())
	if s.broken != nil {
		return text
	}
	s.push(tag)
	defer s.pop()
	wording := s.text()
	if tag == "" {
		s.fault(wording, "no language", "name it by its BCP 47 tag, such as sq or en-GB")
		return text
	}
	for _, tr := range text {
		if tr.Lang == tag {
			s.fault(wording, "said twice", "keep one of the two")
			return text
		}
	}
	return append(text, timeline.Translation{Lang: tag, Text: wording})
}

// date reads an EDTF expression.
func (s *scanner) date() edtf.Date {
	if s.next() != '"' {
		s.wrong("not a text", `write the date in double quotes, such as "1999" or "2022-09-07"`)
		return edtf.Date{}
	}
	return s.parseDate(string(s.characters()))
}

func (l *faultList) parseDate(text string) edtf.Date {
	date, err := edtf.Parse(text)
	if err != nil {
		problem, remedy := dateFault(err)
		l.fault(text, problem, remedy)
	}
	return date
}

// dateFault says in two parts what is wrong with a date.
func dateFault(err error) (problem, remedy string) {
	parse, ok := errors.AsType[*edtf.ParseError](err)
	if !ok {
		return err.Error(), ""
	}
	if parse.Hint == "" {
		return parse.Message, "write an EDTF date such as 2022-09-07, 2022-09, 1999 or 1939/1945"
	}
	return parse.Message, parse.Hint
}

// whole reads a whole number. JSON does not tell 60 from 60.0 or 6e1, nor does
// this.
func (s *scanner) whole(remedy string) (int, bool) {
	n, ok := s.float("not a number", remedy)
	if ok && (n != math.Trunc(n) || math.Abs(n) > 1<<31) {
		s.fault(strconv.FormatFloat(n, 'g', -1, 64), "not a whole number", remedy)
		return 0, false
	}
	return int(n), ok
}

func (s *scanner) float(problem, remedy string) (float64, bool) {
	if c := s.next(); c != '-' && (c < '0' || c > '9') {
		s.wrong(problem, remedy)
		return 0, false
	}
	text := s.number()
	if text == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		s.fault(string(text), "beyond what a number can be", remedy)
	}
	return n, err == nil
}

// degrees reads a coordinate.
func (s *scanner) degrees() *float64 {
	n, ok := s.float("not a number", "write decimal degrees, such as 41.32")
	if !ok {
		return nil
	}
	return &n
}

// boolean reads true or false.
func (s *scanner) boolean() bool {
	if c := s.next(); c != 't' && c != 'f' {
		s.wrong("neither true nor false", "write one of the two, without quotes")
		return false
	}
	return s.word() == "true"
}

// raw reads an object of whatever members and keeps its text, less the white
// space between.
func (s *scanner) raw() json.RawMessage {
	if s.next() != '{' {
		s.wrong("not an object", "write an object with a member for each format")
		return nil
	}
	text := s.skip()
	var b bytes.Buffer
	if s.broken != nil || json.Compact(&b, bytes.ToValidUTF8(text, []byte("\uFFFD"))) != nil {
		return nil
	}
	return b.Bytes()
}
