package cluster

// settings decide which articles tell one story. There is one choice of them, for all languages and
// kinds of news.
type settings struct {
	// Two groups tell one story if their likeness, the average over all pairs of their articles, reaches
	// the threshold. Groups that each hold together must also be nearly as like each other as the looser
	// one is in itself, lest two events of one subject become one; unless they are alike enough anyway,
	// as are two agencies' reports in many copies.
	threshold, nearly, enough float64

	// An article whose average likeness to another group is less than stranger keeps its own from joining it.
	stranger float64

	// What a term counts for by its place: in the title titleWeight, at the start of the body 1, and
	// less the farther down it stands, half at the word numbered halfway. News tells the event first
	// and its background later.
	titleWeight, halfway float64

	// enoughTold is the number of times at which a term has half the weight that saying it again can give.
	enoughTold float64

	// numeral is how much more a number counts than a word as rare: two events share words sooner.
	numeral float64

	// background is a number of articles on other events that rarity supposes besides those given,
	// so that in a handful of articles what they share is not taken for common.
	background float64

	// What is left of the likeness of two groups that have no party in common, and of two that have no
	// name and no number in common. The less they have in common, the less is left; what is common is
	// enough from a cosine of related on, and from a share of familiar of the names and numbers of the
	// group that has fewer, if that has a few at all.
	otherParties, related, otherNames, familiar float64

	// fading is the number of days after which two groups must be twice as like.
	fading float64

	// An article is a near copy of another if at least this share of the runs of terms in the shorter of
	// the two stands in the longer one too.
	copied float64
}

func chosen() settings {
	return settings{
		threshold: 0.16, nearly: 0.85, enough: 0.4,
		stranger:    0.05,
		titleWeight: 2, halfway: 150,
		enoughTold:   1.5,
		numeral:      1.25,
		background:   3000,
		otherParties: 0.5, related: 0.5, otherNames: 0.2, familiar: 0.1,
		fading: 14,
		copied: 0.5,
	}
}
