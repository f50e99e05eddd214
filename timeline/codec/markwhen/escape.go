package markwhen

import (
	"strings"
)

// plainLines leaves of a text its lines, without blanks at their ends and around
// the whole, and without controls.
func plainLines(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7F {
			return '\uFFFD'
		}
		return r
	}, text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// escapeTitle disarms what would be a tag or a checkbox in a title.
func escapeTitle(title string) string {
	title = checkbox.ReplaceAllString(title, `\$1[$2]`)
	return titleTag.ReplaceAllString(title, `$1\$2#$3`)
}

// unescapeTitle undoes escapeTitle.
func unescapeTitle(title string) string {
	if m := checkbox.FindStringSubmatch(title); m != nil && m[1] != "" {
		title = title[1:]
	}
	return titleTag.ReplaceAllStringFunc(title, func(tag string) string { return strings.Replace(tag, `\`, "", 1) })
}

// escapeLines disarms the lines of a description that would be something else.
func escapeLines(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = special.ReplaceAllString(line, `$1\$2$3`)
		if at := dateColon(line); at >= 0 {
			lines[i] = line[:at] + `\` + line[at:]
		}
	}
	return lines
}

// unescapeLine undoes escapeLines for one line.
func unescapeLine(line string) string {
	if m := special.FindStringSubmatchIndex(line); m != nil && m[5] > m[4] {
		return line[:m[4]] + line[m[4]+1:]
	}
	if at := dateColon(line); at >= 0 && line[at] == '\\' {
		return line[:at] + line[at+1:]
	}
	return line
}

// dateColon finds where in a line that begins like an event its colon stands,
// or the first of the backslashes that disarm it; -1 in other lines.
func dateColon(line string) int {
	for at := 0; at < min(len(line), dateLimit); at++ {
		if line[at] != ':' {
			continue
		}
		from := len(strings.TrimRight(line[:at], `\`))
		if beginsEvent(strings.TrimSpace(line[:from])) {
			return from
		}
	}
	if at := likeDateColon(line); at >= 0 {
		return len(strings.TrimRight(line[:at], `\`))
	}
	return -1
}
