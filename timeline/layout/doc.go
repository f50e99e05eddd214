// Package layout is pure geometry: scales, ticks, lanes and levels of detail.
package layout
