package site

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"barid/audience"
	"barid/digest"
	"barid/internal/browser"
	"barid/internal/fixture"
	"barid/news"
)

// A reader opens the link of the mail, wants less, and sees that it was kept.
func TestReaderChooses(t *testing.T) {
	ctx := browser.Open(t)
	r := &readers{one: fixture.Reader(34, "levant")}
	server := serve(t, Options{Readers: r, Archive: &shelves{themes: themes()}})
	link := server.URL + "/preferences/" + keyring(t).Sign(audience.Token{Purpose: audience.Preferences, Subscriber: 34, Edition: "levant"})
	browser.Do(ctx, t, chromedp.Navigate(link), chromedp.WaitNotVisible(chromedp.CSS(".list")))
	browser.Shots(ctx, t, "site/preferences")
	browser.Do(ctx, t,
		chromedp.Click(chromedp.CSS("[value=chosen]")), chromedp.WaitVisible(chromedp.CSS(".list")),
		chromedp.Click(chromedp.CSS("button")), chromedp.WaitVisible(chromedp.CSS("[role=alert]")),
	)
	browser.Shots(ctx, t, "site/preferences-none")
	browser.Do(ctx, t,
		chromedp.Click(chromedp.CSS(".list [value='2']")), chromedp.Click(chromedp.CSS("[value=brief]")),
		chromedp.Click(chromedp.CSS("button")), chromedp.WaitVisible(chromedp.CSS("[role=status]")),
	)
	browser.Shots(ctx, t, "site/preferences-saved")
	want := digest.Selection{Themes: []news.ThemeID{2}, Length: digest.Brief}
	if diff := cmp.Diff(want, r.one.Preferences[0].Selection); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	browser.Do(ctx, t, chromedp.Click(chromedp.CSS(".end a")), chromedp.WaitVisible(chromedp.CSS("h1")))
	browser.Shots(ctx, t, "site/unsubscribe")
	if len(r.gone) > 0 {
		t.Error("unsubscribed by following a link")
	}
	browser.Do(ctx, t, chromedp.Click(chromedp.CSS("button")), chromedp.WaitNotPresent(chromedp.CSS("button")))
	if len(r.gone) != 1 {
		t.Errorf("%d withdrawals after the button", len(r.gone))
	}
}

// The pages of the archive lead from one to the next, and no policy breaks their looks.
func TestArchiveInBrowser(t *testing.T) {
	ctx := browser.Open(t)
	arabic := fixture.Reader(41, "mashriq")
	shelves := published(t, 4)
	shelves.themes = []news.Theme{
		{ID: 1, Slug: "syria-russia", Names: map[string]string{"ar": "سوريا–روسيا"}, State: news.Accepted},
		{ID: 2, Slug: "lebanon-israel", Names: map[string]string{"ar": "لبنان–إسرائيل"}, State: news.Accepted},
	}
	arabic.Preferences[0].Selection.Themes = []news.ThemeID{1}
	server := serve(t, Options{Readers: &readers{one: arabic}, Archive: shelves})
	for name, path := range map[string]string{
		"editions": "/archive/", "archive": "/archive/levant", "archive-arabic": "/archive/mashriq",
		"timeline": "/archive/levant/stories/21", "timeline-arabic": "/archive/mashriq/stories/41",
		"issue": "/archive/levant/4", "issue-arabic": "/archive/mashriq/9", "nothing": "/nowhere",
		"preferences-arabic": "/preferences/" + keyring(t).Sign(audience.Token{Purpose: audience.Preferences, Subscriber: 41, Edition: "mashriq"}),
	} {
		browser.Do(ctx, t, chromedp.Navigate(server.URL+path), chromedp.WaitVisible(chromedp.CSS("h1")))
		browser.Shots(ctx, t, "site/"+name)
	}
	browser.Do(ctx, t, chromedp.Navigate(server.URL+"/"), chromedp.Click(chromedp.CSS("h2 a")),
		chromedp.WaitVisible(chromedp.CSS(".also")), chromedp.Click(chromedp.CSS("h2 a")), chromedp.WaitVisible(chromedp.CSS("h3")))
	at, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil || !strings.HasSuffix(at, "/archive/levant/4") {
		t.Errorf("the newest issue of the first edition is at %s (%v)", at, err)
	}
}
