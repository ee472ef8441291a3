package summarize

import (
	"slices"

	"barid/news"
	"barid/text"
)

// Own returns what the source itself says in the place of a sentence that cites it: the first of its
// cited sentences that Extract would print and that tells nothing which those told already tell.
func (r Request) Own(s news.Sentence, told []news.Sentence) (news.Sentence, bool) {
	analyzer := text.NewAnalyzer(r.Language)
	var each []set
	for _, t := range told {
		each = append(each, members(analyzer.Terms(t.Text)...))
	}
	for _, c := range r.candidates(analyzer) {
		if slices.ContainsFunc(s.Citations, c.place.Meets) && !c.repeats(each) {
			return r.sentence("body", c.excerpt), true
		}
	}
	return news.Sentence{}, false
}
