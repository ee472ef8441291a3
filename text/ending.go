package text

import (
	"strings"
	"unicode"
)

// ending is a place where a sentence may end.
type ending struct {
	text  []rune
	start int // of the sentence
	mark  int // the first terminal mark
	end   int // behind the marks and what closes with them
}

// ends decides on what stands before and behind. Where both readings are possible the sentence goes
// on, since two sentences in one mislead less than half a sentence.
func (e ending) ends() bool {
	next := skipSpace(e.text, e.end)
	switch {
	case next == len(e.text) || lineBreak(e.text[next]):
		return true
	case next == e.end:
		return e.endsUnspaced()
	case goesOn(e.text, next) || e.pause():
		return false
	case e.text[e.mark] == '.':
		return !e.abbreviates(next)
	}
	return !e.attributed(next)
}

// endsUnspaced decides where no space follows: "ended.The next" and "انتهى.وقال" end, "U.S.-led",
// "example.org" and "بي.بي.سي" do not.
func (e ending) endsUnspaced() bool {
	next := e.text[e.end]
	if e.text[e.mark] != '.' && !unicode.In(next, unicode.Latin, unicode.Cyrillic, unicode.Greek) {
		return unicode.IsLetter(next) || opening(next)
	}
	word := e.wordBefore()
	if e.mark == 0 || !closing(e.text[e.mark-1]) && letters(word[strings.LastIndex(word, ".")+1:]) < 3 {
		return false
	}
	if unicode.IsUpper(next) && unicode.IsUpper(e.text[e.mark-1]) || unicode.IsLower(next) {
		return false
	}
	return (opening(next) || unicode.IsLetter(next)) && !e.abbreviates(e.end)
}

// maxWord bounds what is looked at around an ending, in runes.
const maxWord = 24

// goesOn reports what no sentence begins with: punctuation, a dash, or a first letter in lower case.
func goesOn(text []rune, next int) bool {
	if terminal(text[next]) || strings.ContainsRune(",;:،؛–—", text[next]) {
		return true
	}
	for i := next; i < min(len(text), next+maxWord) && !lineBreak(text[i]) && !unicode.IsDigit(text[i]); i++ {
		if unicode.IsLetter(text[i]) {
			return unicode.IsLower(text[i])
		}
	}
	return false
}

// pause reports "..", an ellipsis after a space, and one in brackets of its own.
func (e ending) pause() bool {
	dots := 0
	for i := e.mark; i < e.end && (e.text[i] == '.' || e.text[i] == '…'); i++ {
		dots++
	}
	if dots < 2 && e.text[e.mark] != '…' {
		return false
	}
	if e.mark == 0 || dots == 2 && e.text[e.mark] == '.' {
		return true
	}
	before := e.text[e.mark-1]
	return unicode.IsSpace(before) || opening(before)
}

func quoting(r rune) bool { return r == '"' || unicode.Is(unicode.Pi, r) }

func opening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

// abbreviates reports that the point belongs to the word before it.
func (e ending) abbreviates(next int) bool {
	word := e.wordBefore()
	if word == "" {
		return false
	}
	first := skipSpace(e.text, e.start) == e.mark-len([]rune(word))
	folded, follower := Fold(word), Fold(wordAt(e.text, next))
	switch {
	case numeric(folded):
		return first && len(folded) <= 3 || len(folded) <= 2 && ordinalFollowers[follower]
	case first && letters(word) == 1:
		return true
	case titles[folded]:
		return true
	case numbered[folded]:
		return unicode.IsDigit(e.text[next])
	case folded == "a.m" || folded == "p.m":
		return hourFollowers[follower]
	case quoting(e.text[next]) || openers[follower]:
		return false
	case letters(word) == 1:
		return !e.afterNumber(word)
	}
	return strings.Contains(word, ".") || unicode.IsUpper([]rune(word)[0]) && ambiguous[folded]
}

// wordBefore returns the letters, digits and inner points before the mark: "Dr", "U.S", "أ.د".
func (e ending) wordBefore() string {
	i := e.mark
	for i > max(e.start, e.mark-maxWord) && wordRune(e.text[i-1]) {
		i--
	}
	return string(e.text[i:e.mark])
}

// afterNumber reports a unit, as م in "2015 م".
func (e ending) afterNumber(word string) bool {
	i := e.mark - len([]rune(word)) - 1
	return i > e.start && unicode.IsSpace(e.text[i]) && unicode.IsDigit(e.text[i-1]) && !unicode.IsUpper(e.text[i+1])
}

func wordRune(r rune) bool { return r == '.' || unicode.In(r, unicode.L, unicode.M, unicode.Nd) }

func letters(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func numeric(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
}

// wordAt returns the letters at i, behind an opening quotation mark or bracket.
func wordAt(text []rune, i int) string {
	for i < len(text) && (opening(text[i]) || quoting(text[i])) {
		i++
	}
	end := i
	for end < min(len(text), i+maxWord) && (unicode.IsLetter(text[end]) || unicode.IsMark(text[end])) {
		end++
	}
	return string(text[i:end])
}

// maxAttribution bounds "Justice Salem asked" in runes.
const maxAttribution = 60

// attributed reports that a quoted question or exclamation goes on with who said it: “Why now?”
// Salem asked.
func (e ending) attributed(next int) bool {
	if last := e.text[e.end-1]; last != '"' && !unicode.Is(unicode.Pf, last) {
		return false
	}
	words := Words(string(e.text[next:min(len(e.text), next+maxAttribution)]))
	for i, w := range words[:min(len(words), 5)] {
		folded := Fold(w.Text)
		if i == 0 && openers[folded] {
			return false
		}
		if sayings[folded] {
			return true
		}
	}
	return false
}
