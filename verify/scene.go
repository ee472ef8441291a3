package verify

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
