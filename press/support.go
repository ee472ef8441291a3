package press

import (
	"fmt"
	"unicode/utf8"

	"barid/news"
	"barid/text"
	"barid/verify"
)

// leastSaid is the share of a sentence's terms that the passages in its language must say. Of 600
// summaries that people found borne out by their articles, no more than one in a hundred says less.
const leastSaid = 1. / 3

// support asks whether a sentence tells of what it cites at all. Every other check looks at names,
// numbers or turns of phrase, and would let "The harbour is on fire." stand beside any passage. In a
// passage of another language no word of it can be looked for: there it must have found a name or number.
func support(s news.Sentence, language string, cited []verify.Passage, found []news.Finding) news.Finding {
	finding := news.Finding{Check: news.SupportCheck, Verdict: news.NotApplicable}
	analyzer := text.NewAnalyzer(language)
	said := make(map[string]bool)
	for _, p := range cited {
		if p.Language != language {
			return anchored(finding, found)
		}
		for _, term := range analyzer.Terms(p.Text) {
			said[term] = true
		}
	}
	terms, met := analyzer.Terms(s.Text), 0
	for _, term := range terms {
		if said[term] {
			met++
		}
	}
	if len(terms) == 0 {
		return finding
	}
	finding.Verdict, finding.Spans = news.Pass, []news.Span{{End: utf8.RuneCountInString(s.Text)}}
	if float64(met) < leastSaid*float64(len(terms)) {
		finding.Verdict = news.Fail
		finding.Note = fmt.Sprintf("%d of its %d telling words stand in what it cites", met, len(terms))
	}
	return finding
}

// anchored passes what another check has found in the passages by name or number.
func anchored(f news.Finding, found []news.Finding) news.Finding {
	for _, other := range found {
		if other.Verdict == news.Pass && (other.Check == news.NameCheck || other.Check == news.NumberCheck) {
			f.Verdict, f.Spans = news.Pass, other.Spans
			return f
		}
	}
	f.Verdict, f.Note = news.Fail, "it has no name and no number that what it cites, in another language, could be seen to say"
	return f
}
