package cluster

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Groups in different languages tell one story if the facts that both have are evidence enough, in
// nats: a chance of one in twenty thousand that they agree by accident, and the square of that where
// no party is mentioned that could contradict. The evidence must also be a good part of what the group
// with less of it has, or a long text would share enough by its length alone. Of 1,200 undated
// articles in English and 1,600 in Arabic, of other years, two pairs meet falsely.
const (
	proof      = 10
	lonely     = 2 // times the proof, where no parties agree
	goodPart   = 0.35
	sameAffair = 0.5 // cosine of the parties of two groups
	telling    = 3   // least evidence in a fact by which groups are looked up
	lookup     = 300 // most articles with such a fact
)

// evidence is what it tells that two texts share a fact, if no other is known to have it: a number
// stands by accident in about one of as many texts as it counts, in units of its last decimal; each
// consonant makes a name some seven times rarer, the first one being spent on the many names of a text.
func evidence(key string) float64 {
	const most = 7
	if digits, ok := strings.CutPrefix(key, numberMark); ok {
		value, _ := strconv.ParseFloat(strings.Replace(digits, ".", "", 1), 64)
		return min(most, math.Log(value))
	}
	if len(key) < leastSkeleton || key != skeleton(key) {
		return 0 // a folded word, which meets in its own script only
	}
	return min(most, 2*float64(len(key)-1))
}

// across joins the groups founded since there were so many to those in other languages, those with
// the most evidence first. A group takes in at most one of each language, so that a doubtful pair
// cannot bridge two stories.
func (w *Window) across(founded int) {
	if !slices.ContainsFunc(w.languages, func(l string) bool { return l != w.languages[0] }) {
		return
	}
	proofs := make([][]link, len(w.groups)-founded)
	inParallel(len(proofs), func(i int) { proofs[i] = w.proofs(founded + i) })
	found := slices.SortedFunc(slices.Values(slices.Concat(proofs...)), compareLinks)
	for _, l := range slices.Compact(found) {
		g, h := w.home[l.a], w.home[l.b]
		if g != h && w.groups[g].pairs(w.groups[h]) == 0 {
			w.join(g, h)
		}
	}
}

// proofs finds the groups without a language in common with this one of which enough facts say that
// they belong together. A link calls a group by its first article.
func (w *Window) proofs(i int) []link {
	g := w.groups[i]
	if len(g.members) == 0 {
		return nil
	}
	var met []int
	for _, fact := range g.named {
		if int(w.corpus.named.articles[fact.term]) > lookup || w.evidence(fact.term) < telling {
			continue
		}
		for _, m := range w.holders[fact.term] {
			if j := w.home[m]; g.pairs(w.groups[j]) == 0 {
				met = append(met, j)
			}
		}
	}
	slices.Sort(met)
	var found []link
	for _, j := range slices.Compact(met) {
		h := w.groups[j]
		if proof := w.proof(h, g); proof > 0 {
			a, b := g.members[0], h.members[0]
			found = append(found, link{proof, min(a, b), max(a, b)})
		}
	}
	return found
}

// proof is the evidence that two groups share, 0 if it is not enough.
func (c *corpus) proof(g, h group) float64 {
	need := float64(proof)
	switch {
	case g.voiced == 0 || h.voiced == 0:
		need *= lonely
	case g.differs(h):
		return 0
	}
	var shared, ofG, ofH float64
	for _, w := range g.named {
		ofG += c.evidence(w.term) * g.part(w)
	}
	for _, w := range h.named {
		ofH += c.evidence(w.term) * h.part(w)
	}
	for a, b := range g.named.meet(h.named) {
		shared += c.evidence(a.term) * min(g.part(a), h.part(b))
	}
	shared *= c.nearness(g, h)
	if shared < need || shared < goodPart*min(ofG, ofH) {
		return 0
	}
	return shared
}

// differs tells that two groups are about the affairs of different parties.
func (g group) differs(h group) bool {
	return g.voiced > 0 && h.voiced > 0 && g.parties.dot(h.parties) < sameAffair*float64(g.voiced*h.voiced)
}

// part is how far a fact belongs to the group: wholly if half of its articles have it.
func (g group) part(fact weight) float64 {
	return min(1, 2*float64(fact.value)/float64(g.voices))
}
