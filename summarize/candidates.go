package summarize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"barid/news"
	"barid/text"
)

// candidate is a sentence that may be printed.
type candidate struct {
	excerpt
	publisher string
	rank      int      // how many sentences stand before it in its article
	terms     []string // each once
	words     int
	points    []string // terms of those that its opening takes as told before
}

// Bounds of what is read and printed.
const (
	maxRank  = 60     // sentences of one article; what matters stands above
	maxRunes = 20_000 // of a paragraph; a longer one is no news text
	minWords = 6
	maxWords = 70 // a sentence as long as a whole summary is none that an editor prints
)

// candidates returns the sentences that can stand in print by themselves, in order of the articles.
func (r Request) candidates(analyzer text.Analyzer) []candidate {
	var list []candidate
	for _, a := range r.Articles {
		rank, before := 0, newMentions()
		for i, p := range a.Paragraphs {
			if p.Role != news.Body || runes(p.Text) > maxRunes {
				continue
			}
			for _, sp := range Passages(p.Text, a.Dateline) {
				if rank++; rank > maxRank {
					break
				}
				printed, ok := r.tighten(sp.Of(p.Text), a)
				points := before.pointed(printed)
				before.note(sp.Of(p.Text))
				if !ok {
					continue
				}
				list = append(list, candidate{
					excerpt:   excerpt{printed, cite(a, i+1, sp.Start, sp.End)},
					publisher: publisherOf(a),
					rank:      rank - 1,
					terms:     distinct(analyzer.Terms(printed)),
					words:     len(text.Words(printed)),
					points:    analyzer.Terms(points),
				})
			}
		}
	}
	return list
}

// Passages returns the sentences of a paragraph without its dateline. Sentences that share a
// quotation are one passage, so that none is printed with half of it.
func Passages(paragraph, dateline string) []text.Span {
	skip := 0
	if body, ok := strings.CutPrefix(paragraph, dateline); ok {
		skip = utf8.RuneCountInString(dateline)
		paragraph = body
	}
	quotations := text.Quotations(paragraph)
	var list []text.Span
	for _, s := range text.Sentences(paragraph) {
		s = text.Span{Start: s.Start + skip, End: s.End + skip}
		if n := len(list); n > 0 && slices.ContainsFunc(quotations, func(q text.Quotation) bool {
			return q.Start+skip < list[n-1].End && s.Start < q.End+skip
		}) {
			list[n-1].End = s.End
			continue
		}
		list = append(list, s)
	}
	return list
}

// tighten returns a passage as it is printed, or reports that it cannot be.
func (r Request) tighten(passage string, a news.Article) (string, bool) {
	if len(text.Words(passage)) > maxWords {
		return "", false
	}
	printed, ok := r.dateless(withoutOpening(passage), a)
	return printed, ok && len(text.Words(printed)) >= minWords && printable(printed) && !dangles(printed)
}

// dateless strikes out what a reader would take for the days around the issue, if the article is
// not of that time, and reports whether that can be done.
func (r Request) dateless(passage string, a news.Article) (string, bool) {
	if news.Contemporary(a.Published, r.Day) {
		return passage, true
	}
	return withoutDates(passage)
}

// distinct returns each of the terms once, in order.
func distinct(terms []string) []string {
	seen := make(set, len(terms))
	return slices.DeleteFunc(terms, func(term string) bool {
		was := seen[term]
		seen[term] = true
		return was
	})
}
