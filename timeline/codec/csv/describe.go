package csv

import (
	"slices"

	"kronika/timeline"
	"kronika/timeline/codec"
)

// samples is how many different cells of a column are shown.
const samples = 3

// describe says what each column was taken for, with cells of the rows read ahead.
func (d *foreignReader) describe() []codec.Column {
	columns := make([]codec.Column, len(d.columns))
	for i, c := range d.columns {
		columns[i] = codec.Column{Name: c.name, Means: c.means, Rows: len(d.sample)}
		if c.lang != "" && c.lang != d.head.FirstLanguage() {
			columns[i].Means += ":" + c.lang
		}
	}
	for _, row := range d.sample {
		for i := range min(len(row.cells), len(columns)) {
			column, cell := &columns[i], row.cells[i]
			if cell == "" {
				continue
			}
			column.Filled++
			if len(column.Samples) == samples {
				continue
			}
			if shown := timeline.Excerpt(cell); !slices.Contains(column.Samples, shown) {
				column.Samples = append(column.Samples, shown)
			}
		}
	}
	return columns
}
