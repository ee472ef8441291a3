// Package verify asks of a sentence what code can decide: whether its quotations, numbers, names and
// days stand in the passages that it cites, and whether what they say of whom, as done, denied, planned,
// possible or somebody's word, is what it says.
//
// In come a sentence, its language, the cited passages with their articles' dates, and the day of the
// issue. Out comes one finding for each of news.Checks, always all of them, with the runes of the
// sentence that it is about and, where they are known, those of the passages that it rests on. A check
// that finds nothing to look at says so, which is no failure; one that would be blind, for want of
// capital letters, looks at every word instead. In doubt the verdict is Fail: a false alarm costs a
// sentence that the source's own replaces, a miss costs the readers' trust. Every function is pure.
package verify

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"barid/news"
	"barid/text"
)

// Passage is a cited text with the date of its article, the zero time if that is not known.
type Passage struct {
	Text      string
	Language  string
	Published time.Time
	Place     news.Citation // of Text; zero: what findings rest on is counted from where Text begins
}

// maxRunes is the length from which a text is no sentence. It fails every check unread.
const maxRunes = 4000

// Sentence checks a sentence of an issue of that day against what it cites.
func Sentence(sentence, language string, cited []Passage, day time.Time) []news.Finding {
	if n := utf8.RuneCountInString(sentence); n > maxRunes {
		return unread(n)
	}
	sentence = valid(sentence)
	cited = slices.Clone(cited)
	for i := range cited {
		cited[i].Text = valid(cited[i].Text)
	}
	ev := read(cited)
	checks := ev.checked
	if bilingual(language, cited) {
		checks = ev.translated
	}
	claims := checks(sentence, language, day)
	findings := make([]news.Finding, 0, len(claims))
	for _, check := range news.Checks() {
		if claims, made := claims[check]; made { // one that is not made leaves the sentence unverified
			findings = append(findings, ev.judge(check, claims))
		}
	}
	return findings
}

// checked compares a sentence against passages of its language.
func (ev evidence) checked(sentence, language string, day time.Time) map[news.Check][]claim {
	aligned := ev.align(sentence, language)
	own := newAccount(sentence, 0, sentences(sentence, language), text.Names(sentence))
	agenda := ev.newAgenda(sentence, day)
	days := ev.judgeCalendar(sentence, agenda, aligned)
	dates := slices.Concat(days, ev.judgeRelative(sentence, agenda, aligned))
	return map[news.Check][]claim{
		news.QuotationCheck: ev.judgeQuotations(sentence, language, own),
		news.NumberCheck:    ev.judgeNumbers(sentence, aligned, days),
		news.NameCheck: slices.Concat(ev.judgeNames(sentence, language, aligned, dates), ev.judgeTitles(sentence, language, aligned),
			ev.judgeNamesakes(sentence, aligned), ev.judgeOwners(sentence, aligned)),
		news.RelativeDateCheck: dates,
		news.NegationCheck:     judgeNegations(aligned),
		news.OppositeCheck:     append(ev.judgeOpposites(sentence, aligned), ev.judgeComparisons(aligned)...),
		news.ModalityCheck:     judgeModality(aligned),
		news.AttributionCheck:  ev.judgeAttribution(aligned, own),
		news.RoleCheck:         slices.Concat(ev.judgeRoles(sentence, aligned), ev.judgeDirections(sentence, aligned), ev.judgeDeeds(sentence, aligned)),
	}
}

// unread fails every check of a sentence of n runes.
func unread(n int) []news.Finding {
	var findings []news.Finding
	for _, check := range news.Checks() {
		findings = append(findings, evidence{}.judge(check, []claim{{Span: text.Span{End: n}, fault: "too long to be checked"}}))
	}
	return findings
}

// valid puts U+FFFD for every byte that is no UTF-8, which keeps the positions of all runes.
func valid(s string) string { return string([]rune(s)) }

// claim is a part of the sentence that a check looked at.
type claim struct {
	text.Span
	against []text.Span // of the passages, one behind the other: what the verdict rests on
	fault   string      // what is wrong with it, for the editor; empty: nothing
}

// judge sums up the claims that one check looked at. The spans of a failure are those that failed.
func (ev evidence) judge(check news.Check, claims []claim) news.Finding {
	finding := news.Finding{Check: check, Verdict: news.NotApplicable}
	var faults []string
	for _, c := range claims {
		if c.fault != "" {
			faults = append(faults, c.fault)
		}
	}
	var against []text.Span
	for _, c := range claims {
		if (c.fault != "") == (faults != nil) {
			finding.Verdict = news.Pass
			finding.Spans = append(finding.Spans, news.Span(c.Span))
			against = append(against, c.against...)
		}
	}
	if faults != nil {
		finding.Verdict, finding.Note = news.Fail, strings.Join(faults, "; ")
	}
	finding.Against = ev.citations(against)
	return finding
}
