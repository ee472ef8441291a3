package desk_test

import (
	"context"
	"regexp"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/chromedp"

	"barid/audience"
	"barid/desk"
	"barid/digest"
	"barid/internal/browser"
	"barid/internal/fixture"
	"barid/news"
)

// enter signs an editor in, as a person does.
func (r *room) enter(ctx context.Context, role audience.Role) {
	r.Helper()
	browser.Do(ctx, r, chromedp.Navigate(r.server.URL+desk.Root+"drafts/7"), chromedp.WaitVisible(chromedp.CSS("[name=password]")),
		chromedp.SendKeys(chromedp.CSS("[name=address]"), string(role)+"@desk.example"),
		chromedp.SendKeys(chromedp.CSS("[name=password]"), password), chromedp.Click(chromedp.CSS("main button")),
		chromedp.WaitVisible(chromedp.CSS(".preview iframe")))
}

// doubtful makes one sentence fail a check, and one that somebody answers for; a third, by the model, passes.
// The subject is a model's as well.
func doubtful(c digest.Content) digest.Content {
	for _, s := range c.Sections {
		if lede := s.Lede; lede.Text != "" && c.SubjectLine.Text == "" {
			lede.ID, lede.Text = "subject", c.Subject
			c.Entitle(lede)
		}
	}
	doubted, last, passed := &c.Sections[0].Blocks[0].Sentences[1], &c.Sections[1].Blocks[0].Sentences[0], &c.Sections[0].Blocks[0].Sentences[0]
	for _, s := range []*news.Sentence{doubted, last} {
		s.Findings[1] = news.Finding{Check: news.NumberCheck, Verdict: news.Fail, Note: "49 is in no cited passage"}
		rest(s, 1, 6, 9)
	}
	last.Acknowledged = "Rima Khoury"
	passed.Method = news.Model
	rest(passed, 1, 3, 3)
	rest(passed, 2, 5, 5)
	return c
}

// rest has a finding be about one word of the sentence, and rest on one of the passage, which begins with it.
func rest(s *news.Sentence, finding, here, there int) {
	words := regexp.MustCompile(`\S+`).FindAllStringIndex(s.Text, -1)
	span := func(n int) news.Span {
		return news.Span{Start: utf8.RuneCountInString(s.Text[:words[n][0]]), End: utf8.RuneCountInString(s.Text[:words[n][1]])}
	}
	against := s.Citations[0]
	against.Start, against.End = span(there).Start, span(there).End
	s.Findings[finding].Spans, s.Findings[finding].Against = []news.Span{span(here)}, []news.Citation{against}
}

// The pages hold on a phone, in the dark and from right to left.
func TestLooks(t *testing.T) {
	for name, c := range map[string]digest.Content{
		"english": fixture.English(), "arabic": fixture.Arabic(), "mixed": fixture.Mixed(), "translated": fixture.Translated(), "rendered": fixture.Rendered(),
	} {
		t.Run(name, func(t *testing.T) {
			ctx := browser.Open(t)
			r := open(t)
			c.Edition = "levant"
			r.store.draft.Content = doubtful(c)
			r.enter(ctx, audience.RoleOwner)
			browser.Shots(ctx, t, "desk/draft-"+name)
			browser.Do(ctx, t, chromedp.Navigate(r.server.URL+desk.Root), chromedp.WaitVisible(chromedp.CSS(".card")))
			browser.Shots(ctx, t, "desk/list-"+name)
		})
	}
}

// Whoever was slower sees what they typed; who approved sees what was approved.
func TestLooksOfEnds(t *testing.T) {
	ctx := browser.Open(t)
	r := open(t)
	browser.Do(ctx, t, chromedp.Navigate(r.server.URL+desk.Root), chromedp.WaitVisible(chromedp.CSS("main button")))
	browser.Shots(ctx, t, "desk/sign-in")
	r.enter(ctx, audience.RoleOwner)
	browser.Do(ctx, t, chromedp.SetValue(chromedp.CSS("[name=subject]"), "Talks about Tartus go on"))
	r.store.draft.Revision++
	browser.Do(ctx, t, chromedp.Click(chromedp.CSS(".act [value=save]")), chromedp.WaitVisible(chromedp.CSS("textarea[readonly]")))
	browser.Shots(ctx, t, "desk/conflict")
	browser.Do(ctx, t, chromedp.Navigate(r.server.URL+desk.Root+"drafts/7"), chromedp.Click(chromedp.CSS(".act [value=approve]")),
		chromedp.WaitVisible(chromedp.CSS("[action$=withdraw]")))
	browser.Shots(ctx, t, "desk/approved")
	browser.Do(ctx, t, chromedp.Navigate(r.server.URL+desk.Root+"editors"), chromedp.WaitVisible(chromedp.CSS("table")))
	browser.Shots(ctx, t, "desk/editors")
}
