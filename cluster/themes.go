package cluster

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"barid/news"
	"barid/text"
)

// Chooser judges the themes of stories by understanding them; a language model does. Stories are given
// by their articles, and filed in their order. Where it fails, the assignment made here stands.
type Chooser interface {
	ChooseThemes(ctx context.Context, stories [][]news.Article, themes []news.Theme) ([]news.Filing, error)
}

// Assignment is a story's theme: a record, or one with ID 0 that is proposed. Why says so in words.
type Assignment struct {
	Theme news.Theme
	Why   string
}

// AssignThemes finds the theme of each story, in the stories' order. A story keeps the theme that it
// has. Of the others, a record with the story's two parties comes first, then the subject whose terms
// stand out most; where no record fits, one is proposed: for the two parties, else for the one whose
// affairs these are, else for other news. A retired theme takes no story and is not proposed again.
// Stories that need the same proposal share it.
func AssignThemes(stories []news.Story, articles []news.Article, themes []news.Theme) []Assignment {
	byID := make(map[news.ArticleID]news.Article, len(articles))
	for _, a := range articles {
		if a.Revision >= byID[a.ID].Revision {
			byID[a.ID] = a
		}
	}
	shelf := newShelf(themes)
	assignments := make([]Assignment, len(stories))
	for _, i := range byAge(stories) {
		var told []news.Article
		for _, id := range stories[i].Articles {
			if a, ok := byID[id]; ok {
				told = append(told, a)
			}
		}
		assignments[i] = shelf.assign(stories[i], told)
	}
	return assignments
}

// byAge returns the indexes of the stories, the oldest first, so that the order in which they come
// does not decide whose headline names a proposed theme.
func byAge(stories []news.Story) []int {
	indexes := make([]int, len(stories))
	for i := range stories {
		indexes[i] = i
	}
	slices.SortStableFunc(indexes, func(i, j int) int {
		return cmp.Or(older(stories[i], stories[j]), slices.Compare(stories[i].Articles, stories[j].Articles))
	})
	return indexes
}

// shelf holds the themes to choose from.
type shelf struct {
	open     map[string]news.Theme // by key: records that take stories, and what was proposed
	retired  map[string]bool       // by key
	subjects []news.Theme          // records with terms, by key
}

func newShelf(themes []news.Theme) shelf {
	s := shelf{open: make(map[string]news.Theme), retired: make(map[string]bool)}
	for _, t := range slices.SortedFunc(slices.Values(themes), func(a, b news.Theme) int {
		return cmp.Or(cmp.Compare(a.Key(), b.Key()), cmp.Compare(a.ID, b.ID))
	}) {
		_, known := s.open[t.Key()]
		switch {
		case t.State == news.Retired:
			s.retired[t.Key()] = true
		case !known:
			s.open[t.Key()] = t
			if len(t.Terms) > 0 {
				s.subjects = append(s.subjects, t)
			}
		}
	}
	return s
}

func (s shelf) assign(story news.Story, articles []news.Article) Assignment {
	for _, t := range s.open {
		if story.Theme != 0 && t.ID == story.Theme {
			return Assignment{t, "the story's theme so far"}
		}
	}
	involved := leadersOf(articles)
	if len(involved) == 2 {
		if t, ok := s.open[partyTheme(involved.codes()).Key()]; ok {
			return Assignment{t, involved.String()}
		}
	}
	if t, why, ok := s.subject(articles); ok {
		return Assignment{t, why}
	}
	for n := len(involved); n > 0; n-- {
		if t, ok := s.find(partyTheme(involved[:n].codes())); ok {
			return Assignment{t, involved[:n].String()}
		}
	}
	other := news.Theme{Slug: "other", State: news.Proposed, Names: map[string]string{
		"en": "Other news", "ar": "أخبار أخرى", "fr": "Autres nouvelles", "de": "Weitere Meldungen", "es": "Otras noticias",
		"ru": "Другие новости", "tr": "Diğer haberler", "fa": "خبرهای دیگر", "ur": "دیگر خبریں",
	}}
	if t, ok := s.open[other.Key()]; ok {
		other = t
	}
	return Assignment{other, "no party and no theme's subject stands out"}
}

// find returns the theme with the key of the one proposed, and takes that in if there is none.
func (s shelf) find(proposed news.Theme) (news.Theme, bool) {
	key := proposed.Key()
	if t, ok := s.open[key]; ok {
		return t, true
	}
	if s.retired[key] {
		return news.Theme{}, false
	}
	s.open[key] = proposed
	return proposed, true
}

// partyTheme proposes a theme of parties, named in this order in every language that has a name for
// all of them.
func partyTheme(parties []string) news.Theme {
	t := news.Theme{Names: make(map[string]string), Parties: parties, State: news.Proposed}
	for _, lang := range []string{"en", "ar", "fr", "de", "es", "ru", "tr", "fa", "ur"} {
		if name, ok := joinNames(parties, lang); ok {
			t.Names[lang] = name
		}
	}
	t.Slug = strings.Join(strings.Fields(text.Fold(strings.ReplaceAll(t.Name("en"), "–", " "))), "-")
	return t
}

func joinNames(parties []string, lang string) (string, bool) {
	names := make([]string, len(parties))
	for i, p := range parties {
		name, ok := text.PartyName(p, lang)
		if !ok {
			return "", false
		}
		names[i] = name
	}
	return strings.Join(names, "–"), true
}

// leastSubject is the least standing with which a subject claims a story: its terms in a headline,
// or in the opening and a third of the paragraphs.
const leastSubject = 3

// subject returns the record whose terms stand out most in the story.
func (s shelf) subject(articles []news.Article) (news.Theme, string, bool) {
	if len(s.subjects) == 0 {
		return news.Theme{}, "", false
	}
	standings := stand(articles, func(passage, lang string) map[int]float64 {
		return termsIn(passage, lang, s.subjects)
	})
	best := -1
	for i := range s.subjects {
		if standings[i].weight >= leastSubject && (best < 0 || standings[i].weight > standings[best].weight) {
			best = i
		}
	}
	if best < 0 {
		return news.Theme{}, "", false
	}
	t := s.subjects[best]
	return t, fmt.Sprintf("words of %s stand in %s", t.Name("en"), standings[best]), true
}

// termsIn marks the themes that a passage has a term of, by the stems of the passage's language.
func termsIn(passage, lang string, themes []news.Theme) map[int]float64 {
	analyzer := text.NewAnalyzer(lang)
	stems := " " + strings.Join(analyzer.Terms(passage), " ") + " "
	found := make(map[int]float64)
	for i, t := range themes {
		for _, term := range t.Terms {
			if phrase := analyzer.Terms(term); len(phrase) > 0 && strings.Contains(stems, " "+strings.Join(phrase, " ")+" ") {
				found[i] = 1
			}
		}
	}
	return found
}
