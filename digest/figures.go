package digest

import (
	"slices"
	"strings"

	"barid/news"
	"barid/text"
)

// Two sentences are one with another figure if so many of their terms are shared.
const (
	leastShared = 5
	leastAlike  = 0.6 // of all terms of both
)

// figures are what sentences say that repeat one sent before but for a single number: 340
// passengers crossed, and 410 now. What counts people is left to tolls.
func figures(b Block, sent []SentBlock) []Update {
	var updates []Update
	for _, now := range b.told() {
		if len(counts(now.Text, b.Language)) > 0 || background(now.Text) {
			continue
		}
		u, ok := figure(now, b.Language, sent)
		repeated := func(o Update) bool { return o.Figure == u.Figure }
		if ok && !slices.ContainsFunc(updates, repeated) {
			updates = append(updates, u)
		}
	}
	return updates
}

// figure looks through what was sent, the last issue first; the first sentence that is alike decides.
func figure(now news.Sentence, language string, sent []SentBlock) (Update, bool) {
	n := read(now.Text, language)
	for _, s := range sent {
		if s.Block.Language != language {
			continue
		}
		for _, old := range s.Block.told() {
			o := read(old.Text, language)
			if !n.alike(o) {
				continue
			}
			from, to, ok := n.changed(o)
			if !ok {
				return Update{}, false
			}
			f := written(to, now.Text, language)
			return Update{Figure: f, Was: written(from, old.Text, language).Text, WasSaid: old.Text, Issue: s.Issue, Sentence: now.ID}, true
		}
	}
	return Update{}, false
}

// alike reports that two sentences are the same but for numbers.
func (r reading) alike(o reading) bool {
	shared := 0
	for term := range r.terms {
		if o.terms[term] {
			shared++
		}
	}
	all := len(r.terms) + len(o.terms) - shared
	least := leastAlike * float64(all)
	if r.caseless {
		least = float64(all)
	}
	return shared >= leastShared && float64(shared) >= least && r.namesWithin(o) && o.namesWithin(r) &&
		len(r.negators) == len(o.negators) && !datedApart(r.text, o.text)
}

// changed finds the one number that differs; none if several do, or if it is no quantity.
func (r reading) changed(o reading) (from, to text.Number, ok bool) {
	if len(r.numbers) != len(o.numbers) {
		return from, to, false
	}
	for i, n := range r.numbers {
		m := o.numbers[i]
		switch {
		case n.Value == m.Value && n.Unit == m.Unit && n.Percent == m.Percent:
		case ok || n.Unit != m.Unit || n.Percent != m.Percent || !quantity(n, r.text) || !quantity(m, o.text) || behind(n, r.text) != behind(m, o.text):
			return from, to, false
		default:
			from, to, ok = m, n, true
		}
	}
	return from, to, ok
}

// timeUnits measure time, which passes without news.
var timeUnits = map[string]bool{
	text.MonthUnit: true, text.QuarterUnit: true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true,
	"decade": true, "century": true,
}

// quantity reports a number that measures or counts something by itself: no date, no place in an
// order, no guess, no addition to another.
func quantity(n text.Number, sentence string) bool {
	before := lastWords(text.Span{End: n.Start}.Of(sentence))
	return !timeUnits[n.Unit] && !year(n) && !ordinal(n.Of(sentence)) && (n.Unit != "" || n.Percent || behind(n, sentence) != "") &&
		!slices.ContainsFunc(strings.Fields(before+" "+behind(n, sentence)), func(word string) bool { return vague[word] })
}

// vague words make a number a guess, or a part of another.
var vague = map[string]bool{
	"another": true, "more": true, "other": true, "others": true, "about": true, "around": true, "nearly": true, "almost": true, "to": true,
	"some": true, "from": true, "between": true, "page": true, "article": true, "resolution": true, "law": true, "no": true, "number": true,
	"نحو": true, "حوالي": true, "قرابه": true, "زهاء": true, "بين": true, "اخر": true, "اخرين": true, "الماده": true, "القرار": true, "رقم": true,
}

// lastWords are the two words before a number, folded.
func lastWords(before string) string {
	words := strings.Fields(text.Fold(before))
	return strings.Join(words[max(0, len(words)-2):], " ")
}

// behind is the word that follows a number in its clause, folded; empty if there is none.
func behind(n text.Number, sentence string) string {
	for _, w := range text.Words(sentence) {
		if w.Start < n.End {
			continue
		}
		if strings.TrimSpace(text.Span{Start: n.End, End: w.Start}.Of(sentence)) == "" {
			return text.Fold(w.Text)
		}
		return ""
	}
	return ""
}

// written is a number as the sentence has it, with its sign and the word behind it.
func written(n text.Number, sentence, language string) Figure {
	f := Figure{Text: n.Of(sentence)}
	before, after := text.Span{Start: n.Start - 1, End: n.Start}.Of(sentence), text.Span{Start: n.End, End: n.End + 1}.Of(sentence)
	if n.Start > 0 && strings.Contains("$€£¥₽₪₺₹٪%", before) && before != "" {
		f.Text = before + f.Text
	}
	if after != "" && strings.Contains("$€£¥₽₪₺₹٪%", after) {
		f.Text += after
	}
	f.Noun = nounBehind(n, sentence, language)
	return f
}

// nounBehind is what a number counts, as written. An adjective stands before its noun in English,
// so that two words are taken; not so in scripts without capitals.
func nounBehind(n text.Number, sentence, language string) string {
	longest := 2
	if read(sentence, language).caseless {
		longest = 1
	}
	noun, end := text.Span{Start: n.End, End: n.End}, n.End
	for _, w := range text.Words(sentence) {
		switch {
		case w.Start < n.End:
			continue
		case longest == 0, strings.TrimSpace(text.Span{Start: end, End: w.Start}.Of(sentence)) != "", len(text.NewAnalyzer(language).Terms(w.Text)) == 0:
			return strings.TrimSpace(noun.Of(sentence))
		}
		noun.End, end = w.End, w.End
		longest--
	}
	return strings.TrimSpace(noun.Of(sentence))
}
