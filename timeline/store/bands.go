package store

import (
	"kronika/timeline"
	"kronika/timeline/layout"
)

// Bands says which band of lanes each group of a timeline is drawn in. Groups
// that ask for a band of their own have one, in the order of the document and
// as far as layout.MaxBands goes; everything else shares band 0.
type Bands struct {
	Groups []string // ids of the groups in bands 1, 2, ...
}

// BandsOf lists the bands of a timeline.
func BandsOf(t *timeline.Timeline) Bands {
	var b Bands
	for _, g := range t.Groups {
		if g.Band && len(b.Groups) < layout.MaxBands-1 {
			b.Groups = append(b.Groups, g.ID)
		}
	}
	return b
}

// Of is the band of a group; "" is no group.
func (b Bands) Of(group string) uint8 {
	for i, id := range b.Groups {
		if id == group {
			return uint8(i + 1)
		}
	}
	return 0
}

// Count is the number of bands, at least 1.
func (b Bands) Count() int { return len(b.Groups) + 1 }

// Profile is p with the lanes of these bands.
func (b Bands) Profile(p layout.Profile) layout.Profile {
	if len(b.Groups) == 0 {
		return p
	}
	return p.Banded(b.Count())
}
