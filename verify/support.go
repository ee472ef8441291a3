package verify

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"barid/news"
	"barid/text"
)

// leastSaid is the share of a sentence's terms that the passages in its language must say. Of 600
// summaries that people found borne out by their articles, no more than one in a hundred says less.
const leastSaid = 1. / 3

// Support asks whether a sentence tells of what it cites at all. Every other check looks at names,
// numbers or turns of phrase, and would let "The harbour is on fire." stand beside any passage.
func Support(sentence, language string, cited []Passage) news.Finding {
	finding := news.Finding{Check: news.SupportCheck, Verdict: news.NotApplicable}
	if foreign(language, cited) {
		return supportAcross(valid(sentence), language, cited)
	}
	analyzer := text.NewAnalyzer(language)
	said := make(map[string]bool)
	for _, p := range cited {
		for _, term := range analyzer.Terms(p.Text) {
			said[term] = true
		}
	}
	terms, met := analyzer.Terms(sentence), 0
	for _, term := range terms {
		if said[term] {
			met++
		}
	}
	if len(terms) == 0 {
		return finding
	}
	finding.Verdict, finding.Spans = news.Pass, []news.Span{{End: utf8.RuneCountInString(sentence)}}
	if float64(met) < leastSaid*float64(len(terms)) {
		finding.Verdict = news.Fail
		finding.Note = fmt.Sprintf("%d of its %d telling words stand in what it cites", met, len(terms))
	}
	return finding
}

// leastTranslated is the share of the words known to the dictionary that the passages must have, and
// mostAdded the number of such words in a row that they may lack.
const (
	leastTranslated = .6
	mostAdded       = 2
)

// supportAcross asks the same of a sentence in another language than its passages.
func supportAcross(sentence, language string, cited []Passage) news.Finding {
	finding := news.Finding{Check: news.SupportCheck, Verdict: news.Fail, Spans: []news.Span{{End: utf8.RuneCountInString(sentence)}}}
	if !bilingual(language, cited) {
		finding.Note = fmt.Sprintf("nothing here reads %s beside %s", language, cited[0].Language)
		return finding
	}
	if utf8.RuneCountInString(sentence) > maxRunes {
		finding.Note = "too long to be checked"
		return finding
	}
	t := read(cited).translation(sentence, language)
	known, met, missed := 0, 0, []string(nil)
	added := 0 // the longest run of words that nothing tells of
	for _, l := range t.here {
		run := 0
		for i, w := range l.words {
			if !l.telling(i) {
				continue
			}
			known++
			if t.tellsWord(l, i) {
				met, run = met+1, 0
				continue
			}
			missed = append(missed, w.key)
			run++
			added = max(added, run)
		}
	}
	switch {
	case added > mostAdded || float64(met) < leastTranslated*float64(known):
		finding.Note = "nothing that it cites tells of " + strings.Join(missed, ", ")
	case known == 0 && len(text.Names(sentence)) == 0 && len(text.Numbers(sentence)) == 0:
		finding.Note = "no word of it could be looked for in what it cites"
	default:
		finding.Verdict = news.Pass
	}
	return finding
}

// tellsWord reports that the passages have what the word at i of a line means.
func (t translation) tellsWord(l line, i int) bool {
	for _, other := range t.lines {
		if l.there(i, other) != nil {
			return true
		}
	}
	return t.sounds(l.words[i].key)
}
