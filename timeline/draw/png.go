package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"

	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// PNG is the drawing of SVG as a picture, at twice its size so that it is sharp
// on a good screen, in the light colours.
func PNG() codec.Format {
	return codec.Format{Name: "png", Title: "PNG picture", MediaType: "image/png", Extension: "png", Shows: codec.ShowsFew, Encode: encodePNG}
}

const (
	pngScale = 2
	// maxPixels bounds a picture: a timeline of the most lanes and rows is far
	// below it at any width that is asked for.
	maxPixels = 40_000_000
)

func encodePNG(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
	var p *painter
	report, err := drawOn(s, opts, func(d *drawing, width, height float64) canvas {
		scale := float64(pngScale)
		if width*height*scale*scale > maxPixels {
			scale = 1
		}
		p = newPainter(d.palette, width, height, scale)
		return p
	})
	if err != nil {
		return report, err
	}
	return report, writePNG(out, p.img)
}

func writePNG(out io.Writer, img image.Image) error {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := encoder.Encode(&b, img); err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	return flush(out, b.Bytes())
}
