package verify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"barid/text"
)

// judgeNames looks at every name: a passage must have it as it is written or at greater length, so
// that "Aoun" may stand for "Joseph Aoun" but nobody is given a first name that the source does not
// give. In scripts without capital letters any word may be a name, so each must be in a passage in
// some form, those apart in which any report may be told. The words of dates are left to their check.
func (ev evidence) judgeNames(sentence, language string, alignments []alignment, dates []claim) []claim {
	analyzer := text.NewAnalyzer(language)
	parties := text.Parties(sentence)
	var claims []claim
	for _, name := range text.Names(sentence) {
		if slices.ContainsFunc(dates, func(d claim) bool { return within(name.Span, d.Span) }) {
			continue
		}
		c := claim{Span: name.Span, against: ev.closest(around(alignments, name.Span), ev.namesakes(name), 0)}
		if !ev.names(name, ev.meant(parties, sentence)) && !ev.inflects(name.Text, analyzer) {
			c.fault = "no cited passage names " + name.Text
		}
		claims = append(claims, c)
	}
	known := slices.Clone(dates) // what another rule looks at
	for _, n := range text.Numbers(sentence) {
		known = append(known, claim{Span: n.Span})
	}
	return append(claims, ev.judgeWords(sentence, analyzer, append(known, claims...))...)
}

// judgeWords looks at the words of scripts without capital letters, those apart that are known. What is quoted
// must be as it was said; any other may be told by another word.
func (ev evidence) judgeWords(sentence string, analyzer text.Analyzer, known []claim) []claim {
	var claims []claim
	quotations, own := text.Quotations(sentence), slices.Concat(sentences(sentence, "ar")...)
	words := text.Words(sentence)
	for i, w := range words {
		if !caseless(w.Text) || plain(w.Text) || slices.ContainsFunc(known, func(c claim) bool { return w.Start < c.End && c.Start < w.End }) {
			continue
		}
		c := claim{Span: w.Span}
		quoted := slices.ContainsFunc(quotations, func(q text.Quotation) bool { return within(w.Span, q.Span) })
		if !ev.tells(unspaced(words, i), analyzer) && (quoted || !ev.retells(newWord(w, analyzer), own)) {
			c.fault = "no cited passage has the word " + w.Text
		}
		claims = append(claims, c)
	}
	return claims
}

// unspaced returns the word at i with a neighbour that no space parts it from: the terms of a script without
// spaces are pairs.
func unspaced(words []text.Word, i int) string {
	if i+1 < len(words) && words[i+1].Start == words[i].End && caseless(words[i+1].Text) {
		return words[i].Text + words[i+1].Text
	}
	if i > 0 && words[i-1].End == words[i].Start && caseless(words[i-1].Text) {
		return words[i-1].Text + words[i].Text
	}
	return words[i].Text
}

// namesakes returns where the passages have the names that share most words with this one: it, or another
// one of the family, or what its initials stand for.
func (ev evidence) namesakes(name text.Name) []text.Span {
	words := bare(folded(name.Text))
	var spans []text.Span
	most := 1
	for _, a := range ev.actors {
		own := bare(a.keys())
		shared := 0
		for _, w := range words {
			if slices.ContainsFunc(own, func(o string) bool { return same(o, w) }) || len(words) == 1 && initials(own) == w {
				shared++
			}
		}
		if shared > most {
			spans, most = nil, shared
		}
		if shared == most {
			spans = append(spans, a.span())
		}
	}
	return spans
}

// names reports that a passage has the name: in a row, or in pieces between parties that it means
// ("London’s Russian embassy"), or as a full name behind words of its own ("Treasury Secretary Danny
// Alexander").
func (ev evidence) names(name text.Name, meant []text.Span) bool {
	words := bare(folded(name.Text))
	return ev.runs(words) || ev.runs(turned(words)) || ev.describes(words) || ev.shortens(words) ||
		!slices.ContainsFunc(pieces(name, meant), func(piece []string) bool { return !ev.runs(piece) })
}

// turned returns the words with the last one first: "Zahle University" may be the University of Zahle.
func turned(words []string) []string {
	if len(words) < 2 {
		return words
	}
	last := len(words) - 1
	return append([]string{words[last]}, words[:last]...)
}

// runs reports that the words stand in a row in one of the passages.
func (ev evidence) runs(words []string) bool {
	return len(words) == 0 || slices.ContainsFunc(ev.bare, func(passage []string) bool { return inRow(passage, words) })
}

// describes reports that words end with a full name that stands in a row, and that the passages have
// those before it somewhere.
func (ev evidence) describes(words []string) bool {
	for cut := 1; cut+2 <= len(words); cut++ {
		if ev.runs(words[cut:]) {
			return !slices.ContainsFunc(words[:cut], func(w string) bool { return !ev.runs([]string{w}) })
		}
	}
	return false
}

// shortens reports a name whose last word says what it is ("Zahle City", "the Litani River"), where the
// passages leave that out.
func (ev evidence) shortens(words []string) bool {
	last := len(words) - 1
	return last > 0 && kinds[words[last]] && slices.ContainsFunc(ev.actors, func(a actor) bool {
		return slices.Equal(bare(a.keys()), words[:last])
	})
}

var kinds = members("city town county united rovers wanderers athletic albion fc river ocean sea province governorate island islands")

// inflects reports a single word that is another form of one in the passages ("Tributes"), the
// initials of a name in them or of words in a row ("YoY"), or a name whose own initials they have; and a
// word with a number behind it that they have without any ("Covid-19").
func (ev evidence) inflects(name string, analyzer text.Analyzer) bool {
	words := folded(name)
	switch {
	case len(words) == 1:
		word := strings.ReplaceAll(words[0], ".", "")
		return ev.initials[word] || strings.ToUpper(name) != name && ev.spells(word) || ev.tells(name, analyzer)
	case len(words) == 2 && numeric(words[1]) && utf8.RuneCountInString(words[0]) > 2:
		return ev.runs(words[:1]) && !ev.followed(words[0])
	}
	return len(words) > 2 && ev.runs([]string{initials(words)})
}

// spells reports an abbreviation of three letters or more whose letters begin words in a row. In
// capitals alone ("BBC") one would be found in any long passage, but among the names.
func (ev evidence) spells(word string) bool {
	letters := []rune(word)
	return len(letters) > 2 && slices.ContainsFunc(ev.words, func(words []string) bool {
		for i := 0; i+len(letters) <= len(words); i++ {
			if initials(words[i:i+len(letters)]) == word {
				return true
			}
		}
		return false
	})
}

// followed reports that a passage has the word with digits behind it.
func (ev evidence) followed(word string) bool {
	return slices.ContainsFunc(ev.words, func(words []string) bool {
		i := slices.Index(words, word)
		return i >= 0 && i+1 < len(words) && numeric(words[i+1])
	})
}

func numeric(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
}

// tells reports that a passage has the word in some form, or what an Arabic "and" stands before.
func (ev evidence) tells(word string, analyzer text.Analyzer) bool {
	if rest, ok := strings.CutPrefix(word, "و"); ok && utf8.RuneCountInString(rest) == 2 && ev.tells(rest, analyzer) {
		return true
	}
	return !slices.ContainsFunc(analyzer.Terms(word), func(term string) bool { return !ev.terms[term] })
}

// pieces returns the words of a name between the spans, a piece for each run of them.
func pieces(name text.Name, spans []text.Span) [][]string {
	list := [][]string{nil}
	for _, w := range text.Words(name.Text) {
		from, to := name.Start+w.Start, name.Start+w.End
		if slices.ContainsFunc(spans, func(sp text.Span) bool { return sp.Start <= from && to <= sp.End }) {
			list = append(list, nil)
			continue
		}
		list[len(list)-1] = append(list[len(list)-1], bare(folded(w.Text))...)
	}
	return list
}

// inRow reports that the words of a name stand in the passage in a row, initials apart.
func inRow(passage, name []string) bool {
	for start := range passage {
		i := start
		for _, w := range name {
			for i > start && i < len(passage) && utf8.RuneCountInString(passage[i]) <= 2 && !same(passage[i], w) {
				i++
			}
			if i >= len(passage) || !same(passage[i], w) {
				i = -1
				break
			}
			i++
		}
		if i > 0 {
			return true
		}
	}
	return false
}

// caseless reports a word in a script that has no capital letters.
func caseless(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r) && !unicode.IsTitle(r)
	})
}
