package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/internal/modeltest"
	"barid/news"
	"barid/summarize"
	"barid/summarize/model"
)

// Three sentences about a bridge, and what they are in English.
var bridge = [][2]string{
	{"افتتاح جسر جديد في زحلة", "A new bridge opens in Zahle"},
	{"قالت بلدية زحلة إن الجسر كلف 14 مليون ليرة ولن يُغلق ليلا.", "The municipality of Zahle said that the bridge cost 14 million pounds and will not be closed at night."},
	{"وسيعبره نحو 3000 شاحنة كل يوم.", "About 3,000 trucks will cross it every day."},
}

func toEnglish() summarize.Translation {
	t := summarize.Translation{From: "ar", To: "en"}
	for i, pair := range bridge {
		t.Sentences = append(t.Sentences, news.Sentence{
			ID: news.NewSentenceID(pair[0]), Text: pair[0], Method: news.Extractive,
			Citations: []news.Citation{{Article: 11, Revision: 2, Paragraph: i, End: len([]rune(pair[0]))}},
			Findings:  []news.Finding{{Check: news.NumberCheck, Verdict: news.Pass}},
		})
	}
	return t
}

// translator knows the bridge in both languages.
func translator(t *testing.T, script ...modeltest.Behavior) *modeltest.Server {
	s := modeltest.Start(t, script...)
	known := make(map[string]string)
	for _, pair := range bridge {
		known[pair[0]], known[pair[1]] = pair[1], pair[0]
	}
	s.Knows(known)
	return s
}

func TestATranslationCitesAndKeepsItsOriginal(t *testing.T) {
	s := translator(t)
	in := toEnglish()
	got, err := open(t, s, limit).Translate(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(bridge) {
		t.Fatalf("%d sentences", len(got))
	}
	for i, sentence := range got {
		if sentence.Text != bridge[i][1] || sentence.Method != news.Translated || sentence.Findings != nil {
			t.Errorf("sentence %+v", sentence)
		}
		if diff := cmp.Diff(in.Sentences[i].Citations, sentence.Citations); diff != "" {
			t.Errorf("citations (-want +got)\n%s", diff)
		}
		if want := (news.Original{Language: "ar", Text: bridge[i][0], Method: news.Extractive}); sentence.Original != want {
			t.Errorf("original %+v", sentence.Original)
		}
		if sentence.ID == in.Sentences[i].ID {
			t.Error("original and translation have one ID")
		}
		if o := sentence.Origin; o.Model != "scripted" || o.Prompt != "v1/translation.en" || o.Text != news.Hash(sentence.Text) || len(o.Input) != 64 {
			t.Errorf("origin %+v", o)
		}
	}
	if prompt := s.Calls()[0].Prompt(); strings.Count(prompt, "=== ") != 2 || strings.Contains(prompt, "wrong") {
		t.Errorf("prompt:\n%s", prompt)
	}
}

// A first sentence that stands for the headline as well is translated in both places.
func TestAHeadlineThatIsTheFirstSentence(t *testing.T) {
	in := toEnglish()
	in.Sentences[0].Text = in.Sentences[1].Text
	got, err := open(t, translator(t), limit).Translate(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Text != bridge[1][1] || got[1].Text != bridge[1][1] || got[2].Text != bridge[2][1] {
		t.Errorf("%+v", got)
	}
}

func TestTheOtherWayRound(t *testing.T) {
	in := toEnglish()
	in.From, in.To = "en", "ar"
	for i := range in.Sentences {
		in.Sentences[i].Text = bridge[i][1]
	}
	s := translator(t)
	got, err := open(t, s, limit).Translate(t.Context(), in)
	if err != nil || got[1].Text != bridge[1][0] || got[1].Origin.Prompt != "v1/translation.ar" {
		t.Errorf("%+v, %v", got, err)
	}
	if system := s.Calls()[0].Messages[0].Content; !strings.Contains(system, "English (en)") {
		t.Errorf("instructions:\n%s", system)
	}
}

func TestAFailedTranslationIsAskedForAgainWithItsFaults(t *testing.T) {
	s := translator(t, modeltest.LyingNumber, modeltest.Honest)
	client := open(t, s, limit)
	first, err := client.Translate(t.Context(), toEnglish())
	if err != nil {
		t.Fatal(err)
	}
	failed := first[1]
	failed.Findings = []news.Finding{{Check: news.NumberCheck, Verdict: news.Fail, Note: "914 is not in the passage"}, {Check: news.NameCheck, Verdict: news.Pass}}
	again, err := client.Translate(t.Context(), summarize.Translation{From: "ar", To: "en", Sentences: []news.Sentence{failed}})
	if err != nil {
		t.Fatal(err)
	}
	if again[0].Text != bridge[1][1] || again[0].ID != failed.ID || again[0].Original != failed.Original || again[0].Findings != nil {
		t.Errorf("again %+v", again[0])
	}
	prompt := s.Calls()[1].Prompt()
	for _, said := range []string{"(1) " + bridge[1][0], "translation: " + failed.Text, "wrong: number: 914 is not in the passage"} {
		if !strings.Contains(prompt, said) {
			t.Errorf("the prompt does not say %q:\n%s", said, prompt)
		}
	}
}

func TestTranslationsThatAreRefused(t *testing.T) {
	for behavior, why := range map[modeltest.Behavior]string{
		modeltest.Untranslated:  "not in the language",
		modeltest.WrongLanguage: "not in the language",
		modeltest.UnknownSource: "was not given",
		modeltest.Nonsense:      "no JSON",
		modeltest.CutJSON:       "ends in the middle",
		modeltest.ExtraKeys:     "the form asked for",
	} {
		_, err := open(t, translator(t, behavior), limit).Translate(t.Context(), toEnglish())
		if !errors.Is(err, news.ErrInvalid) || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v, want one that says %q", behavior, err, why)
		}
	}
	if _, err := open(t, translator(t, modeltest.Unauthorized), limit).Translate(t.Context(), toEnglish()); err == nil || errors.Is(err, news.ErrInvalid) {
		t.Errorf("without a key: %v, and less at once would change nothing", err)
	}
}

// What cannot be used of an answer has no text; the rest stands, and is asked for once.
func TestSentencesOfATranslationThatAreRefused(t *testing.T) {
	for behavior, refused := range map[modeltest.Behavior][]int{
		modeltest.Unsourced:  {0},
		modeltest.Duplicated: {1, 2},
		modeltest.Verbose:    {1},
		modeltest.Linked:     {1},
		modeltest.Markup:     {1},
	} {
		s := translator(t, behavior)
		got, err := open(t, s, limit).Translate(t.Context(), toEnglish())
		if err != nil || len(got) != len(bridge) || s.Requests() != 1 {
			t.Errorf("%s: %+v, %v after %d requests", behavior, got, err, s.Requests())
			continue
		}
		for i, sentence := range got {
			want := bridge[i][1]
			if slices.Contains(refused, i) {
				want = ""
			}
			if sentence.Text != want || sentence.Original.Text != bridge[i][0] {
				t.Errorf("%s: %+v", behavior, sentence)
			}
		}
	}
}

// A translation that says far more or far less than its original is none.
func TestATranslationOfAnotherLength(t *testing.T) {
	for _, words := range []string{
		"The bridge costs money.",
		strings.Repeat("The municipality of Zahle said that the bridge cost 14 million pounds and will not be closed at night. ", 6),
	} {
		s := modeltest.Start(t)
		original := strings.Repeat(bridge[1][0]+" ", 2)
		s.Knows(map[string]string{strings.TrimSpace(original): words})
		in := toEnglish()
		in.Sentences = in.Sentences[:1]
		in.Sentences[0].Text = original
		if got, err := open(t, s, limit).Translate(t.Context(), in); err == nil || !strings.Contains(err.Error(), "tokens, its original") {
			t.Errorf("%+v, %v", got, err)
		}
	}
}

func TestNothingAndTooMuchAreNotTranslated(t *testing.T) {
	long := toEnglish()
	for range 60 {
		long.Sentences = append(long.Sentences, long.Sentences[1])
	}
	for name, in := range map[string]summarize.Translation{"nothing": {From: "ar", To: "en"}, "too much": long} {
		s := translator(t)
		if _, err := open(t, s, limit).Translate(t.Context(), in); !errors.Is(err, news.ErrInvalid) || s.Requests() != 0 {
			t.Errorf("%s: %v after %d requests", name, err, s.Requests())
		}
	}
}

// Translations have a server of their own where one is named, are paid for, and asked once.
func TestATranslationsServerPurseAndCache(t *testing.T) {
	first, own, purse := modeltest.Start(t), translator(t), newPurse()
	client := mustNew(t, model.Options{
		Server: at(first, "first"), Tasks: map[model.Task]model.Server{model.Translation: at(own, "own")},
		Purse: purse, Cache: shelf{},
	})
	for range 2 {
		if _, err := client.Translate(t.Context(), toEnglish()); err != nil {
			t.Fatal(err)
		}
	}
	if first.Requests() != 0 || own.Requests() != 1 || purse.total().Tokens() != own.Tokens() {
		t.Errorf("%d requests to the first server, %d to its own, %+v", first.Requests(), own.Requests(), purse.total())
	}
}
