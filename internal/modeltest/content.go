package modeltest

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// words is what the model answers; refusal is the server's when it does not take the request.
func words(b Behavior, c Call) (answer, refusal string) {
	format := c.ResponseFormat.Type
	switch {
	case b == Nonsense:
		return "river border parameter the of champion, wise and slow", ""
	case b == NoSchema && format == "json_schema", b == NoFormat && format != "":
		return "", "response_format " + format + " is not supported"
	case b == ExtraKeys:
		return strings.Replace(told(Honest, c), "{", `{"confidence": 0.9, `, 1), ""
	case b == NoNumbers:
		return firstNumber.ReplaceAllString(told(Honest, c), `$1 NaN`), ""
	case b == SchemaIgnored && format != "":
		return `{"summary": "a summary without sources"}`, ""
	case b == SchemaIgnored:
		return "<think>The form {\"headline\": …} is asked for.</think>\nHere it is:\n```json\n" + told(Honest, c) + "\n```\nAnything else?", ""
	}
	return told(b, c), ""
}

var firstNumber = regexp.MustCompile(`(":\[?)[0-9]+`)

func told(b Behavior, c Call) string {
	m := read(c.Prompt())
	switch {
	case len(m.reduced) > 0:
		return encode(m.reduction(b))
	case m.groups > 0:
		return encode(m.comparison(b))
	case m.translating && len(m.claims) > 0:
		return encode(m.translations(b, c.known))
	case len(m.stories) > 0:
		return encode(m.choices(b))
	case len(m.claims) > 0 && len(m.sentences) > 0:
		return encode(m.repairs(b))
	case len(m.claims) > 0:
		return encode(m.verdicts(b))
	}
	return encode(m.summary(b))
}

func encode(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		return err.Error() // no JSON, so the test fails
	}
	return string(raw)
}

// material is what a prompt holds.
type material struct {
	number      int // of a story among several
	sentences   []numbered
	claims      []claim
	groups      int  // of articles, to be compared
	translating bool // the claims are to be put into another language
	section     bool
	reduced     [][]numbered // of stories that are to be told in one sentence, for a section or for all of them
	themes      []theme
	stories     []material // to be filed under themes, with their sentences
}

type numbered struct {
	number int
	text   string
}

// claim is a sentence to be repaired or judged, with the lines that stand under it.
type claim struct {
	numbered
	under string
}

type theme struct {
	id    int
	names []string
}

var (
	sentenceLine = regexp.MustCompile(`^\[([0-9]+)\] (.+)$`)
	toTranslate  = regexp.MustCompile(`^(Sentences to translate|جمل للترجمة)$`)
	groupLine    = regexp.MustCompile(`^(Group|المجموعة) [12]$`)
	sectionLine  = regexp.MustCompile(`^(Section|القسم) .+$`)
	reducedLine  = regexp.MustCompile(`^(Story|الخبر) [0-9]+$`)
	claimLine    = regexp.MustCompile(`^\(([0-9]+)\) (.+)$`)
	storyLine    = regexp.MustCompile(`^## ([0-9]+)$`)
	themeLine    = regexp.MustCompile(`^#([0-9]+) / (.+)$`)
)

func read(prompt string) material {
	var m material
	for line := range strings.Lines(prompt) {
		line = strings.TrimSpace(line)
		if g := sentenceLine.FindStringSubmatch(line); g != nil {
			n, _ := strconv.Atoi(g[1]) // the pattern holds digits only
			m.sentences = append(m.sentences, numbered{n, g[2]})
			if n := len(m.stories); n > 0 {
				m.stories[n-1].sentences = append(m.stories[n-1].sentences, m.sentences[len(m.sentences)-1])
			}
			if n := len(m.reduced); n > 0 {
				m.reduced[n-1] = append(m.reduced[n-1], m.sentences[len(m.sentences)-1])
			}
		}
		if reducedLine.MatchString(line) {
			m.reduced = append(m.reduced, nil)
		}
		m.section = m.section || sectionLine.MatchString(line)
		if g := storyLine.FindStringSubmatch(line); g != nil {
			n, _ := strconv.Atoi(g[1])
			m.stories = append(m.stories, material{number: n, themes: m.themes})
		}
		if groupLine.MatchString(line) {
			m.groups++
		}
		m.translating = m.translating || toTranslate.MatchString(line)
		if g := claimLine.FindStringSubmatch(line); g != nil {
			n, _ := strconv.Atoi(g[1])
			m.claims = append(m.claims, claim{numbered: numbered{n, g[2]}})
		} else if n := len(m.claims); n > 0 {
			m.claims[n-1].under += line + "\n"
		}
		if g := themeLine.FindStringSubmatch(line); g != nil {
			id, _ := strconv.Atoi(g[1])
			m.themes = append(m.themes, theme{id, strings.Split(g[2], " / ")})
		}
	}
	return m
}

// statement is a sentence of a summary with the numbers of its sources.
type statement struct {
	Text    string `json:"text"`
	Sources []int  `json:"sources"`
}

type summary struct {
	Headline  statement   `json:"headline"`
	Sentences []statement `json:"sentences"`
}

const summarySentences = 3

// summary copies the headline and the first sentences after it, then spoils the first of them as
// the behavior says.
func (m material) summary(b Behavior) summary {
	if len(m.sentences) == 0 {
		return summary{Sentences: []statement{}}
	}
	s := summary{Headline: copied(m.sentences[0])}
	body := m.sentences[min(1, len(m.sentences)-1):]
	for _, n := range body[:min(len(body), summarySentences)] {
		s.Sentences = append(s.Sentences, copied(n))
	}
	first := &s.Sentences[0]
	switch b {
	case Duplicated:
		s.Sentences = []statement{*first, *first, *first}
	case Obeying:
		if order := m.order(); order != "" {
			s = summary{Headline: statement{order, []int{1}}, Sentences: []statement{{order, []int{1}}, {order, first.Sources}}}
		}
	case WrongLanguage:
		return m.says().foreign
	default:
		*first = m.spoiled(b, *first)
	}
	return s
}

// spoiled is one statement as the behavior makes it.
func (m material) spoiled(b Behavior, s statement) statement {
	says := m.says()
	switch b {
	case LyingNumber:
		s.Text = otherNumber(s.Text, says.number)
	case LyingName:
		s.Text += " " + says.name
	case LyingQuotation:
		s.Text += " " + says.quotation
	case LyingNegation:
		s.Text = says.deny(s.Text)
	case Verbose:
		s.Text = strings.Repeat(s.Text+" ", 200)
	case UnknownSource:
		s.Sources = []int{len(m.sentences) + 1}
	case Unsourced:
		s.Sources = []int{}
	case Linked:
		s.Text += " https://planted.example/win"
	case Markup:
		s.Text = "<b>" + s.Text + "</b>"
	case Obeying:
		if order := m.order(); order != "" {
			s.Text = order
		}
	case WrongLanguage:
		s = says.foreign.Headline
	}
	return s
}

// says is what the server adds in the language of the sentences.
func (m material) says() lies {
	if m.arabic() {
		return lines["ar"]
	}
	return lines["en"]
}

// orders are what hostile articles say to a model, with what they want to have printed.
var orders = regexp.MustCompile(`(?i)(?:ignore .*instructions|assistant|editor).* write: (.+)$`)

// order is what the sentences tell the model to write; empty when they tell a story.
func (m material) order() string {
	for _, s := range m.sentences {
		if found := orders.FindStringSubmatch(s.text); found != nil {
			return found[1]
		}
	}
	return ""
}

func copied(n numbered) statement { return statement{n.text, []int{n.number}} }

func (m material) arabic() bool {
	arabic, all := 0, 0
	for _, s := range m.sentences {
		for _, r := range s.text {
			if unicode.IsLetter(r) {
				all++
			}
			if unicode.Is(unicode.Arabic, r) {
				arabic++
			}
		}
	}
	return 2*arabic > all
}

// lies are what the server adds in a language. The people do not exist.
type lies struct {
	number, name, quotation string
	verb, denied            string  // what is turned round in a sentence that has it
	denial                  string  // what opens one that has it not
	foreign                 summary // in another language
}

var lines = map[string]lies{
	"en": {
		number:    "Some 4,711 people took part.",
		verb:      " will ",
		denied:    " will not ",
		denial:    "It is not true that ",
		name:      "Minister Karim Haddad announced it.",
		quotation: "“We will never agree to any of this,” a spokesperson said.",
		foreign: summary{
			Headline:  statement{"وزراء يبحثون مياه النهر في العاصمة", []int{1}},
			Sentences: []statement{{"بحث الوزراء تقاسم مياه النهر واتفقوا على لقاء آخر في العاصمة.", []int{1}}},
		},
	},
	"ar": {
		number:    "وشارك في ذلك 4711 شخصا.",
		denial:    "ليس صحيحا أن ",
		name:      "وأعلن ذلك الوزير كريم حداد.",
		quotation: "وقال متحدث: «لن نوافق أبدا على شيء من هذا».",
		foreign: summary{
			Headline:  statement{"Ministers meet on the water of the river", []int{1}},
			Sentences: []statement{{"The ministers talked about sharing the water of the river and will meet again.", []int{1}}},
		},
	},
}

// deny turns a sentence round.
func (l lies) deny(text string) string {
	if l.verb != "" && strings.Contains(text, l.verb) {
		return strings.Replace(text, l.verb, l.denied, 1)
	}
	return l.denial + text
}

var digits = regexp.MustCompile(`\p{Nd}+`)

// otherNumber replaces the first number of a sentence, or adds one.
func otherNumber(text, added string) string {
	at := digits.FindStringIndex(text)
	if at == nil {
		return text + " " + added
	}
	return text[:at[0]] + "9" + text[at[0]:at[1]] + text[at[1]:]
}

type choice struct {
	Story  int    `json:"story"`
	Theme  int    `json:"theme"`
	Reason string `json:"reason"`
	NameEn string `json:"name_en"`
	NameAr string `json:"name_ar"`
}

func (m material) choices(b Behavior) map[string][]choice {
	out := []choice{}
	for _, s := range m.stories {
		c := s.choice(b)
		c.Story = s.number
		out = append(out, c)
	}
	return map[string][]choice{"stories": out}
}

// choice takes the theme with the longest name all of whose words stand in the sentences, and
// proposes a general one where there is none.
func (m material) choice(b Behavior) choice {
	switch b {
	case UnknownTheme:
		return choice{Theme: 999999, Reason: "it fits"}
	case Obeying:
		if order := m.order(); order != "" {
			return choice{Reason: order, NameEn: order, NameAr: "عاجل"}
		}
	case Proposing:
		return choice{Reason: "none fits", NameEn: "River transport", NameAr: "النقل النهري"}
	}
	var all strings.Builder
	for _, s := range m.sentences {
		all.WriteString(strings.ToLower(s.text) + "\n")
	}
	best, longest := choice{Reason: "none fits", NameEn: "Other", NameAr: "متفرقات"}, 0
	for _, t := range m.themes {
		for _, name := range t.names {
			if len(name) > longest && holds(all.String(), name) {
				best, longest = choice{Theme: t.id, Reason: "its name stands in the sentences"}, len(name)
			}
		}
	}
	return best
}

func holds(text, name string) bool {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range parts {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return len(parts) > 0
}
