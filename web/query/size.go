package query

// The sizes of the widget in CSS pixels, as css/widget.css draws it where a rem
// is 16 pixels. Pages that hold a widget are told its height beforehand, so that
// nothing on them moves when it comes: the compact widget has a height that does
// not depend on its width, nor on the fonts of the reader's machine.
const (
	WidgetWidth = 800 // what oEmbed proposes; the widget takes any

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

// Height is how high the widget is when n events are chosen.
func (v Widget) Height(n int64) int {
	if v.Full {
		return widgetFull
	}
	h := widgetBorder + widgetFoot + widgetChart
	if !v.Bare {
		h += widgetTop
	}
	if v.One {
		return h + widgetOne
	}
	h += int(min(n, WidgetRows)) * widgetRow
	if n > WidgetRows {
		h += widgetPager
	}
	return h
}

// WidgetRows is how many events the widget lists.
const WidgetRows = 20
