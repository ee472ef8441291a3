package modeltest

import (
	"maps"
	"regexp"
	"strings"
)

// Knows teaches the server the translations of sentences. One that it does not know it leaves as it is.
func (s *Server) Knows(translations map[string]string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := maps.Clone(s.known)
	if known == nil {
		known = make(map[string]string)
	}
	maps.Copy(known, translations)
	s.known = known
}

type rendering struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
}

// translations says of each sentence what the server knows, then spoils the first behind the
// headline as the behavior says.
func (m material) translations(b Behavior, known map[string]string) map[string][]rendering {
	out := []rendering{}
	for _, c := range m.claims {
		r := rendering{c.number, c.text}
		if words, ok := known[c.text]; ok && b != Untranslated {
			r.Text = words
		}
		out = append(out, r)
	}
	spoiled := &out[min(1, len(out)-1)]
	says := lines["en"]
	if (material{sentences: []numbered{{text: spoiled.Text}}}).arabic() {
		says = lines["ar"]
	}
	switch b {
	case LyingNumber:
		spoiled.Text = otherNumber(spoiled.Text, says.number)
	case LyingName:
		spoiled.Text = otherName(spoiled.Text, says.name)
	case LyingQuotation:
		spoiled.Text += " " + says.quotation
	case LyingNegation:
		spoiled.Text = says.deny(spoiled.Text)
	case DroppedNegation:
		for i := range out {
			out[i].Text = negation.ReplaceAllString(out[i].Text, " ")
		}
	case Duplicated:
		for i := range out {
			out[i].Text = out[0].Text
		}
	case Verbose:
		spoiled.Text = strings.Repeat(spoiled.Text+" ", 200)
	case Obeying:
		if order := (material{sentences: []numbered{{text: m.claims[0].text}}}).order(); order != "" {
			spoiled.Text = order
		}
	case UnknownSource:
		spoiled.Number = len(out) + 1
	case Unsourced:
		out = out[1:]
	case Linked:
		spoiled.Text += " https://planted.example/win"
	case Markup:
		spoiled.Text = "<b>" + spoiled.Text + "</b>"
	case WrongLanguage:
		for i := range out {
			out[i].Text = "Les ministres se sont réunis dans la capitale pour parler de l'eau du fleuve et des villages qui en vivent."
		}
	}
	return map[string][]rendering{"sentences": out}
}

// negation is what makes a sentence a denial.
var negation = regexp.MustCompile(` (not|لم|لن|لا) `)

// capitalized is a word with a capital inside a sentence.
var capitalized = regexp.MustCompile(`([a-z,] )\p{Lu}\p{Ll}+`)

// otherName puts somebody else in the place of the first name behind the opening, or adds a sentence.
func otherName(text, added string) string {
	at := capitalized.FindStringSubmatchIndex(text)
	if at == nil {
		return text + " " + added
	}
	return text[:at[3]] + "Haddad" + text[at[1]:]
}
