package verify

// Overlap tells how much of a sentence the cited passages hold, from 0 to 1: of each content word whether they
// have it as it is written, whether the passage's sentence that resembles this one most has it in its place,
// and which share of its scene they have around it. It ranks sentences; whether one holds is for the checks.
func Overlap(sentence, language string, cited []Passage) float64 {
	ev := read(cited)
	sum, words := 0.0, 0
	for _, a := range ev.align(sentence, language) {
		for i, w := range a.here {
			if w.term == "" {
				continue
			}
			words++
			sum += ev.likeness(w, sceneOf(a.here, i, i+1))
			if a.beside(i) != nil {
				sum++
			}
		}
	}
	return sum / float64(max(1, 3*words))
}

// likeness is 1 for a word that the passages have as it is, and up to 1 for what they have of its scene around
// it in any form.
func (ev evidence) likeness(w word, s scene) float64 {
	found, most, exact := false, 0, 0.0
	for _, told := range ev.told {
		for k, v := range told {
			if !w.matches(v) {
				continue
			}
			found, most = true, max(most, s.shared(told, k, k+1))
			if w.key == v.key {
				exact = 1
			}
		}
	}
	if !found {
		return 0
	}
	return exact + float64(1+most)/float64(1+len(s))
}
