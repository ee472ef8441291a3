package templates

import (
	"bytes"
	"strings"
	"testing"

	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// issuePage is a content as a page of the archive.
func issuePage(t *testing.T, c digest.Content) string {
	t.Helper()
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := set.Issue(&page, c, Links{Archive: "/archive/levant", Feed: "/archive/levant/feed.atom"}); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestATranslationSaysSoAndLeadsToItsOriginal(t *testing.T) {
	c := fixture.Translated()
	mail, page := render(t, c), issuePage(t, c)
	for _, want := range []string{
		"Translated from Arabic by a model, checked by code", `(<a href="https://news.example/levant/1#o-41" class="soft" style="color:#665e52;">Original</a>):`,
	} {
		if !strings.Contains(mail.HTML, want) {
			t.Errorf("the mail does not say %s", want)
		}
	}
	if strings.Contains(mail.HTML, "<details") || strings.Contains(mail.HTML, "دمشق وموسكو") {
		t.Error("the mail holds the original")
	}
	for _, want := range []string{
		`<details id="o-41"`, "Original (Arabic)", `<div lang="ar" dir="rtl"`, "دمشق وموسكو تستأنفان المحادثات بشأن ميناء طرطوس",
		"الإبقاء على الشروط الحالية حتى عام", "Translated from Arabic by a model, checked by code:",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if strings.Contains(page, "levant/1#o-") || strings.Count(page, "<details") != 2 { // not of the story without news
		t.Errorf("the page has %d originals", strings.Count(page, "<details"))
	}
	if plain := issuePage(t, fixture.English()); strings.Contains(plain, "<details") {
		t.Error("a page without a translation has an original")
	}
}

// Where there is no page of the issue there is no link, and the label stands all the same.
func TestATranslationWithoutAPageOfTheIssue(t *testing.T) {
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	mail, err := set.Mail(MailInput{View: fixture.Translated().View(digest.Selection{})})
	if err != nil {
		t.Fatal(err)
	}
	for part, text := range map[string]string{"HTML": mail.HTML, "text": mail.Text} {
		if !strings.Contains(text, "Translated from Arabic by a model, checked by code") || strings.Contains(text, "#o-") {
			t.Errorf("%s:\n%s", part, text)
		}
	}
}

func TestWhoTranslatedInEachLanguage(t *testing.T) {
	b := fixture.Translated().Blocks()[5]
	edited := b
	edited.Method = news.Edited
	odd := b
	odd.Headline.Original.Language = "tlh"
	for _, tt := range []struct {
		language string
		block    digest.Block
		want     string
	}{
		{"en", b, "Translated from Arabic by a model, checked by code"},
		{"en", edited, "Translated from Arabic by a model, edited by the editors"},
		{"en", odd, "Translated from tlh by a model, checked by code"},
		{"ar", fixture.Rendered().Blocks()[1], "ترجمه نموذج لغوي عن الإنجليزية وحرره المحررون"},
		{"fr", b, "Translated from Arabic by a model, checked by code"},
	} {
		if got := wordsFor(tt.language).madeOf(tt.block); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.language, got, tt.want)
		}
	}
	for language := range wordTable {
		if len(languageNames[language]) != len(languageNames["en"]) {
			t.Errorf("%s has %d names of languages", language, len(languageNames[language]))
		}
	}
}

// A story of which the headline is all that is printed says that it is translated, too.
func TestABriefTranslationSaysSo(t *testing.T) {
	c := fixture.Long(digest.Content{Language: "en", Sections: fixture.Translated().Sections[3:]}, 400)
	mail := render(t, c)
	brief := strings.Count(mail.HTML, "<h3") - strings.Count(mail.HTML, "<h3 id=")
	if said := strings.Count(mail.HTML, "Translated from Arabic"); mail.Shortened == 0 || brief == 0 || said != strings.Count(mail.HTML, "<h3") {
		t.Errorf("%d headlines, %d of them brief, %d say that they are translated", strings.Count(mail.HTML, "<h3"), brief, said)
	}
}
