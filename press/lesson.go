package press

import (
	"cmp"
	"slices"

	"barid/news"
	"barid/text"
)

// Of a lesson are kept at most so many terms; with fewer than the least there is none, and a
// story is the next case like it with so many of them at least.
const (
	mostLearned  = 8
	leastLearned = 3
	leastMet     = 0.5
)

// Lesson is what can be learned from moving a story to another theme: the terms that its lead
// article says in its headline or opening and repeats. Names of parties are none of them: they
// are what made code choose the theme that it had.
func Lesson(s news.Story, articles []news.Article, to news.ThemeID) news.Hint {
	h := news.Hint{Story: s.ID, From: s.Theme, To: to}
	if len(articles) == 0 {
		return h
	}
	lead := articles[0]
	h.Language = lead.Language
	counted := make(map[string]int)
	for _, passage := range append([]string{lead.Title}, lead.Body()...) {
		for _, term := range tellingTerms(passage, lead.Language) {
			counted[term]++
		}
	}
	for term := range opening(lead) {
		if counted[term] > 1 {
			h.Terms = append(h.Terms, term)
		}
	}
	slices.SortFunc(h.Terms, func(a, b string) int { return cmp.Or(cmp.Compare(counted[b], counted[a]), cmp.Compare(a, b)) })
	h.Terms = h.Terms[:min(len(h.Terms), mostLearned)]
	if len(h.Terms) < leastLearned {
		h.Terms = nil
	}
	return h
}

// taught returns the theme to which editors have moved the last case like a story that was to
// have a theme; false where there was none.
func taught(theme news.ThemeID, articles []news.Article, hints []news.Hint) (news.ThemeID, bool) {
	spoken := make(map[string]map[string]bool) // by language
	for _, a := range articles {
		if spoken[a.Language] == nil {
			spoken[a.Language] = make(map[string]bool)
		}
		for term := range opening(a) {
			spoken[a.Language][term] = true
		}
	}
	for _, h := range hints {
		met := 0
		for _, term := range h.Terms {
			if spoken[h.Language][term] {
				met++
			}
		}
		if h.From == theme && len(h.Terms) > 0 && float64(met) >= leastMet*float64(len(h.Terms)) {
			return h.To, true
		}
	}
	return 0, false
}

// opening is what an article says in its headline and its first paragraph.
func opening(a news.Article) map[string]bool {
	terms := make(map[string]bool)
	body := a.Body()
	for _, passage := range append([]string{a.Title}, body[:min(len(body), 1)]...) {
		for _, term := range tellingTerms(passage, a.Language) {
			terms[term] = true
		}
	}
	return terms
}

// tellingTerms are the terms of a passage without numbers and names of parties.
func tellingTerms(passage, language string) []string {
	var terms []string
	analyzer := text.NewAnalyzer(language)
	numbers, parties := text.Numbers(passage), text.Parties(passage)
	for _, w := range text.Words(passage) {
		if slices.ContainsFunc(numbers, func(n text.Number) bool { return n.Start < w.End && w.Start < n.End }) ||
			slices.ContainsFunc(parties, func(m text.Mention) bool { return m.Start < w.End && w.Start < m.End }) {
			continue
		}
		terms = append(terms, analyzer.Terms(w.Text)...)
	}
	return terms
}
