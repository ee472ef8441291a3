package digest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"barid/text"
)

// count is how many a sentence says something has happened to: 19 killed, 40 medics wounded.
type count struct {
	what  fate
	who   string // folded; empty: people in general
	noun  string // who, as written
	value float64
	hedge hedge
	text  string // of the number, its hedge before it: "at least 19"
}

// counts reads the counts of a sentence in English or Arabic. It would rather find none than
// a wrong one: what is added to a count, part of one, older than the news, supposed or denied
// is left out, and so is a fate of which the sentence gives two counts of the same people.
func counts(sentence, language string) []count {
	words, ok := countWordsOf(language)
	if !ok || len(text.Numbers(sentence)) == 0 || background(sentence) {
		return nil
	}
	r := reader{words: words, tokens: tokenize(sentence, words), sentence: sentence}
	if r.doubts() {
		return nil
	}
	var found []count
	for i, t := range r.tokens {
		if t.number == nil {
			continue
		}
		if c, ok := r.read(i); ok {
			found = append(found, c)
		}
	}
	return slices.DeleteFunc(found, func(c count) bool {
		return slices.ContainsFunc(found, func(d count) bool { return c.what == d.what && c.who == d.who && c.value != d.value })
	})
}

// doubts reports a sentence that denies or supposes something; the لا of a hedge does not.
func (r reader) doubts() bool {
	hedge := -1 // the last token of one
	for i := len(r.tokens) - 1; i >= 0; i-- {
		if r.tokens[i].number != nil {
			hedge, _ = r.hedged(i)
		} else if r.words.doubts[r.tokens[i].key] && (hedge < 0 || i < hedge) {
			return true
		}
	}
	return false
}

// background reports a sentence that looks back: it names a year, or a time well past.
func background(sentence string) bool {
	for _, n := range text.Numbers(sentence) {
		if year(n) {
			return true
		}
	}
	for _, r := range text.RelativeDates(sentence) {
		folded := text.Fold(r.Text)
		if slices.ContainsFunc(past, func(word string) bool { return strings.Contains(folded, word) }) {
			return true
		}
	}
	return false
}

func year(n text.Number) bool {
	return n.Unit == "" && !n.Percent && n.Value == float64(int(n.Value)) && n.Value >= 1900 && n.Value < 2100
}

// token is a word, or all words of a number.
type token struct {
	text.Span
	text   string
	key    string // folded; of Arabic its stem, where it has one
	cut    bool   // a clause begins here
	joined bool   // a number with the conjunction و before it
	number *text.Number
}

func tokenize(sentence string, w countWords) []token {
	runes := []rune(sentence)
	numbers := text.Numbers(sentence)
	var tokens []token
	end := 0
	for _, word := range text.Words(sentence) {
		t := token{Span: word.Span, text: word.Text, key: w.key(word.Text)}
		t.cut = strings.ContainsAny(string(runes[end:word.Start]), ",;:.!?،؛؟()—–«»“”\"")
		end = word.End
		i := slices.IndexFunc(numbers, func(n text.Number) bool { return n.Start < word.End && word.Start < n.End })
		if i >= 0 {
			if last := len(tokens) - 1; last >= 0 && tokens[last].number == &numbers[i] {
				tokens[last].End = word.End
				continue
			}
			t.number, t.key, t.text, t.joined = &numbers[i], "", "", word.Start < numbers[i].Start
		}
		tokens = append(tokens, t)
	}
	return tokens
}

// reader reads the counts of one sentence.
type reader struct {
	words    countWords
	tokens   []token
	sentence string
}

// read reads the number at i: what follows it decides, then what is before it.
func (r reader) read(i int) (count, bool) {
	n := r.tokens[i].number
	if n.Unit != "" || n.Percent || n.Value < 1 || n.Value != float64(int(n.Value)) || ordinal(n.Of(r.sentence)) || r.ranged(i) {
		return count{}, false
	}
	first, hedge := r.hedged(i)
	c := count{value: n.Value, hedge: hedge, text: r.cut(r.tokens[first].Start, n.End)}
	if first == i {
		c.text = n.Of(r.sentence)
	}
	if first > 0 && !r.tokens[first].cut && r.words.parts[r.tokens[first-1].key] {
		return count{}, false
	}
	var next int
	next, ok := r.counted(i, &c)
	if !ok {
		return count{}, false
	}
	for _, rule := range []func(first, next int, c count) fate{r.fateBehind, r.fateBefore, r.tollBefore} {
		if c.what = rule(first, next, c); c.what != "" {
			return c, true
		}
	}
	return count{}, false
}

// counted reads whom the number at i counts, and returns the token behind them.
func (r reader) counted(i int, c *count) (next int, ok bool) {
	next = i + 1
	for next < len(r.tokens) && next-i <= r.words.longestNoun && r.noun(next) {
		next++
	}
	for _, t := range r.tokens[i+1 : min(next+1, len(r.tokens))] {
		if r.words.more[t.key] && !t.cut {
			return 0, false
		}
	}
	if next < len(r.tokens) && !r.tokens[next].cut && r.words.of[r.tokens[next].key] {
		return 0, false // "two of the dead"
	}
	var keys []string
	for _, t := range r.tokens[i+1 : next] {
		if r.words.people[t.key] {
			return next, true
		}
		keys = append(keys, t.key)
	}
	if len(keys) > 0 {
		c.who, c.noun = strings.Join(keys, " "), r.cut(r.tokens[i+1].Start, r.tokens[next-1].End)
	}
	return next, true
}

// noun reports a word that can tell whom a number counts.
func (r reader) noun(i int) bool {
	t := r.tokens[i]
	return !t.cut && t.number == nil && !r.words.function[t.key] && r.words.fates[t.key] == "" && len(text.RelativeDates(t.text)) == 0
}

// fateBehind reads "12 people were killed" and "19 قتيلا".
func (r reader) fateBehind(_, next int, c count) fate {
	at := next
	for at < len(r.tokens) && at-next < 4 && !r.tokens[at].cut && r.words.auxiliaries[r.tokens[at].key] {
		at++
	}
	if at == len(r.tokens) || r.tokens[at].cut || r.fates(at) == "" {
		return ""
	}
	behind := at + 1
	switch {
	case behind == len(r.tokens) || r.tokens[behind].cut:
	case r.words.joins[r.tokens[behind].key] && behind+1 < len(r.tokens) && r.fates(behind+1) != "":
		return "" // "12 killed and wounded"
	case r.tokens[behind].joined:
	case r.tokens[behind].number != nil || at == next && c.who != "" && !r.words.places[r.tokens[behind].key]:
		return "" // "12 strikes killed 40 people"
	}
	return r.fates(at)
}

// fateBefore reads "killed at least 12 people" and "مقتل 12 شخصا".
func (r reader) fateBefore(first, _ int, _ count) fate {
	at := first - 1
	if at < 0 || r.tokens[first].cut || !r.words.governs[r.tokens[at].key] {
		return ""
	}
	if at > 1 && r.words.joins[r.tokens[at-1].key] && r.fates(at-2) != "" {
		return "" // "killed or wounded 12"
	}
	return r.fates(at)
}

// tollBefore reads "the death toll from the strike rose to 19" and "ارتفع عدد القتلى إلى 19".
func (r reader) tollBefore(first, _ int, _ count) fate {
	at := first - 1
	if at < 0 || r.tokens[first].cut || !r.words.reaches[r.tokens[at].key] {
		return ""
	}
	if at > 1 && r.tokens[at-1].number != nil && r.words.from[r.tokens[at-2].key] {
		at -= 2 // "from 12 to 19"
	}
	for ; at >= 0; at-- {
		t := r.tokens[at]
		if t.number != nil {
			return ""
		}
		if f := r.words.tolls[t.key]; f != "" {
			return f
		}
		if r.words.heads[t.key] {
			for _, near := range r.tokens[at+1 : min(at+3, first)] {
				if f := r.words.fates[near.key]; f != "" {
					return f
				}
			}
			return ""
		}
		if t.cut {
			return ""
		}
	}
	return ""
}

// fates is the fate that a word tells. A word that may also tell of an illness does so only
// beside another one.
func (r reader) fates(at int) fate {
	f := r.words.fates[r.tokens[at].key]
	if f == "" || !r.words.doubtful[r.tokens[at].key] {
		return f
	}
	for _, t := range r.tokens {
		if r.words.fates[t.key] != "" && !r.words.doubtful[t.key] {
			return f
		}
	}
	return ""
}

// hedged returns the first token of the hedge before the number at i, and what it says.
func (r reader) hedged(i int) (first int, h hedge) {
	for n := min(longestHedge, i); n > 0; n-- {
		var keys []string
		for at := i - n; at < i; at++ {
			if r.tokens[at+1].cut {
				keys = nil
				break
			}
			keys = append(keys, text.Fold(r.tokens[at].text))
		}
		if h, ok := r.words.hedges[strings.Join(keys, " ")]; ok && len(keys) > 0 {
			return i - n, h
		}
	}
	behind := strings.Join(strings.Fields(text.Fold(r.cut(r.tokens[i].End, r.tokens[i].End+hedgeReach))), " ")
	for phrase, h := range r.words.trailing {
		if strings.Contains(" "+behind+" ", " "+phrase+" ") {
			return i, h
		}
	}
	return i, exactly
}

// ranged reports an end of a range, and the older of two counts: "10 to 15", "up from 12".
func (r reader) ranged(i int) bool {
	end := func(at int) bool { return at >= 0 && at < len(r.tokens) && r.tokens[at].number != nil }
	dash := func(at int) bool {
		return end(at) && end(at-1) && strings.ContainsAny(r.cut(r.tokens[at-1].End, r.tokens[at].Start), "-–—‑")
	}
	switch {
	case dash(i), dash(i + 1):
		return true
	case i > 0 && r.words.from[r.tokens[i-1].key]:
		return true
	case i > 1 && r.words.to[r.tokens[i-1].key] && end(i-2):
		return i < 3 || !r.words.from[r.tokens[i-3].key]
	case i > 2 && r.words.between[r.tokens[i-3].key], i > 1 && r.tokens[i].joined && r.words.between[r.tokens[i-2].key]:
		return true
	}
	return i+2 < len(r.tokens) && r.words.to[r.tokens[i+1].key] && end(i+2) || i > 0 && r.words.between[r.tokens[i-1].key]
}

// cut is part of the sentence, in runes.
func (r reader) cut(from, to int) string {
	return text.Span{Start: from, End: min(to, utf8.RuneCountInString(r.sentence))}.Of(r.sentence)
}

// ordinal reports a number that numbers: "9th", "third", ثالث.
func ordinal(written string) bool {
	folded := text.Fold(written)
	for _, ending := range []string{"1st", "2nd", "3rd", "th", "first", "second", "third"} {
		if strings.HasSuffix(folded, ending) {
			return true
		}
	}
	return arabicOrdinals[strings.TrimPrefix(folded, "ال")]
}
