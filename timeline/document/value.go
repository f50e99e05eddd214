package document

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

// Text reads a string.
func (s *Scanner) Text() string { return string(s.wording()) }

// repeatedText reads a string that many events share, such as a group's id, and
// returns the same one each time.
func (s *Scanner) repeatedText() string { return s.share(s.wording()) }

// wording reads a string and records what is wrong with its characters.
func (s *Scanner) wording() []byte {
	if s.Next() != '"' {
		s.Wrong("not a text", "write it in double quotes")
		return nil
	}
	chars, ok := s.characters()
	if !ok {
		s.Fault(string(chars), "half a surrogate pair, which is no character", "write the character itself")
	}
	if !utf8.Valid(chars) {
		s.Fault(string(chars), "not valid UTF-8", "save the file as UTF-8")
	}
	return chars
}

// sharedLimit bounds the strings that share remembers.
const sharedLimit = 1 << 12

func (s *Scanner) share(chars []byte) string {
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

// List reads a list and calls element for each of its elements.
func (s *Scanner) List(element func()) {
	if s.Next() != '[' {
		s.Wrong("not a list", "write it in square brackets")
		return
	}
	i := 0
	s.elements(']', func() {
		s.pushIndex(i)
		element()
		s.Pop()
		i++
	})
}

// localised reads a text: a string, or an object by language tag.
func (s *Scanner) localised() timeline.Text {
	switch s.Next() {
	case '"':
		return timeline.Plain(s.Text())
	case '{':
	default:
		s.Wrong("not a text", `write it in double quotes, or as an object by language such as {"en": "…"}`)
		return nil
	}
	var text timeline.Text
	s.elements('}', func() { text = s.translation(text) })
	return text
}

func (s *Scanner) translation(text timeline.Text) timeline.Text {
	tag := s.share(s.key())
	if s.Broken != nil {
		return text
	}
	s.Push(tag)
	defer s.Pop()
	wording := s.Text()
	if tag == "" {
		s.Fault(wording, "no language", "name it by its BCP 47 tag, such as sq or en-GB")
		return text
	}
	for _, tr := range text {
		if tr.Lang == tag {
			s.Fault(wording, "said twice", "keep one of the two")
			return text
		}
	}
	return append(text, timeline.Translation{Lang: tag, Text: wording})
}

// date reads an EDTF expression.
func (s *Scanner) date() edtf.Date {
	if s.Next() != '"' {
		s.Wrong("not a text", `write the date in double quotes, such as "1999" or "2022-09-07"`)
		return edtf.Date{}
	}
	return s.ParseDate(string(s.wording()))
}

// ParseDate reads an EDTF expression and records what is wrong with it.
func (l *FaultList) ParseDate(text string) edtf.Date {
	date, err := edtf.Parse(text)
	if err != nil {
		problem, remedy := DateFault(err)
		l.Fault(text, problem, remedy)
	}
	return date
}

// DateFault says in two parts what is wrong with a date.
func DateFault(err error) (problem, remedy string) {
	parse, ok := errors.AsType[*edtf.ParseError](err)
	if !ok {
		return err.Error(), ""
	}
	if parse.Hint == "" {
		return parse.Message, "write an EDTF date such as 2022-09-07, 2022-09, 1999 or 1939/1945"
	}
	return parse.Message, parse.Hint
}

// Whole reads a whole number. JSON does not tell 60 from 60.0 or 6e1, nor does
// this.
func (s *Scanner) Whole(remedy string) (int, bool) {
	n, ok := s.float("not a number", remedy)
	if ok && (n != math.Trunc(n) || math.Abs(n) > 1<<31) {
		s.Fault(strconv.FormatFloat(n, 'g', -1, 64), "not a whole number", remedy)
		return 0, false
	}
	return int(n), ok
}

func (s *Scanner) float(problem, remedy string) (float64, bool) {
	if s.Next() != '0' {
		s.Wrong(problem, remedy)
		return 0, false
	}
	text := s.Skip()
	if text == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		s.Fault(string(text), "beyond what a number can be", remedy)
	}
	return n, err == nil
}

// degrees reads a coordinate.
func (s *Scanner) degrees() *float64 {
	n, ok := s.float("not a number", "write decimal degrees, such as 41.32")
	if !ok {
		return nil
	}
	return &n
}

// boolean reads true or false.
func (s *Scanner) boolean() bool {
	if c := s.Next(); c != 't' && c != 'f' {
		s.Wrong("neither true nor false", "write one of the two, without quotes")
		return false
	}
	return string(s.Skip()) == "true"
}

// Raw reads an object of whatever members and keeps its text, less the white
// space between.
func (s *Scanner) Raw() json.RawMessage {
	if s.Next() != '{' {
		s.Wrong("not an object", "write an object with a member for each format")
		return nil
	}
	text := s.Skip()
	var b bytes.Buffer
	if s.Broken != nil || json.Compact(&b, bytes.ToValidUTF8(text, []byte("\uFFFD"))) != nil {
		return nil
	}
	return b.Bytes()
}
