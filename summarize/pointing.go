package summarize

import (
	"strings"

	"barid/text"
)

// mentions is what an article has said up to a sentence: its words, and the last words of its longer
// names ("Nichols" of "Judge Carl Nichols").
type mentions struct{ words, surnames set }

func newMentions() mentions { return mentions{make(set), make(set)} }

// note adds a sentence.
func (m mentions) note(s string) {
	for _, w := range text.Words(s) {
		m.words.add(text.Fold(w.Text))
	}
	for _, n := range text.Names(s) {
		if words := strings.Fields(n.Text); len(words) > 1 {
			m.surnames.add(text.Fold(words[len(words)-1]))
		}
	}
}

// pointed returns the words by which a sentence opens as if the reader knew whom or what they mean,
// since the article has said so before: "The lawyer shared the letter", "Nichols refused", "وأضاف البيان
// أن". It is empty where the sentence says so itself.
func (m mentions) pointed(s string) string {
	list := text.Words(s)
	if len(list) < 3 {
		return ""
	}
	first, second, third := text.Fold(list[0].Text), text.Fold(list[1].Text), text.Fold(list[2].Text)
	bare := strings.TrimPrefix(strings.TrimPrefix(first, "و"), "ف")
	switch {
	case first == "the" && counted[second] && known[third]:
		return list[2].Text
	case first == "the" && known[second] && !introduces[third]:
		return list[1].Text
	case (saying[first] || saying[bare]) && m.words[second] && complements[third]:
		return list[1].Text
	case titles[first] && m.surnames[second]:
		return list[1].Text
	case m.surnames[first] && !m.surnames[second] && startsName(s, list[0]):
		return list[0].Text
	}
	return ""
}

// startsName reports that a sentence opens with a name of the one word w.
func startsName(s string, w text.Word) bool {
	names := text.Names(s)
	return len(names) > 0 && names[0].Start == w.Start && names[0].Start == 0 && len(strings.Fields(names[0].Text)) == 1
}

var (
	// known are nouns that stand for somebody or something told before, where nothing more is said of them.
	known = words(`lawyer attorney suspect suspects man men woman women couple pair boy girl teenager driver gunman shooter attacker
		victim victims officer officers soldier soldiers protester protesters spokesman spokeswoman spokesperson official officials author
		authors researchers whistleblower group company firm agency outlet newspaper magazine network committee panel commission
		request move decision announcement remarks comments statement incident ruling order measure measures bill plan plans deal
		agreement accord proposal report letter memo document documents article video meeting vote visit attack strike strikes raid
		explosion blast crash fire arrest arrests charges lawsuit suit complaint case investigation probe trial hearing figures numbers
		result results findings study survey poll policy law rule rules program programme project sides parties pact talks`)
	counted = words("two three four five other others same")
	// introduces begin what says which one is meant.
	introduces = words("of that who which whose in for to from with by at on against between behind near over about under where when")
	titles     = words("mr mrs ms dr")
)
