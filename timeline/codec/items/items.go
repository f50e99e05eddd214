// Package items makes events of the items of other timeline programs.
//
// Those programs agree on little but this: an item has a beginning, perhaps an end, a
// title and a text, both mostly HTML, a group by its name, a picture and a link. A format
// fills an [Item] with that as it stands in the document; a [Builder] reads the dates,
// turns HTML into Markdown, enters groups and links in the head, gives ids, and keeps the
// rest in the event's Extra.
//
// Documents of such programs are short. They are read whole, up to source.MaxUnit.
package items

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/richtext"
	"kronika/timeline/source"
)

// An Item is what a document says of an event, "" where it says nothing.
type Item struct {
	ID          string
	Start, End  string // dates as ISO 8601, as JavaScript writes them, or in words
	Vague       bool   // it happened at some time from Start to End, and did not last so long
	EDTF        bool   // the dates are EDTF where they can be read as that
	Title, Text string // HTML or plain text
	Group       string // its label
	Image       string // the address of a picture
	Caption     string // HTML or plain text
	Link        string // the address of a page about it
	Kept        document.RawObject
}

// A Builder makes the events of one document.
type Builder struct {
	Head    *timeline.Timeline
	Notes   source.Report
	format  string
	ids     codec.Namer
	groups  map[string]string // label → id
	sources map[string]string // address → id
	names   codec.Namer       // of sources
	dates   dateReader
}

// NewBuilder returns a builder for a document of the format with the name.
func NewBuilder(format string, opts codec.DecodeOptions) *Builder {
	b := &Builder{
		Head: codec.HeadFrom(opts), format: format, ids: codec.Namer{}, groups: map[string]string{}, sources: map[string]string{}, names: codec.Namer{},
		dates: newDateReader(opts),
	}
	b.Head.Expand()
	return b
}

// Whole reads a document to its end.
func Whole(r io.Reader, what string) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, source.MaxUnit+1))
	if err != nil {
		return nil, err
	}
	if len(text) > source.MaxUnit {
		return nil, &source.InputError{Kind: source.ErrTooLarge, Problem: fmt.Sprintf("%s longer than %d MB", what, source.MaxUnit>>20), Remedy: "divide it"}
	}
	return text, nil
}

// Event makes the event of an item. Where says where the item stands; member names the
// members that hold what is at fault, as the document calls them.
func (b *Builder) Event(it *Item, place source.Place, member func(string) string) (timeline.Event, timeline.Invalid) {
	faults := document.FaultList{Place: place}
	e := timeline.Event{Importance: timeline.DefaultImportance}
	b.dates.read(&e, it, &faults, member)
	title, text := words(it.Title), markdown(it.Text)
	if title == "" {
		title = codec.FirstWords(words(it.Text), titleLimit)
	}
	if title == "" && len(faults.Faults) == 0 {
		faults.Push(member("title"))
		faults.Fault("", "missing", "write what happened in a few words")
		faults.Pop()
	}
	e.Title, e.Text = b.text(title), b.text(text)
	e.Group = b.group(words(it.Group))
	b.picture(&e, it, place, member)
	b.link(&e, it)
	e.ID = b.id(it.ID, title)
	if len(it.Kept) > 0 {
		for _, m := range it.Kept {
			b.Notes.Add(place.Path(m.Name), "members that have no place in a timeline are kept, but not shown")
		}
		e.Extra = document.WithExtra(nil, b.format, it.Kept.AppendTo(nil))
	}
	b.Head.ExpandEvent(&e)
	return e, faults.Faults
}

// titleLimit is about how long a title made of a text gets, in characters.
const titleLimit = 80

// words returns the words of a text that may be HTML, on one line.
func words(text string) string {
	if richtext.IsHTML(text) || strings.Contains(text, "&") {
		text = richtext.Plain(richtext.FromHTML(text))
	}
	return codec.OneLine(text)
}

// markdown returns a text that may be HTML as Markdown.
func markdown(text string) string {
	if text = strings.TrimSpace(text); richtext.IsHTML(text) || strings.Contains(text, "&") {
		return richtext.FromHTML(text)
	}
	return richtext.FromPlain(text)
}

func (b *Builder) text(words string) timeline.Text {
	if strings.TrimSpace(words) == "" {
		return nil
	}
	return timeline.Text{{Lang: b.Head.FirstLanguage(), Text: words}}
}

// id gives an event its id: the item's own where it can be one, else one of its title.
func (b *Builder) id(own, title string) string {
	if codec.IsID(own) && !b.ids.Has(own) {
		b.ids.Claim(own)
		return own
	}
	return b.ids.Name(title, "event")
}

// group finds the group with the label, and makes one where there is none.
func (b *Builder) group(label string) string {
	if label == "" {
		return ""
	}
	id, known := b.groups[label]
	if !known && len(b.groups) < codec.MaxReferences {
		id = codec.IDLike(label)
		if _, taken := b.Head.Group(id); taken || !codec.IsID(id) {
			id = b.ids.Name("group "+label, "group")
		}
		b.groups[label] = id
		b.Head.Groups = append(b.Head.Groups, timeline.Group{ID: id, Label: b.text(label)})
	}
	return id
}

// Era enters a background span of the document in the head; faults are those of its date.
func (b *Builder) Era(it *Item, place source.Place, member func(string) string) timeline.Invalid {
	faults := document.FaultList{Place: place}
	var e timeline.Event
	b.dates.read(&e, it, &faults, member)
	label := words(cmp.Or(it.Title, it.Text))
	if len(faults.Faults) > 0 || label == "" {
		return faults.Faults
	}
	b.Head.Eras = append(b.Head.Eras, timeline.Era{Date: e.Date, Label: b.text(label)})
	return nil
}

// picture makes a media item of the picture's address.
func (b *Builder) picture(e *timeline.Event, it *Item, place source.Place, member func(string) string) {
	address := strings.TrimSpace(it.Image)
	switch {
	case address == "":
	case IsAddress(address):
		e.Media = []timeline.Media{{URL: address, Type: codec.MediaType(address), Caption: b.text(markdown(it.Caption))}}
	default:
		it.Kept = append(it.Kept, document.RawMember{Name: member("image"), Value: document.AppendString(nil, address)})
		b.Notes.Add(place.Path(member("image")), "pictures at no web address are kept, but not shown")
	}
}

// link makes a citation of the address of a page about the event.
func (b *Builder) link(e *timeline.Event, it *Item) {
	address := strings.TrimSpace(it.Link)
	if !IsAddress(address) {
		return
	}
	id, known := b.sources[address]
	if !known {
		if len(b.sources) >= codec.MaxReferences {
			return
		}
		title := address
		if u, err := url.Parse(address); err == nil {
			title = u.Host + strings.TrimSuffix(u.Path, "/")
		}
		id = b.names.Name(title, "source")
		b.sources[address] = id
		b.Head.Sources = append(b.Head.Sources, timeline.Source{ID: id, Title: b.text(title), URL: address})
	}
	e.Citations = []timeline.Citation{{Source: id}}
}

// IsAddress reports whether a text is an address on the web.
func IsAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
