package model_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/internal/modeltest"
	"barid/news"
)

func records() []news.Theme {
	return []news.Theme{
		{ID: 3, Slug: "egypt-sudan", Names: map[string]string{"en": "Egypt–Sudan", "ar": "مصر–السودان"}, Parties: []string{"EG", "SD"}, State: news.Accepted},
		{ID: 4, Slug: "economy", Names: map[string]string{"en": "Economy", "ar": "الاقتصاد"}, Terms: []string{"economy"}, State: news.Accepted},
		{ID: 5, Slug: "rivers", Names: map[string]string{"en": "River", "ar": "النهر"}, Terms: []string{"river"}, State: news.Retired},
	}
}

// file has one story filed.
func file(t *testing.T, s *modeltest.Server, articles []news.Article, themes []news.Theme) (news.Theme, string, error) {
	t.Helper()
	filed, err := open(t, s, limit).ChooseThemes(t.Context(), [][]news.Article{articles}, themes)
	if err != nil {
		return news.Theme{}, "", err
	}
	return filed[0].Theme, filed[0].Why, nil
}

func TestChooseThemeReturnsTheRecord(t *testing.T) {
	for _, r := range [][]news.Article{river().Articles, nile().Articles} {
		s := modeltest.Start(t)
		got, why, err := file(t, s, r, records())
		if diff := cmp.Diff(records()[0], got); err != nil || diff != "" || why != "its name stands in the sentences" {
			t.Errorf("%v, %q (-want +got)\n%s", err, why, diff)
		}
		if prompt := s.Calls()[0].Prompt(); strings.Contains(prompt, "#5") {
			t.Errorf("a retired theme is offered:\n%s", prompt)
		}
	}
}

func TestChooseThemeProposes(t *testing.T) {
	s := modeltest.Start(t, modeltest.Proposing)
	got, why, err := file(t, s, river().Articles, nil)
	want := news.Theme{
		Slug:  "river-transport",
		Names: map[string]string{"en": "River transport", "ar": "النقل النهري"},
		Terms: []string{"River transport", "النقل النهري"},
		State: news.Proposed,
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" || why != "none fits" {
		t.Errorf("%v, %q (-want +got)\n%s", err, why, diff)
	}
}

func TestChooseThemeRefuses(t *testing.T) {
	for behavior, says := range map[modeltest.Behavior]string{
		modeltest.UnknownTheme: "theme 999999 was not given",
		modeltest.Nonsense:     "no JSON object",
		modeltest.ErrorIn200:   "upstream is overloaded",
	} {
		s := modeltest.Start(t, behavior)
		got, why, err := file(t, s, river().Articles, records())
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: error %v, want one that says %q", behavior, err, says)
		}
		if diff := cmp.Diff(news.Theme{}, got); diff != "" || why != "" {
			t.Errorf("%s: something came with the error:\n%s", behavior, diff)
		}
	}
}

func TestNothingToReadAsksNothing(t *testing.T) {
	s := modeltest.Start(t)
	c := open(t, s, limit)
	if _, err := c.ChooseThemes(t.Context(), nil, records()); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("theme of no article: %v", err)
	}
	empty := river()
	empty.Articles = []news.Article{{ID: 1, Revision: 1, Language: "en", Paragraphs: []news.Paragraph{{Text: "20", Role: news.Furniture}}}}
	if _, err := c.Summarize(t.Context(), empty); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("summary of furniture: %v", err)
	}
	if s.Requests() != 0 {
		t.Errorf("%d requests", s.Requests())
	}
}
