package cluster_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"barid/news"
)

// month is what publishers told in four weeks: events of 1 to 20 articles, half of them of one, each
// told within days. Words are drawn as in language, the n-th commonest with a frequency of about 1/n,
// from the language at large, from one of sixty subjects and from the event, which also has
// names and numbers of its own. Every publisher ends its articles with the same line.
type month struct {
	articles []news.Article // in the order of time
	event    map[news.ArticleID]int
}

const (
	subjects      = 60
	publishers    = 300
	articleWords  = 400
	sentenceWords = 18
)

// inventor draws words.
type inventor struct {
	*rand.Rand
	zipf     *rand.Zipf
	subjects [][]string
}

func invent(n int) month {
	random := rand.New(rand.NewPCG(1, 2))
	in := inventor{Rand: random, zipf: rand.NewZipf(random, 1.05, 20, 200_000)}
	for range subjects {
		in.subjects = append(in.subjects, in.words(150))
	}
	m := month{event: make(map[news.ArticleID]int)}
	var events []int
	for event := 0; len(m.articles) < n; event++ {
		e := in.event()
		for range min(e.size, n-len(m.articles)) {
			m.articles = append(m.articles, in.article(e))
			events = append(events, event)
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return m.articles[i].Published.Compare(m.articles[j].Published) })
	sorted := make([]news.Article, n)
	for at, i := range order {
		sorted[at] = m.articles[i]
		sorted[at].ID = news.ArticleID(at + 1)
		m.event[sorted[at].ID] = events[i]
	}
	m.articles = sorted
	return m
}

// invented is one event.
type invented struct {
	size    int // articles
	at      time.Time
	words   []string
	facts   []string // names and numbers
	subject []string
}

func (in inventor) event() invented {
	e := invented{size: 1, at: monday.Add(time.Duration(in.IntN(28*24*60)) * time.Minute), words: in.words(80), subject: in.subjects[in.IntN(subjects)]}
	if in.IntN(2) == 0 {
		e.size = min(20, 1+int(1/(0.02+in.Float64())))
	}
	for range 6 {
		name := in.word()
		e.facts = append(e.facts, strings.ToUpper(name[:1])+name[1:])
	}
	for range 4 {
		e.facts = append(e.facts, fmt.Sprint(2+in.IntN(2000)))
	}
	return e
}

func (in inventor) article(e invented) news.Article {
	publisher := in.IntN(publishers)
	a := news.Article{
		Revision: 1, Language: "en", Publisher: fmt.Sprint("Paper ", publisher),
		Title:     strings.Join(in.pick(e, 9), " "),
		Published: e.at.Add(time.Duration(in.ExpFloat64()*12*60) * time.Minute),
	}
	a.FirstSeen = a.Published.Add(time.Hour)
	for range articleWords / (4 * sentenceWords) {
		var sentences []string
		for range 4 {
			sentences = append(sentences, strings.Join(in.pick(e, sentenceWords), " ")+".")
		}
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: strings.Join(sentences, " ")})
	}
	line := inventor{Rand: rand.New(rand.NewPCG(3, uint64(publisher))), zipf: in.zipf}
	a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: strings.Join(line.subjectless(20), " ")})
	return a
}

// pick draws the words of a sentence: half from the language, the others from subject and event.
func (in inventor) pick(e invented, n int) []string {
	list := make([]string, n)
	for i := range list {
		switch d := in.IntN(100); {
		case d < 52:
			list[i] = in.word()
		case d < 72:
			list[i] = e.subject[in.IntN(len(e.subject))]
		case d < 92:
			list[i] = e.words[in.IntN(len(e.words))]
		default:
			list[i] = e.facts[in.IntN(len(e.facts))]
		}
	}
	return list
}

func (in inventor) words(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = in.word()
	}
	return list
}

// subjectless draws words evenly, so that they are the same whatever was drawn before.
func (in inventor) subjectless(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = spell(in.Uint64N(5000))
	}
	return list
}

func (in inventor) word() string { return spell(in.zipf.Uint64()) }

// spell writes the n-th commonest word in syllables: the commoner, the shorter.
func spell(n uint64) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for n++; n > 0; n /= uint64(len(consonants) * len(vowels)) {
		b.WriteByte(consonants[n%uint64(len(consonants))])
		b.WriteByte(vowels[n/uint64(len(consonants))%uint64(len(vowels))])
	}
	return b.String()
}

// f1 is the BCubed F1 of the stories against the events.
func (m month) f1(stories []news.Story) float64 {
	size := make(map[int]float64)
	for _, e := range m.event {
		size[e]++
	}
	var precision, recall float64
	for _, s := range stories {
		same := make(map[int]float64)
		for _, id := range s.Articles {
			same[m.event[id]]++
		}
		for e, n := range same {
			precision += n * n / float64(len(s.Articles))
			recall += n * n / size[e]
		}
	}
	n := float64(len(m.articles))
	precision, recall = precision/n, recall/n
	return 2 * precision * recall / (precision + recall)
}
