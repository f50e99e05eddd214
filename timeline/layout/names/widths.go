package names

// serif and sans are the advance widths of U+0020 to U+007E in 1/100 em, of
// DejaVu Serif and of DejaVu Sans Bold. These are the widest faces of our font
// stacks, so that a text is never wider than estimated.
var (
	serif = []int{
		32, 41, 46, 84, 64, 96, 90, 28, 40, 40, 50, 84, 32, 34, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54,
		100, 73, 74, 77, 81, 73, 70, 80, 88, 40, 41, 75, 67, 103, 88, 82, 68, 82, 76, 69, 67, 85, 73, 103, 72, 67, 70, 40, 34, 40, 84, 50,
		50, 60, 65, 57, 65, 60, 38, 65, 65, 32, 32, 61, 32, 95, 65, 61, 65, 65, 48, 52, 41, 65, 57, 86, 57, 57, 53, 64, 34, 64, 84,
	}
	sans = []int{
		35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 59,
		100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 50,
		50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
	}
)

// others are the widths of all other letters, in 1/100 em, the first range that
// holds a letter. Marks above and below letters have none: texts are taken apart
// (NFD) before.
var others = []struct {
	first, last rune
	width       int
}{
	{0x300, 0x36f, 0}, {0x591, 0x5c7, 0}, {0x5d0, 0x5ea, 62}, {0x64b, 0x65f, 0}, {0x620, 0x6ff, 76},
	{0x200b, 0x200f, 0}, {0x2010, 0x2013, 50}, {0x2018, 0x201a, 38}, {0x201c, 0x201e, 60}, {0x202a, 0x202e, 0}, {0x2066, 0x2069, 0},
	{0xa0, 0xa0, 35}, {0xb7, 0xb7, 38}, {0x131, 0x131, 36}, {0x2e80, 0xffef, 100}, {0x1f000, 0x1ffff, 130},
}

// otherwise is the width of a letter in none of these ranges.
const otherwise = 90
