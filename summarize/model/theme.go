package model

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"barid/news"
	"barid/text"
)

// themeData is what the theme prompt prints.
type themeData struct {
	Fence   string
	Themes  []themeLine
	Stories []storyLines
}

type themeLine struct {
	ID    news.ThemeID
	Names []string
}

// storyLines are the opening of a story, under its number.
type storyLines struct {
	Number int
	Lines  []line
}

// themesAnswer is the form prompts/*/theme.schema.json.
type themesAnswer struct {
	Stories []themeAnswer
}

// themeAnswer files one story. Theme 0 proposes one by its names.
type themeAnswer struct {
	Story  int
	Theme  news.ThemeID
	Reason string
	NameEn string `json:"name_en"`
	NameAr string `json:"name_ar"`
}

const maxThemeRunes = 60

func (c *Client) themesQuestion(stories [][]news.Article, themes []news.Theme) (question[[]news.Filing], error) {
	open := choosable(themes)
	var data themeData
	for _, t := range open {
		data.Themes = append(data.Themes, themeLine{ID: t.ID, Names: []string{t.Name(english), t.Name(arabic)}})
	}
	var whole strings.Builder
	language := ""
	for i, articles := range stories {
		m, err := newMaterial(articles, themeBudget, nil)
		if err != nil {
			continue // it has no sentence to judge it by
		}
		story := storyLines{Number: i + 1}
		for _, p := range m.passages {
			story.Lines = append(story.Lines, line{Number: len(story.Lines) + 1, Text: p.text})
		}
		data.Stories = append(data.Stories, story)
		whole.WriteString(m.text())
		language = cmp.Or(language, articles[0].Language)
	}
	if len(data.Stories) == 0 {
		return question[[]news.Filing]{}, fmt.Errorf("no sentence to work from: %w", news.ErrInvalid)
	}
	data.Fence = fence(whole.String())
	p, err := c.theme.prompt(language, data)
	if err != nil {
		return question[[]news.Filing]{}, err
	}
	accept := func(_ string, raw []byte) ([]news.Filing, error) {
		var answer themesAnswer
		if err := json.Unmarshal(raw, &answer); err != nil {
			return nil, err
		}
		return answer.filed(len(stories), open)
	}
	return question[[]news.Filing]{prompt: p, form: c.theme.form, accept: accept}, nil
}

// filed takes what can be used of an answer about n stories; it fails when that is nothing.
func (a themesAnswer) filed(n int, themes []news.Theme) ([]news.Filing, error) {
	filed := make([]news.Filing, n)
	problem := errors.New("no story is filed")
	taken := 0
	for _, s := range a.Stories {
		if s.Story < 1 || s.Story > n {
			return nil, fmt.Errorf("story %d was not given", s.Story)
		}
		theme, err := choose(s, themes)
		if err != nil {
			problem = err
			continue
		}
		filed[s.Story-1] = news.Filing{Theme: theme, Why: oneLine(s.Reason, maxErrorRunes)}
		taken++
	}
	if taken == 0 {
		return nil, problem
	}
	return filed, nil
}

// choosable are the records that take stories.
func choosable(themes []news.Theme) []news.Theme {
	var open []news.Theme
	for _, t := range themes {
		if t.ID != 0 && t.State != news.Retired {
			open = append(open, t)
		}
	}
	return open
}

// choose returns the record that the model named, or its proposal. A proposal that means what a
// record means is that record.
func choose(a themeAnswer, themes []news.Theme) (news.Theme, error) {
	if a.Theme != 0 {
		for _, t := range themes {
			if t.ID == a.Theme {
				return t, nil
			}
		}
		return news.Theme{}, fmt.Errorf("theme %d was not given", a.Theme)
	}
	proposal, err := propose(a)
	if err != nil {
		return news.Theme{}, fmt.Errorf("proposed theme: %w", err)
	}
	for _, t := range themes {
		if t.Key() == proposal.Key() || text.Fold(t.Name(english)) == text.Fold(proposal.Name(english)) {
			return t, nil
		}
	}
	return proposal, nil
}

func propose(a themeAnswer) (news.Theme, error) {
	en, err := plain(a.NameEn, maxThemeRunes)
	if err != nil {
		return news.Theme{}, fmt.Errorf("name in English: %w", err)
	}
	ar, err := plain(a.NameAr, maxThemeRunes)
	if err != nil {
		return news.Theme{}, fmt.Errorf("name in Arabic: %w", err)
	}
	if scriptOf(en).name != "Latin" || scriptOf(ar).name != "Arabic" {
		return news.Theme{}, errors.New("its names are not in English and Arabic")
	}
	t := news.Theme{
		Names:   map[string]string{english: en, arabic: ar},
		Parties: parties(en),
		State:   news.Proposed,
	}
	if t.Parties == nil {
		t.Terms = []string{en, ar}
	} else {
		t.Names[english], t.Names[arabic] = partyNames(t.Parties, english), partyNames(t.Parties, arabic)
	}
	if t.Slug = slug(t.Names[english]); t.Slug == "" {
		return news.Theme{}, fmt.Errorf("no slug can be made of %q", t.Names[english])
	}
	return t, nil
}

// parties reads a bilateral name, "Egypt–Sudan"; nil when it is the name of a subject.
func parties(name string) []string {
	sides := strings.FieldsFunc(name, func(r rune) bool { return unicode.Is(unicode.Pd, r) })
	if len(sides) != 2 {
		return nil
	}
	var codes []string
	for _, side := range sides {
		code, ok := text.PartyCode(strings.TrimSpace(side))
		if !ok {
			return nil
		}
		codes = append(codes, code)
	}
	if codes[0] == codes[1] {
		return nil
	}
	return codes
}

// partyNames is a bilateral theme's name in a language, by the gazetteer.
func partyNames(codes []string, language string) string {
	var names []string
	for _, code := range codes {
		name, _ := text.PartyName(code, language)
		names = append(names, cmp.Or(name, code))
	}
	return strings.Join(names, "–")
}

const maxSlug = 60

// slug is the English name in lower-case letters and digits, joined by hyphens.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	joined := strings.Join(words, "-")
	return strings.TrimRight(joined[:min(len(joined), maxSlug)], "-")
}
