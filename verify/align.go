package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"barid/text"
)

// word is a word as the comparison of two sentences sees it.
type word struct {
	text.Span
	key  string // folded, without the possessive
	term string // its stem, empty for a function word
	verb string // the stem of the verb of which it is an irregular form, else term
}

// meaning is what a lexicon knows the word by.
func (w word) meaning() string {
	if w.term == "" {
		return w.key
	}
	return w.term
}

// sentences splits a text into sentences of words.
func sentences(s, language string) [][]word {
	analyzer := text.NewAnalyzer(language)
	spans := text.Sentences(s)
	var list [][]word
	var sentence []word
	for _, w := range text.Words(s) {
		for len(spans) > 0 && w.Start >= spans[0].End {
			if len(sentence) > 0 {
				list = append(list, sentence)
			}
			sentence, spans = nil, spans[1:]
		}
		sentence = append(sentence, newWord(w, analyzer))
	}
	if len(sentence) > 0 {
		list = append(list, sentence)
	}
	return list
}

func newWord(w text.Word, analyzer text.Analyzer) word {
	v := word{w.Span, key(w.Text), strings.Join(analyzer.Terms(w.Text), " "), ""}
	if likePronouns[v.key] {
		v.term = v.key
	}
	v.verb = v.term
	if verb, ok := toCome(v.key); ok {
		v.verb = strings.Join(analyzer.Terms(verb), " ")
	}
	if verb := irregular[v.key]; verb != "" {
		v.verb = strings.Join(analyzer.Terms(verb), " ")
	}
	return v
}

// toCome returns the Arabic verb behind the س of what is to come.
func toCome(key string) (verb string, ok bool) {
	verb, ok = strings.CutPrefix(strings.TrimPrefix(key, "و"), "س")
	first, _ := utf8.DecodeRuneInString(verb)
	return verb, ok && utf8.RuneCountInString(verb) > 3 && strings.ContainsRune("يتنا", first)
}

// matches reports that two words are one, in whatever form.
func (w word) matches(v word) bool {
	return w.key == v.key || w.verb != "" && w.verb == v.verb || same(w.key, v.key)
}

// alignment is a sentence beside the cited one that resembles it most, with the words that both
// have, in the order that both have them in.
type alignment struct {
	here, there []word
	pairs       [][2]int // ascending positions in here and in there
	held        float64  // the share of the content words of here that are paired
}

// gap is what stands between two pairs that follow one another, on either side.
type gap struct {
	here, there []word
	next        int       // the position in the sentence of the pair behind it
	then        []word    // the words of the passage from that pair's on
	around      []word    // unpaired words of the cited sentence in there and near it
	at          text.Span // where it is in the sentence that is checked, its neighbours if it is empty
	against     text.Span // the same in the passage
}

// align puts each sentence of s beside what it resembles most. One that rests on several passages may join
// what they say: a clause that another cited sentence tells is put beside that one as well.
func (ev evidence) align(s, language string) []alignment {
	var list []alignment
	for _, sentence := range sentences(s, language) {
		whole := align(sentence, ev.told)
		list = append(list, whole)
		if len(ev.cited) < 2 {
			continue
		}
		for _, clause := range clauses(whole.here) {
			if other := align(whole.here[clause.Start:clause.End], ev.told); other.held >= resembling && other.held >= whole.holds(clause)+apart {
				list = append(list, other)
			}
		}
	}
	return list
}

// apart is how much more of a clause another cited sentence must hold.
const apart = .3

// clauses returns where the clauses of a sentence stand, none if it is a single one: what joining words
// part, where it has a few content words.
func clauses(words []word) []text.Span {
	const few = 3
	var list []text.Span
	start := 0
	for i := 1; i <= len(words); i++ {
		if i < len(words) && !joins(words[i]) {
			continue
		}
		if count(words[start:i], content) >= few {
			list = append(list, text.Span{Start: start, End: i})
			start = i
		}
	}
	if len(list) < 2 {
		return nil
	}
	list[len(list)-1].End = len(words)
	return list
}

// joins reports a word that may begin another clause, by itself or with a conjunction before it.
func joins(w word) bool {
	return joining[w.key] || strings.HasPrefix(w.key, "و") && !strings.HasPrefix(w.term, "و")
}

// holds is the share of the content words of a clause that the cited sentence has.
func (a alignment) holds(clause text.Span) float64 {
	held := 0
	for _, p := range a.pairs {
		if p[0] >= clause.Start && p[0] < clause.End && a.here[p[0]].term != "" {
			held++
		}
	}
	all := count(a.here[clause.Start:clause.End], func(w word) bool { return w.term != "" })
	return float64(held) / float64(max(1, all))
}

// maxAligned bounds the words of one sentence that are compared; the rest is not.
const maxAligned = 120

// align puts a sentence beside the one of the candidates that holds most of it.
func align(here []word, candidates [][]word) alignment {
	here = here[:min(len(here), maxAligned)]
	best := alignment{here: here}
	weight := 0
	for _, there := range nearest(here, candidates) {
		pairs, w := pair(here, there)
		if w > weight {
			best.there, best.pairs, weight = there, pairs, w
		}
	}
	content, held := 0, 0
	for _, w := range here {
		if w.term != "" {
			content++
		}
	}
	for _, p := range best.pairs {
		if here[p[0]].term != "" {
			held++
		}
	}
	best.held = float64(held) / float64(max(1, content))
	return best
}

// nearest returns the few candidates that share most terms with the sentence.
func nearest(here []word, candidates [][]word) [][]word {
	const few = 3
	wanted := make(map[string]bool)
	for _, w := range here {
		wanted[w.meaning()] = true
	}
	type ranked struct {
		words  []word
		shared int
	}
	var list []ranked
	for _, c := range candidates {
		c = c[:min(len(c), maxAligned)]
		seen := make(map[string]bool)
		r := ranked{words: c}
		for _, w := range c {
			if m := w.meaning(); wanted[m] && !seen[m] {
				seen[m] = true
				r.shared++
				if w.term != "" {
					r.shared += 2
				}
			}
		}
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return b.shared - a.shared })
	var best [][]word
	for _, r := range list[:min(few, len(list))] {
		best = append(best, r.words)
	}
	return best
}

// pair finds the heaviest common subsequence: a content word counts more than a function word, and
// a run more than its words apart.
func pair(here, there []word) (pairs [][2]int, weight int) {
	n, m := len(here), len(there)
	best := make([][]int, n+1)  // of the words before i and j
	match := make([][]int, n+1) // the same, where the last two are a pair; 0 where they are none
	best[0], match[0] = make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		best[i], match[i] = make([]int, m+1), make([]int, m+1)
		for j := 1; j <= m; j++ {
			if here[i-1].matches(there[j-1]) {
				match[i][j] = worth(here[i-1]) + best[i-1][j-1]
				if match[i-1][j-1] > 0 {
					match[i][j] = max(match[i][j], worth(here[i-1])+match[i-1][j-1]+2)
				}
			}
			best[i][j] = max(best[i-1][j], best[i][j-1], match[i][j])
		}
	}
	for i, j := n, m; i > 0 && j > 0; {
		switch {
		case match[i][j] > 0 && match[i][j] == best[i][j]:
			pairs = append(pairs, [2]int{i - 1, j - 1})
			for match[i][j] == worth(here[i-1])+match[i-1][j-1]+2 && match[i-1][j-1] > 0 {
				i, j = i-1, j-1
				pairs = append(pairs, [2]int{i - 1, j - 1})
			}
			i, j = i-1, j-1
		case best[i-1][j] >= best[i][j-1]:
			i--
		default:
			j--
		}
	}
	slices.Reverse(pairs)
	return pairs, best[n][m]
}

func worth(w word) int {
	if w.term == "" {
		return 2
	}
	return 6
}

// gaps returns what stands before, between and behind the pairs, where anything does.
func (a alignment) gaps() []gap {
	var list []gap
	last := [2]int{-1, -1}
	for k := 0; k <= len(a.pairs); k++ {
		next := [2]int{len(a.here), len(a.there)}
		if k < len(a.pairs) {
			next = a.pairs[k]
		}
		g := gap{here: a.here[last[0]+1 : next[0]], there: a.there[last[1]+1 : next[1]], next: next[0]}
		if len(g.here)+len(g.there) > 0 {
			if next[1] < len(a.there) {
				g.then = a.there[next[1]:]
			}
			g.around = a.unpaired(last[1]+1, next[1])
			g.at = place(a.here, last[0]+1, next[0])
			if len(a.there) > 0 {
				g.against = place(a.there, last[1]+1, next[1])
			}
			list = append(list, g)
		}
		last = next
	}
	return list
}

// unpaired returns the words of the cited sentence from i to j, and a few on either side, that the
// checked one does not have.
func (a alignment) unpaired(i, j int) []word {
	const reach = 6
	var list []word
	for k := max(0, i-reach); k < min(len(a.there), j+reach); k++ {
		if !slices.ContainsFunc(a.pairs, func(p [2]int) bool { return p[1] == k }) {
			list = append(list, a.there[k])
		}
	}
	return list
}
