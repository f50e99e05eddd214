package datetext

import "testing"

// BenchmarkRead reads what the cells of a table hold.
func BenchmarkRead(b *testing.B) {
	for _, words := range []string{"1850", "2022-09-07", "12/31/1999", "c. 1850-60", "March 3, 1921", "late 18th century", "7 shtator 2022"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				if _, err := Read(words, Options{Languages: []string{"en", "sq"}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
