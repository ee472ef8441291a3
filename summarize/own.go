package summarize

import (
	"slices"

	"barid/news"
	"barid/text"
)

// Own returns what the source itself says in the place of a sentence that cites it: the first of its
// cited sentences that Extract would print, that tells nothing which those told already tell, and that
// opens with nobody ("The lawyer") whom they have not told of.
func (r Request) Own(s news.Sentence, told []news.Sentence) (news.Sentence, bool) {
	analyzer := text.NewAnalyzer(r.Language)
	var each []set
	all := make(set)
	for _, t := range told {
		terms := analyzer.Terms(t.Text)
		each = append(each, members(terms...))
		all.add(terms...)
	}
	for _, c := range r.candidates(analyzer) {
		if slices.ContainsFunc(s.Citations, c.place.Meets) && !c.repeats(each) && all.has(c.points) {
			return r.sentence("body", c.excerpt), true
		}
	}
	return news.Sentence{}, false
}
