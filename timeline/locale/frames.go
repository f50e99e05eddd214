package locale

// frames names the message that puts a phrase of a kind into a role; "" leaves
// the phrase as it is. The keys are written out so that the catalogue test finds
// each where it is used.
var frames = [allRoles][allKinds]string{
	alone: {aDecade: "date.alone.decade", years: "date.alone.years"},
	about: {
		aYear: "date.about.year", aMonth: "date.about.month", aDay: "date.about.day", aTime: "date.about.time",
		aDecade: "date.about.decade", years: "date.about.years", aPart: "date.about.part", ago: "date.about.ago",
	},
	since: {
		aYear: "date.since.year", aMonth: "date.since.month", aDay: "date.since.day", aTime: "date.since.time",
		aDecade: "date.since.decade", years: "date.since.years", aPart: "date.since.part", ago: "date.since.ago",
		anAbout: "date.since.about",
	},
	from: {
		aYear: "date.from.year", aMonth: "date.from.month", aDay: "date.from.day", aTime: "date.from.time",
		aDecade: "date.from.decade", years: "date.from.years", aPart: "date.from.part", ago: "date.from.ago",
		anAbout: "date.from.about",
	},
	until: {
		aYear: "date.until.year", aMonth: "date.until.month", aDay: "date.until.day", aTime: "date.until.time",
		aDecade: "date.until.decade", years: "date.until.years", aPart: "date.until.part", ago: "date.until.ago",
		anAbout: "date.until.about",
	},
}

// shortFrames are those of labels, for the kinds that need no word of their own.
var shortFrames = [allRoles]string{
	about: "date.short.about", since: "date.short.since", from: "date.short.from", until: "date.short.until",
}

// frameKey chooses the message for a role and a kind.
func (w writer) frameKey(r role, k kind) string {
	switch {
	case !w.short:
		return frames[r][k]
	case r == from:
		return shortFrames[from]
	case k <= aTime:
		return shortFrames[r]
	case k == years && r == alone:
		return ""
	}
	return frames[r][k]
}
