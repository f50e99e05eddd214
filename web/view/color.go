package view

import (
	"github.com/a-h/templ"

	"kronika/timeline"
	"kronika/timeline/chart"
)

// GroupColors returns for each group of a timeline the declaration of --c, its
// colour in the light and in the dark scheme. It holds checked digits only, so
// it may stand in a style attribute.
func GroupColors(t *timeline.Timeline) map[string]templ.SafeCSS {
	colors := make(map[string]templ.SafeCSS, len(t.Groups))
	for i := range t.Groups {
		light, dark := chart.GroupTints(t, i)
		colors[t.Groups[i].ID] = inBothSchemes("--c", light, dark)
	}
	return colors
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
