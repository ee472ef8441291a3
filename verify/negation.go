package verify

import (
	"fmt"
	"slices"
	"strings"

	"barid/text"
)

// judgeNegations looks at every "not", "never", لم and the like that stands in the sentence or where
// a cited passage says the same: both must have it. Where the passage's words differ otherwise too,
// nothing is said of one that is missing, and a word such as "refused" may stand for one.
func judgeNegations(alignments []alignment) []claim {
	var claims []claim
	for _, a := range alignments {
		for _, g := range a.gaps() {
			here, there := negations(g.here), negations(g.there)
			switch {
			case len(here) == len(there):
			case len(there) == 0 && a.held >= resembling && count(g.here, content) <= 1 && !slices.ContainsFunc(g.around, negative):
				claims = append(claims, claim{here[0].Span, []text.Span{g.against}, fmt.Sprintf("the cited passage says this without “%s”", here[0].key)})
			case len(here) == 0 && len(g.there) <= 4 && count(g.there, content) == 0 && !slices.ContainsFunc(g.here, negative):
				claims = append(claims, claim{g.at, []text.Span{there[0].Span}, fmt.Sprintf("the cited passage has “%s” here", there[0].key)})
			}
		}
		for _, p := range a.pairs { // those that both have
			if negates(a.here, p[0]) {
				claims = append(claims, claim{Span: a.here[p[0]].Span, against: []text.Span{a.there[p[1]].Span}})
			}
		}
	}
	return claims
}

// resembling is the share of the content words of a sentence that a passage must have for its other
// words to be held against it.
const resembling = .5

func count(words []word, is func(word) bool) int {
	n := 0
	for _, w := range words {
		if is(w) {
			n++
		}
	}
	return n
}

// content reports a word that is more than function and negation.
func content(w word) bool { return w.term != "" && !negating[w.key] && !negated[w.key] }

// negative reports a word that says "not", or what comes to that.
func negative(w word) bool { return negating[w.key] || refusing[w.meaning()] }

// negations returns the words that negate.
func negations(words []word) []word {
	var list []word
	for i, w := range words {
		if negates(words, i) {
			list = append(list, w)
		}
	}
	return list
}

// negates reports that the word at i negates what follows; "not only" and "no fewer than" do not,
// nor does غير أن, "however".
func negates(words []word, i int) bool {
	switch key := words[i].key; {
	case key == "t":
		return i > 0 && strings.HasSuffix(words[i-1].key, "n") // "didn t"
	case !negating[key]:
		return false
	case i+1 < len(words) && notNegated[words[i+1].key]:
		return false
	case i > 0 && beforeBelow[words[i-1].key]:
		return false
	}
	return true
}

var (
	negating = members(`not never no without neither nor none nobody nothing cannot can't couldn't didn't doesn't don't isn't aren't wasn't
		weren't won't wouldn't hasn't haven't hadn't shouldn't mustn't
		لا لم لن ليس ليست ليسوا لست غير دون بدون ولا ولم ولن وليس وليست وليسوا وغير ودون وبدون فلا فلم فلن فليس فليست`)
	// negated belongs to the negation before it.
	negated = members(`longer yet ever`)
	// notNegated, behind a negation, makes something else of it.
	notNegated = members(`only just least less fewer more later sooner doubt matter
		فقط أن أنه أنها أنهم إن إنه سيما شك بد يزال تزال يزالون سوى إلا`)
	// beforeBelow makes "below" or "this side of" of دون.
	beforeBelow = members(`ما`)
	// refusing are the meanings of words that may stand for "did not".
	refusing = meanings(`refuse refused reject rejected deny denied fail failed lack lacks lacked absence unable unlikely impossible decline
		declined avoid avoided prevent prevented ban banned stop stopped cease ceased missing miss missed little few hardly barely rarely
		unless yet exclude excluded excluding rule cancel cancelled nor free than ain't impasse doubt
		نفى نفت ينفي تنفي نفي رفض رفضت يرفض ترفض امتنع امتنعت عجز فشل فشلت منع منعت يمنع عدم انعدام خلو قلما استبعد استحال دونما ما`)
)
