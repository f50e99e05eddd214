package draw

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strconv"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"kronika/timeline/chart"
)

// A painter is a canvas of pixels.
type painter struct {
	img   *image.RGBA
	zoom  float64 // pixels to a unit
	inks  []color.RGBA
	faces map[typeface]font.Face
	shape vector.Rasterizer
}

func newPainter(palette []chart.Tint, width, height, scale float64) *painter {
	p := &painter{zoom: scale, faces: map[typeface]font.Face{}}
	p.img = image.NewRGBA(image.Rect(0, 0, int(math.Ceil(width*scale)), int(math.Ceil(height*scale))))
	for _, t := range inks(palette) {
		p.inks = append(p.inks, colorOf(t.Light))
	}
	draw.Draw(p.img, p.img.Bounds(), image.NewUniform(p.inks[paperInk]), image.Point{}, draw.Src)
	return p
}

// colorOf reads #rrggbb, which is known to be that.
func colorOf(hex string) color.RGBA {
	n, _ := strconv.ParseUint(hex[1:], 16, 32)
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}

// fill fills the path that trace draws within a box, in units. The path has
// pixels for units and begins at the box's corner.
func (p *painter) fill(b box, ink ink, fade fade, trace func(z *vector.Rasterizer, at func(x, y float64) (float32, float32))) {
	x0, y0 := math.Floor(b.x*p.zoom)-1, math.Floor(b.y*p.zoom)-1
	w, h := int(math.Ceil(b.w*p.zoom))+3, int(math.Ceil(b.h*p.zoom))+3
	if w <= 3 && b.w < 0 || w > 1<<14 || h > 1<<14 {
		return
	}
	p.shape.Reset(w, h)
	trace(&p.shape, func(x, y float64) (float32, float32) { return float32(x*p.zoom - x0), float32(y*p.zoom - y0) })
	mask := image.NewAlpha(image.Rect(0, 0, w, h))
	p.shape.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	if fade != noFade {
		fadeMask(mask, fade)
	}
	target := mask.Bounds().Add(image.Pt(int(x0), int(y0)))
	draw.DrawMask(p.img, target, image.NewUniform(p.inks[ink]), image.Point{}, mask, image.Point{}, draw.Over)
}

// fadeMask lets a mask vanish along its length.
func fadeMask(mask *image.Alpha, f fade) {
	stops := fadeStops(f)
	width := mask.Bounds().Dx()
	for x := range width {
		left := leftAt(stops, (float64(x)+.5)/float64(width))
		for y := range mask.Bounds().Dy() {
			i := mask.PixOffset(x, y)
			mask.Pix[i] = uint8(float64(mask.Pix[i]) * left)
		}
	}
}

// rect fills the pixels that lie wholly within a plain box at once: the ground of an
// era may be as large as the picture.
func (p *painter) rect(b box, ink ink, fade fade) {
	pixel := func(x float64, round func(float64) float64) int { return int(round(x * p.zoom)) }
	inner := image.Rect(pixel(b.x, math.Ceil), pixel(b.y, math.Ceil), pixel(b.x+b.w, math.Floor), pixel(b.y+b.h, math.Floor))
	if b.radius > 0 || fade != noFade || b.w <= 0 || b.h <= 0 || inner.Dx() < 4 || inner.Dy() < 4 {
		p.round(b, ink, fade)
		return
	}
	draw.Draw(p.img, inner, image.NewUniform(p.inks[ink]), image.Point{}, draw.Src)
	x0, y0 := float64(inner.Min.X)/p.zoom, float64(inner.Min.Y)/p.zoom
	x1, y1 := float64(inner.Max.X)/p.zoom, float64(inner.Max.Y)/p.zoom
	for _, edge := range []box{
		{b.x, b.y, b.w, y0 - b.y, 0}, {b.x, y1, b.w, b.y + b.h - y1, 0},
		{b.x, y0, x0 - b.x, y1 - y0, 0}, {x1, y0, b.x + b.w - x1, y1 - y0, 0},
	} {
		if edge.w > 0 && edge.h > 0 {
			p.round(edge, ink, noFade)
		}
	}
}

// round fills a box with round corners.
func (p *painter) round(b box, ink ink, fade fade) {
	p.fill(b, ink, fade, func(z *vector.Rasterizer, at func(x, y float64) (float32, float32)) {
		r := min(b.radius, b.w/2, b.h/2)
		const k = .5523 // of a radius: where the control points of a quarter circle stand
		x0, y0, x1, y1 := b.x, b.y, b.x+b.w, b.y+b.h
		corner := func(ax, ay, bx, by, cx, cy float64) {
			px, py := at(ax, ay)
			qx, qy := at(bx, by)
			rx, ry := at(cx, cy)
			z.CubeTo(px, py, qx, qy, rx, ry)
		}
		z.MoveTo(at(x0+r, y0))
		z.LineTo(at(x1-r, y0))
		corner(x1-r+k*r, y0, x1, y0+r-k*r, x1, y0+r)
		z.LineTo(at(x1, y1-r))
		corner(x1, y1-r+k*r, x1-r+k*r, y1, x1-r, y1)
		z.LineTo(at(x0+r, y1))
		corner(x0+r-k*r, y1, x0, y1-r+k*r, x0, y1-r)
		z.LineTo(at(x0, y0+r))
		corner(x0, y0+r-k*r, x0+r-k*r, y0, x0+r, y0)
		z.ClosePath()
	})
}

func (p *painter) line(x0, y0, x1, y1, width float64, ink ink) {
	length := math.Hypot(x1-x0, y1-y0)
	if length == 0 {
		return
	}
	nx, ny := (y1-y0)/length*width/2, (x0-x1)/length*width/2 // across it
	b := box{min(x0, x1) - width, min(y0, y1) - width, math.Abs(x1-x0) + 2*width, math.Abs(y1-y0) + 2*width, 0}
	p.fill(b, ink, noFade, func(z *vector.Rasterizer, at func(x, y float64) (float32, float32)) {
		z.MoveTo(at(x0+nx, y0+ny))
		z.LineTo(at(x1+nx, y1+ny))
		z.LineTo(at(x1-nx, y1-ny))
		z.LineTo(at(x0-nx, y0-ny))
		z.ClosePath()
	})
}

// curve draws two units of five of a cubic curve.
func (p *painter) curve(from, control0, control1, to point, ink ink) {
	const parts = 400
	at := func(i int) point {
		t := float64(i) / parts
		a, b, c, d := (1-t)*(1-t)*(1-t), 3*t*(1-t)*(1-t), 3*t*t*(1-t), t*t*t
		return point{a*from.x + b*control0.x + c*control1.x + d*to.x, a*from.y + b*control0.y + c*control1.y + d*to.y}
	}
	gone, last := 0.0, from
	start := from
	for i := 1; i <= parts; i++ {
		next := at(i)
		gone += math.Hypot(next.x-last.x, next.y-last.y)
		switch {
		case gone < 2:
		case gone < 5 && start != (point{}):
			p.line(start.x, start.y, next.x, next.y, 1.25, ink)
			start = point{}
		case gone >= 5:
			gone, start = 0, next
		}
		last = next
	}
}

func (p *painter) ring(at point, radius float64, ink ink) {
	disc := func(r float64) box { return box{at.x - r, at.y - r, 2 * r, 2 * r, r} }
	p.rect(disc(radius+1), ink, noFade)
	p.rect(disc(radius-1), paperInk, noFade)
}

// text sets a line. Letters that the font lacks, it shows as boxes.
func (p *painter) text(at point, text string, face typeface, anchor anchor, ink ink) {
	f := p.faces[face]
	if f == nil {
		f = face.face(p.zoom)
		p.faces[face] = f
	}
	text = missing(f, text)
	width := float64(font.MeasureString(f, text)) / 64
	x := at.x*p.zoom - width*[...]float64{0, .5, 1}[anchor]
	drawer := font.Drawer{Dst: p.img, Src: image.NewUniform(p.inks[ink]), Face: f,
		Dot: fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(at.y * p.zoom * 64)}}
	drawer.DrawString(text)
}

// missing puts one box for each run of letters that the font lacks, and nothing
// for the marks on them.
func missing(f font.Face, text string) string {
	var b []rune
	for _, r := range text {
		if _, ok := f.GlyphAdvance(r); ok || unicode.IsSpace(r) {
			b = append(b, r)
		} else if !unicode.Is(unicode.Mn, r) && (len(b) == 0 || b[len(b)-1] != '□') {
			b = append(b, '□')
		}
	}
	return string(b)
}

func (p *painter) begin(string, string) {}
func (p *painter) end()                 {}
