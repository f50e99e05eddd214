// Package chart holds what every picture of a timeline shares, whether a page, an
// SVG, a PNG or a card: the colours of groups, and times as the axis and its
// words need them.
package chart
