package press

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// quay is an article in Arabic, and what its sentences are in English.
var quay = [][2]string{
	{"العبّارات تنقل 340 راكبا بعد العاصفة", "Ferries carry 340 passengers after the storm"},
	{"نقلت العبّارات 340 راكبا في اليوم الأول بعد العاصفة التي أغلقت المرفأ.", "The ferries carried 340 passengers on the first day after the storm that closed the harbour."},
	{"وتعمل الآن 14 عبّارة من أصل 20 بحسب إدارة المرفأ.", "Of 20 ferries, 14 are in service now, according to the harbour's management."},
}

// abroad is a day on which one story is told in Arabic alone.
func abroad() *shelf {
	s := newsday()
	a := article(5, "المرفأ", quay[0][0], quay[1][0], quay[2][0])
	a.Language = "ar"
	s.articles = []news.Article{a, s.articles[2]}
	s.articles[1].ID = 3
	return s
}

// renders knows the translations, and fails like a model in one sentence of which the original begins
// so, as often as it has answers for it.
func renders(begins string, wrong ...string) scripted {
	m := honest()
	known := make(map[string]string)
	for _, pair := range quay {
		known[pair[0]] = pair[1]
	}
	m.summary = func(r summarize.Request) (news.Summary, error) {
		s, err := copied(r)
		text, _ := r.Articles[0].Paragraph(2)
		s.Sentences = append(s.Sentences, news.Sentence{ID: news.NewSentenceID(text), Text: text, Method: news.Model, Citations: []news.Citation{
			{Article: r.Articles[0].ID, Revision: 1, Paragraph: 2, End: len([]rune(text))},
		}})
		return s, err
	}
	m.render = func(t summarize.Translation) (out []news.Sentence, err error) {
		for _, s := range t.Sentences {
			o := s.Original
			if o.Text == "" {
				o = news.Original{Language: t.From, Text: s.Text, Method: s.Method}
			}
			said := known[o.Text]
			if begins != "" && strings.HasPrefix(o.Text, begins) && len(wrong) > 0 {
				said, wrong = wrong[0], wrong[1:]
			}
			out = append(out, news.Sentence{ID: s.ID + "-" + news.SentenceID(t.To), Text: said, Method: news.Translated, Citations: s.Citations, Original: o})
		}
		return out, nil
	}
	return m
}

// foreignBlock is the story that is told in Arabic alone, whatever became of it.
func foreignBlock(t *testing.T, r Report) digest.Block {
	t.Helper()
	for _, b := range r.Draft.Content.Blocks() {
		if b.Sources[0].Article == 5 {
			return b
		}
	}
	t.Fatalf("the story is gone: %+v", r.Draft.Content)
	return digest.Block{}
}

func told(b digest.Block) []string {
	texts := []string{b.Headline.Text}
	for _, s := range b.Sentences {
		texts = append(texts, s.Text)
	}
	return texts
}

func TestAForeignStoryIsTranslated(t *testing.T) {
	model := renders("")
	report, err := draft(t, abroad(), &model)
	if err != nil {
		t.Fatal(err)
	}
	b := foreignBlock(t, report)
	if diff := cmp.Diff([]string{quay[0][1], quay[1][1], quay[2][1]}, told(b)); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if b.Language != "en" || b.Foreign || b.Method != news.Translated || b.OriginalLanguage() != "ar" || b.Untranslated != "" {
		t.Errorf("block %+v", b)
	}
	for i, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
		if s.Original.Text != quay[i][0] || s.Original.Method != news.Extractive || !s.Verified() || s.Method != news.Translated {
			t.Errorf("sentence %+v", s)
		}
	}
	if report.Translated != 1 || report.Foreign != 0 || report.ByModel != 1 || len(report.Draft.Content.Doubtful()) != 0 {
		t.Errorf("report %+v", report)
	}
}

// What does not hold is translated once more, and dropped if it fails again.
func TestATranslationThatDoesNotHold(t *testing.T) {
	const lie = "The ferries carried 940 passengers on the first day after the storm that closed the harbour."
	const loose = "The sea is calm and the weather is fine."
	all := []string{quay[0][1], quay[1][1], quay[2][1]}
	original := []string{quay[0][0], quay[1][0], quay[2][0]}
	tests := []struct {
		name, begins string
		wrong        []string
		want         []string
		says         string // why not all of it is translated
	}{
		{"once", quay[1][0], []string{lie}, all, ""},
		{"twice", quay[1][0], []string{lie, lie}, []string{all[0], all[2]}, "1 of its sentences: number check"},
		{"a number of another sentence", quay[1][0], []string{strings.ReplaceAll(lie, "940", "14"), strings.ReplaceAll(lie, "940", "14")}, []string{all[0], all[2]}, "1 of its sentences"},
		{"with nothing in it that could be checked", quay[1][0], []string{loose, loose}, []string{all[0], all[2]}, "support check: nothing that it cites tells of"},
		{"without words", quay[1][0], []string{"", ""}, []string{all[0], all[2]}, "1 of its sentences: a sentence came without words"},
		{"without words once", quay[1][0], []string{""}, all, ""},
		{"the headline", quay[0][0], []string{lie, lie}, original, "its translation does not hold: number check"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			model := renders(tt.begins, tt.wrong...)
			report, err := draft(t, abroad(), &model)
			if err != nil {
				t.Fatal(err)
			}
			b := foreignBlock(t, report)
			if diff := cmp.Diff(tt.want, told(b)); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if !strings.Contains(b.Untranslated, tt.says) || (tt.says == "") != (b.Untranslated == "") {
				t.Errorf("it says %q, want %q", b.Untranslated, tt.says)
			}
			if foreign := slices.Equal(tt.want, original); foreign != b.Foreign || foreign != (report.Foreign == 1) || foreign == (report.Translated == 1) {
				t.Errorf("foreign %v, %+v", b.Foreign, report)
			}
		})
	}
}

func TestWithoutATranslationAStoryStaysAsItIs(t *testing.T) {
	model := renders("")
	down := renders("")
	down.render = func(summarize.Translation) ([]news.Sentence, error) { return nil, errors.New("502") }
	lazy := renders("")
	lazy.render = func(summarize.Translation) ([]news.Sentence, error) { return nil, nil }
	for name, tt := range map[string]struct {
		model  *scripted
		change func(*digest.Edition)
		says   string
	}{
		"no model":          {nil, nil, ""},
		"not wanted":        {&model, func(e *digest.Edition) { e.Translation = digest.NoTranslation }, ""},
		"the model fails":   {&down, nil, "502"},
		"it leaves one out": {&lazy, nil, "0 of 3 sentences"},
		"no check reads it": {&down, func(e *digest.Edition) { e.Language = "fr" }, "no check reads fr beside ar"},
	} {
		t.Run(name, func(t *testing.T) {
			s, e := abroad(), edition()
			if tt.change != nil {
				tt.change(&e)
			}
			report, err := machine(s, tt.model).Draft(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)})
			if err != nil {
				t.Fatal(err)
			}
			b := foreignBlock(t, report)
			if !b.Foreign || b.Language != "ar" || b.Headline.Text != quay[0][0] || !strings.Contains(b.Untranslated, tt.says) || (tt.says == "") != (b.Untranslated == "") {
				t.Errorf("block %+v", b)
			}
		})
	}
}

func TestAnEditionOfHeadlinesTranslatesHeadlines(t *testing.T) {
	for wrong, want := range map[string]string{"": quay[0][1], "Ferries carry 940 passengers": quay[0][0]} {
		model := renders(quay[0][0])
		if wrong != "" {
			model = renders(quay[0][0], wrong, wrong)
		}
		s, e := abroad(), edition()
		e.Foreign = digest.ForeignHeadline
		report, err := machine(s, &model).Draft(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)})
		if err != nil {
			t.Fatal(err)
		}
		if b := foreignBlock(t, report); b.Headline.Text != want || len(b.Sentences) != 0 || b.Foreign != (wrong != "") {
			t.Errorf("block %+v", b)
		}
	}
}

// The judge reads translations: where a policy approves, what it doubts is dropped.
func TestTheJudgeDoubtsATranslation(t *testing.T) {
	for approval, want := range map[digest.Approval][]string{
		digest.Automatic: {quay[0][1], quay[2][1]},
		digest.ByEditor:  {quay[0][1], quay[1][1], quay[2][1]},
	} {
		model := renders("")
		model.doubts = func(s news.Summary) (map[news.SentenceID]string, error) {
			if s.Method != news.Translated {
				return nil, nil
			}
			return map[news.SentenceID]string{s.Sentences[0].ID: "it says more"}, nil
		}
		s, e := abroad(), edition()
		e.Approval = approval
		report, err := machine(s, &model).Draft(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, told(foreignBlock(t, report))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", approval, diff)
		}
		if doubtful := len(report.Draft.Content.Doubtful()); doubtful != len(want)-2 {
			t.Errorf("%s: %d doubtful sentences", approval, doubtful)
		}
	}
}

// A paragraph has more numbers than the sentence that is made of it: a translation must say what its
// original says, not only what the paragraph does.
func TestATranslationIsHeldAgainstItsOriginal(t *testing.T) {
	a := article(5, "المرفأ", quay[0][0], "نقلت العبّارات 340 راكبا في 14 رحلة.")
	a.Language = "ar"
	for said, holds := range map[string]bool{"The ferries carried 340 passengers.": true, "The ferries carried 14 passengers.": false} {
		s := news.Sentence{Text: said, Method: news.Translated, Citations: []news.Citation{{Article: 5, Revision: 1, Paragraph: 1, End: 36}},
			Original: news.Original{Language: "ar", Text: "نقلت العبّارات 340 راكبا.", Method: news.Model}}
		s.Findings = Check(s, "en", []news.Article{a}, morning)
		if s.Verified() != holds {
			t.Errorf("%q: %+v", said, s.Findings)
		}
		if s.Method = news.Edited; !(news.Sentence{Citations: s.Citations, Findings: Check(s, "en", []news.Article{a}, morning)}).Verified() {
			t.Errorf("%q by an editor is held against what it no longer translates", said)
		}
	}
}
