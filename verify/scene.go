package verify

import "barid/text"

// scene is where a word of a sentence stands: the content words around it.
type scene map[string]bool

const (
	near = 5 // words on either side that make the scene of a word
	wide = 8 // the same in a passage, which tells more at length
)

// sceneOf returns the scene of the words from i to j.
func sceneOf(words []word, i, j int) scene {
	s := make(scene)
	for k := max(0, i-near); k < min(len(words), j+near); k++ {
		if (k < i || k >= j) && words[k].term != "" {
			s[words[k].term] = true
		}
	}
	return s
}

// shared counts the words of the scene that stand around the words from i to j of a passage's sentence.
func (s scene) shared(words []word, i, j int) int {
	seen := make(scene)
	for k := max(0, i-wide); k < min(len(words), j+wide); k++ {
		if t := words[k].term; (k < i || k >= j) && s[t] {
			seen[t] = true
		}
	}
	return len(seen)
}

// outdone returns that one of the rivals around which the passages have most of a scene, half of it at least:
// nothing unless it has more of it, by over margin words, than each of the places where the passages have what
// stands in the scene.
func (ev evidence) outdone(s scene, own, rivals []text.Span, margin int) []word {
	said := -margin
	for _, sp := range own {
		told, i, j := ev.at(sp)
		said = max(said, s.shared(told, i, j))
	}
	var rival []word
	most := 1
	for _, sp := range rivals {
		told, i, j := ev.at(sp)
		if shared := s.shared(told, i, j); shared > max(most, said+margin) && 2*shared >= len(s) {
			rival, most = told[i:j], shared
		}
	}
	return rival
}
