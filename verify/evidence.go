package verify

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"barid/text"
)

// evidence is what the cited passages hold. Its spans count the runes of all of them, one behind the other.
type evidence struct {
	cited    []Passage
	starts   []int         // where each begins
	words    [][]string    // folded, of each passage, and of one with brackets once more without them
	places   [][]text.Span // of words
	accounts []account     // who speaks, in each passage
	told     [][]word      // the sentences of all passages
	actors   []actor       // the names in them
	holders  []holder      // those with an office
	bare     [][]string    // the same without titles and particles, for names
	terms    map[string]bool
	numbers  []text.Number
	parties  map[string][]called // by party
	mentions []text.Mention
	initials map[string]bool // of names of several words, folded
}

// bracket is what a writer put into a text, and a quotation of it may leave out.
var bracket = regexp.MustCompile(`\([^()]*\)|\[[^\[\]]*\]`)

func read(cited []Passage) evidence {
	ev := evidence{cited: cited, terms: make(map[string]bool), parties: make(map[string][]called), initials: make(map[string]bool)}
	start := 0
	for _, p := range cited {
		ev.starts = append(ev.starts, start)
		ev.take(p, start)
		start += utf8.RuneCountInString(p.Text)
	}
	for _, words := range ev.words {
		ev.bare = append(ev.bare, bare(words))
	}
	return ev
}

// take reads a passage that begins at start.
func (ev *evidence) take(p Passage, start int) {
	ev.keep(p.Text, start)
	if bracket.MatchString(p.Text) {
		ev.keep(bracket.ReplaceAllStringFunc(p.Text, blank), start)
	}
	names := text.Names(p.Text)
	told := sentences(p.Text, p.Language)
	account := newAccount(p.Text, start, told, names)
	ev.accounts, ev.told, ev.actors = append(ev.accounts, account), append(ev.told, told...), append(ev.actors, account.actors...)
	for _, n := range text.Numbers(p.Text) {
		n.Span = shifted(n.Span, start)
		ev.numbers = append(ev.numbers, n)
	}
	for _, term := range text.NewAnalyzer(p.Language).Terms(p.Text) {
		ev.terms[term] = true
	}
	for _, m := range text.Parties(p.Text) {
		ev.parties[m.Party] = append(ev.parties[m.Party], call(m, p.Text))
	}
	ev.mentions = append(ev.mentions, account.parties...)
	ev.holders = append(ev.holders, holders(account.actors, account.parties)...)
	for _, name := range names {
		ev.initials[initials(bare(folded(name.Text)))] = true
	}
}

// keep takes the words of a passage that begins at start.
func (ev *evidence) keep(passage string, start int) {
	var places []text.Span
	for _, w := range text.Words(passage) {
		places = append(places, shifted(w.Span, start))
	}
	ev.words, ev.places = append(ev.words, folded(passage)), append(ev.places, places)
}

// blank is nothing in the length of s.
func blank(s string) string { return strings.Repeat(" ", utf8.RuneCountInString(s)) }

// folded returns the words of s for comparison.
func folded(s string) []string {
	var list []string
	for _, w := range text.Words(s) {
		list = append(list, key(w.Text))
	}
	return list
}

// key is a word for comparison: folded, without the possessive. "US" and "U.S." are one, and not "us".
func key(word string) string {
	folded := strings.TrimSuffix(text.Fold(word), "'s")
	if plain := strings.ToUpper(strings.ReplaceAll(folded, ".", "")); likePronouns[plain] && strings.HasPrefix(strings.ReplaceAll(word, ".", ""), plain) {
		return plain
	}
	return folded
}

// likePronouns are abbreviations that only their capitals tell from other words.
var likePronouns = map[string]bool{"US": true, "WHO": true, "IS": true, "IT": true}

// initials returns the first letters of several words, nothing for a single one.
func initials(words []string) string {
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(string([]rune(w)[:1]))
	}
	return b.String()
}

// holds returns where one passage has the parts, each word for word and one after the other; nothing if
// none has.
func (ev evidence) holds(parts [][]string) []text.Span {
	for k, words := range ev.words {
		var spans []text.Span
		at := 0
		for _, part := range parts {
			i := index(words[at:], part)
			if i < 0 {
				spans = nil
				break
			}
			at += i + len(part)
			if len(part) > 0 {
				spans = append(spans, text.Span{Start: ev.places[k][at-len(part)].Start, End: ev.places[k][at-1].End})
			}
		}
		if spans != nil {
			return spans
		}
	}
	return nil
}

// index returns where part begins in words, -1 if it does not stand there.
func index(words, part []string) int {
	for i := 0; i+len(part) <= len(words); i++ {
		if slices.Equal(words[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}
