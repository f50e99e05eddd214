package example

// A field is a group of a synthetic timeline, and what happens in it.
type field struct {
	id, label, color string
	what             []string
}

// The words that titles are made of. They name no real event.
var (
	fields = []field{
		{"city", "Towns and roads", "#275d9b", []string{
			"New bridge opens at", "Market hall rebuilt in", "First tram runs through", "Town charter renewed in", "Fire destroys the granary of",
			"Water reaches the wells of", "Road paved as far as", "Harbour deepened at", "Census taken in", "Clock tower finished in",
		}},
		{"learning", "Learning", "#2f6f4f", []string{
			"School founded in", "Library catalogue printed in", "Observatory records a comet over", "Chronicle begun in", "Grammar published in",
			"Lectures resume in", "Map of the coast drawn at", "Herbarium moved to", "Letter describes the ruins of", "Printing press arrives in",
		}},
		{"trade", "Trade", "#8a5a00", []string{
			"Fair held for the first time in", "Silver mine reopened near", "Guild of weavers formed in", "Grain prices fall in", "Caravan reaches",
			"Salt works leased at", "Customs house burns in", "Bank opens a branch in", "Shipment of paper lost off", "Toll abolished at",
		}},
		{"earth", "Earth and sky", "#6b4a9e", []string{
			"Earthquake felt in", "Flood marks cut in", "Hard winter recorded at", "Eclipse seen from", "Drought ends in",
			"Storm damages the quay of", "Meteor falls near", "River changes its bed at", "Late frost in", "Landslide blocks the pass above",
		}},
	}
	places = []string{
		"Shkodra", "Berat", "Durrës", "Korça", "Vlora", "Elbasan", "Gjirokastra", "Kruja", "Lezha", "Prizren", "Ohrid", "Himara",
		"Pogradec", "Saranda", "Tropoja", "Peja", "Delvina", "Apollonia", "Butrint", "Tirana",
	}
	addenda = []string{
		"", "", "", "", ", after two attempts", " once more", ", say three sources", " before the thaw", ", to general surprise", ", at last",
	}
)
