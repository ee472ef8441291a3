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

// A reviewer sees the translation, its original and the passages, each in its own direction.
func TestReviewOfATranslation(t *testing.T) {
	c := fixture.Translated()
	b := &c.Sections[3].Blocks[0]
	b.Untranslated = "1 of its sentences: number check: 50 is in no cited passage"
	b.Headline.Original.Method = news.Model
	b.Sentences[0].Method, b.Sentences[0].Editor = news.Edited, "Rima"
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	passages := map[news.Citation]string{
		b.Headline.Citations[0]:     "محادثات طرطوس",
		b.Sentences[0].Citations[0]: b.Sentences[0].Original.Text,
		b.Sentences[1].Citations[0]: "وتريد دمشق خفض المدة.",
	}
	files, err := set.Preview(PreviewInput{Slug: "draft-7", View: c.View(digest.Selection{}), Passages: passages})
	if err != nil {
		t.Fatal(err)
	}
	page := string(files["draft-7.html"])
	for _, want := range []string{
		`<blockquote lang="ar" dir="rtl">دمشق وموسكو تستأنفان المحادثات بشأن ميناء طرطوس <span class="small" lang="en" dir="ltr">original, by the model</span></blockquote>`,
		`<blockquote lang="ar" dir="rtl">محادثات طرطوس <span`, "original, the source&#39;s own words",
		"translated from Arabic", "Not translated: <bdi>1 of its sentences: number check",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if n := strings.Count(page, `<blockquote lang="ar" dir="rtl">`+b.Sentences[0].Original.Text); n != 1 {
		t.Errorf("an original that is the passage stands there %d times", n)
	}
}
