package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word as the recognizers of numbers, names, dates and parties see it.
type token struct {
	Word
	key string // folded, without a possessive ending and without the points of an abbreviation
	gap string // what stands between the token before, or the start of the text, and this one
}

func tokens(s string) []token {
	words := Words(s)
	list := make([]token, 0, len(words))
	folded, offsets := FoldSpans(s)
	rest, at := s, 0 // at counts folded runes, folded is cut along
	for _, w := range words {
		for at < len(offsets)-1 && offsets[at] < w.Start {
			folded, at = folded[width(folded):], at+1
		}
		n := 0
		for at < len(offsets)-1 && offsets[at] < w.End {
			n, at = n+width(folded[n:]), at+1
		}
		gap := max(0, strings.Index(rest, w.Text)) // a gap holds neither letter nor digit
		list = append(list, token{w, bareKey(folded[:n]), rest[:gap]})
		folded, rest = folded[n:], rest[gap+len(w.Text):]
	}
	return list
}

func width(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}

func bareKey(folded string) string {
	folded = strings.TrimSuffix(strings.TrimSuffix(folded, "'s"), "'")
	if strings.HasSuffix(folded, ".") && !strings.ContainsFunc(folded, isArabic) {
		return strings.ReplaceAll(folded, ".", "")
	}
	return folded
}

// adjacent reports that t stands in one phrase with the token before it.
func (t token) adjacent() bool {
	switch t.gap {
	case " ", "-", "\u00a0", "‑", "–", " & ":
		return true
	}
	return t.gap != "" && len(t.gap) <= 4 && strings.TrimSpace(t.gap) == "" && strings.Count(t.gap, "\n") < 2
}

// spaced reports that nothing but white space parts t from the token before it.
func (t token) spaced() bool { return t.adjacent() && strings.TrimSpace(t.gap) == "" }

// capital reports an upper-case first letter.
func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r)
}

// capitals reports that all letters are upper case.
func (t token) capitals() bool {
	return !strings.ContainsFunc(t.Text, unicode.IsLower) && t.capital()
}

func (t token) arabic() bool { return strings.ContainsFunc(t.key, isArabic) }

// cyrillic reports a script that writes weekdays and months in lower case, as Latin English does not.
func (t token) cyrillic() bool {
	return strings.ContainsFunc(t.key, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

func isArabic(r rune) bool { return unicode.Is(unicode.Arabic, r) }

// pointed reports an initial or a title, whose point does not end the sentence.
func (t token) pointed() bool {
	return t.capital() && (utf8.RuneCountInString(t.key) == 1 || titles[t.key] || t.key == "st")
}

// opens reports that the token begins a sentence, a line or a quotation.
func opens(ts []token, i int) bool {
	if i > 0 && ts[i].gap == ". " && ts[i-1].pointed() {
		return false
	}
	return i == 0 || strings.ContainsAny(ts[i].gap, ".!?؟۔…:\n\"“«„‘•|")
}

// slicer cuts spans out of a text, as they stand there, be they invalid UTF-8.
type slicer struct {
	text  string
	bytes []int // where each rune begins, and the length
}

func newSlicer(s string) slicer {
	bytes := make([]int, 0, len(s)+1)
	for i := range s {
		bytes = append(bytes, i)
	}
	return slicer{s, append(bytes, len(s))}
}

func (s slicer) cut(sp Span) string { return s.text[s.bytes[sp.Start]:s.bytes[sp.End]] }

// phrases is a tree of folded words in which the longest phrase wins.
type phrases[T any] struct {
	next   map[string]*phrases[T]
	values []T
}

func (p *phrases[T]) add(phrase string, value T) {
	for _, t := range tokens(phrase) {
		child := p.next[t.key]
		if child == nil {
			child = new(phrases[T])
			if p.next == nil {
				p.next = make(map[string]*phrases[T])
			}
			p.next[t.key] = child
		}
		p = child
	}
	p.values = append(p.values, value)
}

// longest matches a phrase whose first word is first and whose others begin rest. It returns the
// number of tokens matched, 0 for none.
func (p *phrases[T]) longest(first string, rest []token) (n int, values []T) {
	p = p.next[first]
	for i := 0; p != nil; i++ {
		if p.values != nil {
			n, values = i+1, p.values
		}
		if i == len(rest) || !rest[i].adjacent() {
			break
		}
		p = p.next[rest[i].key]
	}
	return n, values
}

// stems yields an Arabic word and what remains of it without the proclitics و ف, then ب ل ك; the
// article stays, and لل is read as ل before the article.
func stems(key string, yield func(string) bool) {
	if !yield(key) {
		return
	}
	for _, conjunction := range []string{"", "و", "ف"} {
		word, ok := strings.CutPrefix(key, conjunction)
		if !ok || utf8.RuneCountInString(word) < 3 {
			continue
		}
		if conjunction != "" && !yield(word) {
			return
		}
		if bare, ok := strings.CutPrefix(word, "لل"); ok && !yield("ال"+bare) {
			return
		}
		for _, preposition := range []string{"ب", "ل", "ك"} {
			bare, ok := strings.CutPrefix(word, preposition)
			if ok && utf8.RuneCountInString(bare) >= 3 && !yield(bare) {
				return
			}
		}
	}
}
