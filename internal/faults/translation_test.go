package faults

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"barid/digest"
	"barid/internal/modeltest"
	"barid/news"
	"barid/summarize/model"
)

// word makes up the nth word in Arabic letters that no other story has.
func word(n int) string {
	const consonants, vowels = "بدزركلمنسفقش", "اوي"
	c, v := []rune(consonants), []rune(vowels)
	var made []rune
	for n = n*7919 + 12345; len(made) < 7; n /= 5 {
		made = append(made, c[n%len(c)])
		n /= len(c)
		made = append(made, v[n%len(v)])
	}
	return string(made)
}

// abroad turns every second article into an Arabic one, and returns what its sentences are in English.
func abroad() (change func(int, *news.Article), known map[string]string) {
	known = make(map[string]string)
	say := func(arabic, english string) string {
		known[arabic] = english
		return arabic
	}
	for i := 1; i < stories; i += 2 {
		inArabic(i, say)
	}
	return func(i int, a *news.Article) {
		if i%2 == 0 {
			return
		}
		a.Language = "ar"
		a.Title, a.Paragraphs = inArabic(i, say)
	}, known
}

func inArabic(i int, say func(arabic, english string) string) (title string, body []news.Paragraph) {
	ar := func(k int) string { return word(9*i + k) }
	en := func(k int) string { return strings.ToLower(name(9*i + k)) }
	title = say(fmt.Sprintf("فتح %s و%s بعد %d شهرا", ar(0), ar(1), 7*i+11), fmt.Sprintf("The %s and %s open after %d months", en(0), en(1), 7*i+11))
	for _, pair := range [][2]string{
		{fmt.Sprintf("فُتح %s و%s في %s بعد %d شهرا من العمل.", ar(0), ar(1), ar(2), 7*i+11), fmt.Sprintf("The %s and %s in the %s were opened after %d months of work.", en(0), en(1), en(2), 7*i+11)},
		{fmt.Sprintf("ولن تُغلق مدرسة %s قبل %d يوما في %s.", ar(3), 3*i+14, ar(4)), fmt.Sprintf("The school of the %s will not be closed for %d days in the %s.", en(3), 3*i+14, en(4))},
		{fmt.Sprintf("وشارك في %s مع %s نحو %d عامل.", ar(5), ar(6), 1013*i+2003), fmt.Sprintf("About %[3]d workers took part in the %[1]s with the %[2]s.", en(5), en(6), 1013*i+2003)},
	} {
		body = append(body, news.Paragraph{Text: say(pair[0], pair[1])})
	}
	return title, body
}

// translations are the ways in which a translation fails, from the second request on: six to twelve
// stories are in one, and each is alone where nothing of that could be used.
var translations = []fault{
	{behavior: modeltest.Honest, harmless: true},
	{behavior: modeltest.LyingNumber},
	{behavior: modeltest.LyingName, planted: "Haddad"},
	{behavior: modeltest.LyingQuotation, planted: "We will never agree"},
	{behavior: modeltest.LyingNegation},
	{behavior: modeltest.DroppedNegation},
	{behavior: modeltest.Untranslated},
	{behavior: modeltest.WrongLanguage, planted: "fleuve"},
	{behavior: modeltest.Duplicated},
	{behavior: modeltest.Verbose},
	{behavior: modeltest.UnknownSource},
	{behavior: modeltest.Unsourced},
	{behavior: modeltest.Linked, planted: "planted.example"},
	{behavior: modeltest.Markup, planted: "<b>"},
	{behavior: modeltest.ExtraKeys},
	{behavior: modeltest.Nonsense, planted: "wise and slow"},
	{behavior: modeltest.SchemaIgnored, harmless: true},
	{behavior: modeltest.NoFormat, harmless: true},
	{behavior: modeltest.Gone},
	{behavior: modeltest.Slow},
	{behavior: modeltest.TooManyForLong},
	{behavior: modeltest.ServerError},
	{behavior: modeltest.Unauthorized},
	{behavior: modeltest.ErrorIn200},
	{behavior: modeltest.NullContent},
	{behavior: modeltest.CutBody},
	{behavior: modeltest.CutJSON},
	{behavior: modeltest.CutAtLength},
	{behavior: modeltest.Huge},
}

// Half of the stories are told in Arabic alone, and their translations fail in the middle of the
// edition: what is printed in English is what they say, and all others are printed in Arabic.
func TestEveryFaultOfATranslation(t *testing.T) {
	change, known := abroad()
	base := collected(t, change)
	right := make(map[string]string) // by translation
	for arabic, english := range known {
		right[english] = arabic
	}
	for _, f := range translations {
		t.Run(string(f.behavior), func(t *testing.T) {
			t.Parallel()
			others, server := modeltest.Start(t), modeltest.Start(t, f.script()[19:]...)
			server.Knows(known)
			n := open(t, base)
			report, issue := n.issue(t, client(t, n, model.Options{
				Server: at(others), Tasks: map[model.Task]model.Server{model.Translation: at(server)}, Timeout: f.limit(),
			}), 2*time.Minute)
			n.sound(t, issue)
			without(t, issue, f.planted)
			for _, b := range issue.Content().Blocks() {
				checkTranslation(t, b, right)
			}
			if report.Translated+report.Foreign != stories/2 || report.Translated < 6 || f.harmless && report.Foreign+report.Replaced > 0 {
				t.Errorf("%d translated, %d not", report.Translated, report.Foreign)
			}
			t.Logf("%d translated, %d not, %d sentences translated anew, %d struck, %d requests",
				report.Translated, report.Foreign, report.Repaired, report.Replaced, server.Requests())
		})
	}
}

func checkTranslation(t *testing.T, b digest.Block, right map[string]string) {
	t.Helper()
	if b.Foreign != (b.Language != "en") || b.Foreign && b.Untranslated == "" || (b.Method == news.Translated) != (b.OriginalLanguage() == "ar") {
		t.Errorf("story %d in %s, foreign %v, by %s, because %q", b.Story, b.Language, b.Foreign, b.Method, b.Untranslated)
	}
	for _, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
		if b.Method == news.Translated && (s.Original.Text == "" || right[s.Text] != s.Original.Text) {
			t.Errorf("story %d: %q for %q", b.Story, s.Text, s.Original.Text)
		}
	}
}
