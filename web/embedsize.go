package web

// The sizes of the widget in CSS pixels, as css/widget.css draws it where a rem
// is 16 pixels. Pages that hold a widget are told its height beforehand, so that
// nothing on them moves when it comes: the compact widget has a height that does
// not depend on its width, nor on the fonts of the reader's machine.
const (
	widgetWidth = 800 // what oEmbed proposes; the widget takes any

	widgetBorder = 2
	widgetTop    = 88  // title, two lines at most, and facts
	widgetChart  = 80  // axis and marks
	widgetRow    = 56  // a folded event
	widgetPager  = 48  // the way to the rest of the list
	widgetOne    = 384 // one event and the ways to its neighbours
	widgetFoot   = 40

	// The full widget is as high as its texts are long. This is what is reserved;
	// in a plain frame the rest can be scrolled to.
	widgetFull = 720
)

// height is how high the widget is when n events are chosen.
func (v widgetView) height(n int64) int {
	if v.full {
		return widgetFull
	}
	h := widgetBorder + widgetFoot + widgetChart
	if !v.bare {
		h += widgetTop
	}
	if v.one {
		return h + widgetOne
	}
	h += int(min(n, widgetRows)) * widgetRow
	if n > widgetRows {
		h += widgetPager
	}
	return h
}
