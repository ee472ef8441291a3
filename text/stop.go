package text

import (
	"strings"
	"unicode"
)

// stop is a place where a sentence may end.
type stop struct {
	text  []rune
	start int // of the sentence
	mark  int // the first terminal mark
	end   int // behind the marks and what closes with them
}

// ends decides on what stands before and behind. Where both readings are possible the sentence goes
// on, since two sentences in one mislead less than half a sentence.
func (s stop) ends() bool {
	next := skipSpace(s.text, s.end)
	switch {
	case next == len(s.text) || lineBreak(s.text[next]):
		return true
	case next == s.end:
		return s.endsUnspaced()
	case goesOn(s.text, next) || s.pause():
		return false
	case s.text[s.mark] == '.':
		return !s.abbreviates(next)
	}
	return !s.attributed(next)
}

// endsUnspaced decides where no space follows: "ended.The next" and "انتهى.وقال" end, "U.S.-led",
// "example.org" and "بي.بي.سي" do not.
func (s stop) endsUnspaced() bool {
	next := s.text[s.end]
	if s.text[s.mark] != '.' && !unicode.In(next, unicode.Latin, unicode.Cyrillic, unicode.Greek) {
		return unicode.IsLetter(next) || opening(next)
	}
	word := s.wordBefore()
	if s.mark == 0 || !closing(s.text[s.mark-1]) && letters(word[strings.LastIndex(word, ".")+1:]) < 3 {
		return false
	}
	if unicode.IsUpper(next) {
		return !unicode.IsUpper(s.text[s.mark-1])
	}
	return opening(next) || unicode.IsLetter(next) && !unicode.IsLower(next)
}

// goesOn reports what no sentence begins with: punctuation, a dash, or a first letter in lower case.
func goesOn(text []rune, next int) bool {
	if strings.ContainsRune(",;:،؛–—…", text[next]) {
		return true
	}
	for i := next; i < len(text) && !lineBreak(text[i]) && !unicode.IsDigit(text[i]); i++ {
		if unicode.IsLetter(text[i]) {
			return unicode.IsLower(text[i])
		}
	}
	return false
}

// pause reports "..", an ellipsis after a space, and one in brackets of its own.
func (s stop) pause() bool {
	dots := 0
	for i := s.mark; i < s.end && (s.text[i] == '.' || s.text[i] == '…'); i++ {
		dots++
	}
	if dots < 2 && s.text[s.mark] != '…' {
		return false
	}
	if s.mark == 0 || dots == 2 && s.text[s.mark] == '.' {
		return true
	}
	before := s.text[s.mark-1]
	return unicode.IsSpace(before) || opening(before)
}

func quoting(r rune) bool { return r == '"' || unicode.Is(unicode.Pi, r) }

func opening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

// abbreviates reports that the point belongs to the word before it.
func (s stop) abbreviates(next int) bool {
	word := s.wordBefore()
	if word == "" {
		return false
	}
	first := skipSpace(s.text, s.start) == s.mark-len([]rune(word))
	folded, follower := Fold(word), Fold(wordAt(s.text, next))
	switch {
	case numeric(folded):
		return first && len(folded) <= 3 || len(folded) <= 2 && ordinalFollowers[follower]
	case first && letters(word) == 1:
		return true
	case titles[folded]:
		return true
	case numbered[folded]:
		return unicode.IsDigit(s.text[next])
	case folded == "a.m" || folded == "p.m":
		return hourFollowers[follower]
	case quoting(s.text[next]) || openers[follower]:
		return false
	case letters(word) == 1:
		return !s.afterNumber(word)
	}
	return strings.Contains(word, ".") || unicode.IsUpper([]rune(word)[0]) && ambiguous[folded]
}

// maxWord bounds a word that is looked at around a stop, in runes.
const maxWord = 24

// wordBefore returns the letters, digits and inner points before the mark: "Dr", "U.S", "أ.د".
func (s stop) wordBefore() string {
	i := s.mark
	for i > max(s.start, s.mark-maxWord) && wordRune(s.text[i-1]) {
		i--
	}
	return string(s.text[i:s.mark])
}

// afterNumber reports a unit, as م in "2015 م".
func (s stop) afterNumber(word string) bool {
	i := s.mark - len([]rune(word)) - 1
	return i > s.start && unicode.IsSpace(s.text[i]) && unicode.IsDigit(s.text[i-1]) && !unicode.IsUpper(s.text[i+1])
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
func (s stop) attributed(next int) bool {
	if last := s.text[s.end-1]; last != '"' && !unicode.Is(unicode.Pf, last) {
		return false
	}
	words := Words(string(s.text[next:min(len(s.text), next+maxAttribution)]))
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
