package markwhen

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/datetext"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// readHead reads up to the first event or heading.
func (d *reader) readHead(opts codec.DecodeOptions) timeline.Invalid {
	var list propertyList
	fenced := false
	for d.next(); d.err == nil; d.next() {
		if strings.HasPrefix(d.line, "---") {
			if fenced {
				d.next()
				break
			}
			fenced = true
			continue
		}
		if !fenced && (d.isEvent || d.isHeading(d.line)) {
			break
		}
		switch m := tagColor.FindStringSubmatch(d.line); {
		case d.line == "" || comment.MatchString(d.line):
		case m != nil:
			d.colors[m[1]] = strings.Trim(m[2], `"'`)
		case !d.property(&list, headProperties):
			list.fault(d, "", d.line, "not a property", "write key: value, or a date and a colon before the first event")
		}
	}
	return append(list.faults, d.finishHead(&list, opts)...)
}

// finishHead makes the head of what its properties say.
func (d *reader) finishHead(list *propertyList, opts codec.DecodeOptions) timeline.Invalid {
	var faults timeline.Invalid
	h := d.head
	if whole := list.members.Get("kronika"); whole != nil {
		d.scan.Reset(whole, source.Place{})
		document.ReadMembers(&d.scan, document.HeadMembers, h)
		faults = slices.Clone(d.scan.Faults)
	}
	if len(h.Languages) == 0 {
		h.Languages = slices.Clone(opts.Languages)
	}
	h.Expand()
	d.language = cmp.Or(list.text("language"), h.FirstLanguage())
	if len(h.Languages) == 0 && d.language != timeline.Undetermined {
		h.Languages = []string{d.language}
	}
	if zone := list.text("timezone"); h.TimeZone == "" && isTimeZone(zone) {
		h.TimeZone = zone
	}
	d.setLine(&h.Title, cmp.Or(list.text("title"), opts.Title))
	d.setLine(&h.Summary, list.text("description"))
	if h.Title == nil {
		d.setText(&h.Title, cmp.Or(codec.TitleOf(opts.FileName), opts.Slug, "Timeline"))
	}
	title, _ := h.Title.In(d.language)
	h.Slug = cmp.Or(opts.Slug, h.Slug, codec.SlugFrom(title), "timeline")
	h.TimeZone = cmp.Or(h.TimeZone, opts.TimeZone)
	h.Extra = withKept(h.Extra, list.kept)
	d.context.order = datetext.MonthFirst
	if strings.HasPrefix(strings.ToLower(list.text("dateFormat")), "d") {
		d.context.order = datetext.DayFirst
	}
	d.context.languages = append([]string{"en"}, datetext.Known(d.language)...)
	return faults
}

// headProperties are the properties of front matter that we know.
var headProperties = []string{"title", "description", "timezone", "language", "dateFormat", "kronika"}

func isTimeZone(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && name != "" && name != "Local"
}

// setLine is setText for what was written on one line: a text that only differs
// by that stays as it is.
func (d *reader) setLine(text *timeline.Text, line string) {
	if have, lang := text.In(d.language); lang != d.language || codec.OneLine(have) != line {
		d.setText(text, line)
	}
}
