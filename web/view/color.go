package view

import (
	"github.com/a-h/templ"

	"kronika/timeline"
	"kronika/timeline/chart"
)

// GroupColor returns the declaration of a property as the colour of the i-th group,
// in the light and in the dark scheme. It holds checked digits only, so it may stand
// in a style attribute.
func GroupColor(property string, t *timeline.Timeline, i int) templ.SafeCSS {
	light, dark := chart.GroupTints(t, i)
	return inBothSchemes(property, light, dark)
}

// Accent returns the declaration of --accent, "" for what is not a colour.
func Accent(color string) templ.SafeCSS {
	light, dark, ok := chart.Tints(color)
	if !ok {
		return ""
	}
	return inBothSchemes("--accent", light, dark)
}

func inBothSchemes(property, light, dark string) templ.SafeCSS {
	return templ.SafeCSS(property + ":light-dark(" + light + "," + dark + ")")
}
