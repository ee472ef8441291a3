package press

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"barid/digest"
	"barid/news"
)

// matcher says the same of every pair.
type matcher struct {
	same  bool
	err   error
	asked *int
}

func (m matcher) SameStory(_ context.Context, a, b []news.Article) (bool, error) {
	*m.asked++
	if len(a) == 0 || len(b) == 0 {
		return true, errors.New("a group without articles")
	}
	return m.same, m.err
}

// inDoubt is a day on which a third article may or may not tell of the ferry.
func inDoubt() *shelf {
	s := newsday()
	s.articles = append(s.articles, article(6, "Observer", "Fishermen of Sidon ask for loans",
		"Fishermen of Sidon who lost 60 boats ask the ministry for loans; insurers have paid for none of them so far.",
		"Engineers doubt that the breakwater of the harbour at Sidon, built in 1974, will stand another winter like this one."))
	return s
}

func TestInDoubtTheModelIsAskedWhetherTwoGroupsAreOne(t *testing.T) {
	for name, tt := range map[string]struct {
		matcher
		stories int
	}{
		"yes joins them":        {matcher{same: true}, 2},
		"no leaves them":        {matcher{same: false}, 3},
		"a failure leaves them": {matcher{same: true, err: errors.New("502")}, 3},
	} {
		asked := 0
		tt.asked = &asked
		s := inDoubt()
		machine := machine(s, nil)
		machine.Matcher = tt.matcher
		report, err := machine.Draft(t.Context(), Order{Edition: edition(), Slot: digest.ManualSlot(s.at)})
		if err != nil {
			t.Fatal(err)
		}
		if asked != 1 {
			t.Errorf("%s: asked %d times, want of the one pair in doubt", name, asked)
		}
		blocks := report.Draft.Content.Blocks()
		if len(blocks) != tt.stories {
			t.Errorf("%s: %d stories, want %d", name, len(blocks), tt.stories)
		}
		marked := slices.ContainsFunc(blocks, func(b digest.Block) bool {
			return len(b.Sources) == 3 && len(b.Doubts) == 1 && strings.Contains(b.Doubts[0], "one story")
		})
		if marked != (tt.stories == 2) {
			t.Errorf("%s: marked %v", name, marked)
		}
	}
}

// Of two stored stories that are joined the older keeps its ID, and the other is emptied.
func TestStoredStoriesThatTheModelJoins(t *testing.T) {
	s := inDoubt()
	if _, err := machine(s, nil).Draft(t.Context(), Order{Edition: edition(), Slot: digest.ManualSlot(s.at)}); err != nil {
		t.Fatal(err)
	}
	before := len(s.stories)
	asked := 0
	machine := machine(s, nil)
	machine.Matcher = matcher{same: true, asked: &asked}
	s.at = s.at.Add(time.Minute)
	if _, err := machine.Draft(t.Context(), Order{Edition: edition(), Slot: digest.ManualSlot(s.at), Again: true}); err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, story := range s.stories {
		if len(story.Articles) > 0 {
			told++
		}
	}
	if asked != 1 || told != before-1 || len(s.stories) != before {
		t.Errorf("asked %d times; %d of %d stories have articles, %d before", asked, told, len(s.stories), before)
	}
}

// What stored stories hold beyond the days that are looked at goes with them.
func TestJoinedStoriesKeepTheirOldArticles(t *testing.T) {
	s := inDoubt()
	known := []news.Story{
		{ID: 1, Slug: "ferry", Articles: []news.ArticleID{1, 2, 101}, FirstSeen: morning},
		{ID: 2, Slug: "loans", Articles: []news.ArticleID{6, 102}, FirstSeen: morning.Add(time.Hour)},
	}
	asked := 0
	machine := machine(s, nil)
	machine.Matcher = matcher{same: true, asked: &asked}
	order := machine.within(t.Context(), Order{Edition: edition()}, s.at)
	found, _ := machine.stories(t.Context(), order, gathered{known, s.articles, index(s.articles)})
	i := slices.IndexFunc(found, func(s news.Story) bool { return s.ID == 1 })
	if i < 0 {
		t.Fatalf("no story 1 in %v", found)
	}
	got := slices.Sorted(slices.Values(found[i].Articles))
	if want := []news.ArticleID{1, 2, 6, 101, 102}; !slices.Equal(got, want) {
		t.Errorf("articles %v, want %v", got, want)
	}
}
