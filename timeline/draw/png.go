package draw

import (
	"fmt"
	"image/png"
	"io"

	"kronika/timeline"
)

const (
	pngScale = 2
	// maxPixels bounds a picture: a timeline of the most lanes and rows is far
	// below it at any width that is asked for.
	maxPixels = 40_000_000
)

// PNG draws a timeline as a picture, at twice its size so that it is sharp on a good
// screen, in the light colours. It returns how many events beyond the weightiest are
// not drawn.
func PNG(out io.Writer, head *timeline.Timeline, events Events, opts Options) (left int, err error) {
	d, err := newDrawing(head, events, opts)
	if err != nil {
		return 0, err
	}
	width, height := d.size()
	scale := float64(pngScale)
	if width*height*scale*scale > maxPixels {
		scale = 1
	}
	p := newPainter(d.palette, width, height, scale)
	d.paint(p)
	return d.left, p.write(out)
}

// write writes the picture as PNG.
func (p *painter) write(out io.Writer) error {
	if err := png.Encode(out, p.img); err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	return nil
}
