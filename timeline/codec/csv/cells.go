package csv

import (
	"math"
	"net/url"
	"strconv"
	"strings"

	"kronika/timeline/richtext"
)

// asMarkdown makes Markdown of a cell with HTML in it; other cells stay as they are.
func asMarkdown(cell string) string {
	if richtext.IsHTML(cell) {
		return richtext.FromHTML(cell)
	}
	return cell
}

// isAddress reports whether a cell is an address on the web.
func isAddress(cell string) bool {
	u, err := url.Parse(cell)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// readLooseImportance reads a number from 0 to 100; false for any other cell.
func readLooseImportance(d *draft, cell string) bool {
	n, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	if err != nil || n < 0 || n > 100 || math.IsNaN(n) {
		return false
	}
	d.event.Importance = int(n)
	return true
}
