package items

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"kronika/timeline/document"
)

// Pages hold the data of such timelines as JavaScript, and people copy it out of them:
// names without quotes, texts in single quotes, comments, commas behind the last element.

// FromLiteral turns an object or array literal of JavaScript into JSON. A declaration
// before it, a call around it such as new vis.DataSet([…]), and a semicolon behind it are
// left out. What is no literal comes out as it is, for the reader of JSON to complain of.
func FromLiteral(text []byte) []byte {
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\uFEFF")))
	text = text[len(comments.Find(text)):]
	if m := declaration.FindSubmatchIndex(text); m != nil {
		text = text[m[1]-1:]
	}
	text = bytes.TrimRight(text, "); \t\r\n")
	var b bytes.Buffer
	for i := 0; i < len(text); {
		i += literalToken(&b, text[i:])
	}
	return b.Bytes()
}

// declaration is what stands before the literal: var items = new vis.DataSet(
var declaration = regexp.MustCompile(`^(?:(?:export\s+default|(?:export\s+)?(?:var|let|const)\s+[\w$]+\s*=|[\w$.]+\s*=)\s*)?(?:new\s+)?(?:[\w$.]+\s*\(\s*)?[\[{]`)

// comments are those before the first word.
var comments = regexp.MustCompile(`^(?:\s|//[^\n]*(?:\n|$)|/\*[\s\S]*?\*/)*`)

// literalToken writes the token at the start of a text and returns its length.
func literalToken(b *bytes.Buffer, text []byte) int {
	switch c := text[0]; {
	case c == '"' || c == '\'' || c == '`':
		return literalString(b, text)
	case bytes.HasPrefix(text, []byte("//")):
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			return end
		}
		return len(text)
	case bytes.HasPrefix(text, []byte("/*")):
		if end := bytes.Index(text, []byte("*/")); end >= 0 {
			return end + 2
		}
		return len(text)
	case c == ',' && trailing.Match(text):
		return 1
	case isNameStart(c):
		return literalName(b, text)
	default:
		b.WriteByte(c)
		return 1
	}
}

// trailing is a comma behind the last element.
var trailing = regexp.MustCompile(`^,(?:\s|//[^\n]*\n|/\*[\s\S]*?\*/)*[\]}]`)

// newDate is a date that JavaScript makes: new Date("2014-04-20"), new Date(2014, 3, 20).
var newDate = regexp.MustCompile(`^new\s+Date\(\s*([^()]*?)\s*\)`)

func isNameStart(c byte) bool {
	return c == '_' || c == '$' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// literalName writes a name as a text, unless it is a word of JSON.
func literalName(b *bytes.Buffer, text []byte) int {
	if m := newDate.FindSubmatch(text); m != nil {
		b.Write(dateArguments(string(m[1])))
		return len(m[0])
	}
	end := 0
	for end < len(text) && (isNameStart(text[end]) || text[end] >= '0' && text[end] <= '9') {
		end++
	}
	switch name := string(text[:end]); name {
	case "true", "false", "null":
		b.WriteString(name)
	case "undefined":
		b.WriteString("null")
	default:
		b.Write(document.AppendString(nil, name))
	}
	return end
}

// dateArguments writes what a date is made of: a text, milliseconds, or year, month from
// 0, day and so on.
func dateArguments(arguments string) []byte {
	parts := strings.Split(arguments, ",")
	var numbers []string
	for i, part := range parts {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || len(parts) == 1 {
			return document.AppendString(nil, strings.Trim(arguments, "'\"` "))
		}
		if i == 1 {
			n++
		}
		numbers = append(numbers, strconv.Itoa(100 + n)[1:])
		if i == 0 {
			numbers[0] = strconv.Itoa(n)
		}
	}
	text := strings.Join(numbers[:min(3, len(numbers))], "-")
	if len(numbers) > 4 {
		text += "T" + strings.Join(numbers[3:min(6, len(numbers))], ":")
	}
	return document.AppendString(nil, text)
}

// literalString writes a text in any of the three kinds of quotes.
func literalString(b *bytes.Buffer, text []byte) int {
	quote := text[0]
	var out []byte
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == quote:
			b.Write(document.AppendString(nil, string(out)))
			return i + 1
		case c == '\\' && i+1 < len(text):
			i++
			switch text[i] {
			case 'n':
				out = append(out, '\n')
			case 't':
				out = append(out, '\t')
			case 'r', '\n':
			case 'u':
				if n, err := strconv.ParseUint(string(text[i+1:min(i+5, len(text))]), 16, 32); err == nil {
					out = append(out, string(rune(n))...)
					i += 4
				}
			default:
				out = append(out, text[i])
			}
		default:
			out = append(out, c)
		}
	}
	b.Write(text) // never closed: the reader of JSON says where
	return len(text)
}
