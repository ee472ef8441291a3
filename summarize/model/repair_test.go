package model_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/internal/modeltest"
	"barid/news"
)

// faulty are sentences of the river that checks have failed.
func faulty() []news.Sentence {
	finding := func(c news.Check, note string) []news.Finding {
		return []news.Finding{{Check: news.NameCheck, Verdict: news.Pass}, {Check: c, Verdict: news.Fail, Note: note}}
	}
	number := finding(news.NumberCheck, "912 is not in the passage")
	number[1].Against = []news.Citation{{Article: 11, Revision: 2, Paragraph: 2, Start: 43, End: 45}, {Article: 99, Revision: 1, End: 3}}
	return []news.Sentence{
		{ID: "a", Text: "Egypt and Sudan will share the readings of 912 river gauges, the two ministries said.", Findings: number},
		{ID: "b", Text: "The agreement cannot be renewed.", Findings: finding(news.NegationCheck, "not is not in the passage")},
	}
}

func TestRepairIsAskedWithTheFindings(t *testing.T) {
	s := modeltest.Start(t)
	got, err := open(t, s, limit).Repair(t.Context(), river(), faulty())
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, sentence := range got {
		texts = append(texts, sentence.Text)
		if sentence.Method != news.Repaired || len(sentence.Citations) != 1 || len(sentence.Findings) != 0 {
			t.Errorf("sentence %+v", sentence)
		}
		if o := sentence.Origin; o.Model != "scripted" || o.Prompt != "v1/repair.en" || len(o.Input) != 64 || len(o.Text) != 64 {
			t.Errorf("origin %+v", o)
		}
	}
	want := []string{
		"Egypt and Sudan will share the readings of 12 river gauges, the two ministries said.",
		"The agreement runs for 5 years and can be renewed.",
	}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("repaired (-want +got)\n%s", diff)
	}
	prompt := s.Calls()[0].Prompt()
	for _, said := range []string{"(1) " + faulty()[0].Text, "wrong: number: 912 is not in the passage; in the source: “12”\n", "wrong: negation: not is not"} {
		if !strings.Contains(prompt, said) {
			t.Errorf("the prompt does not say %q:\n%s", said, prompt)
		}
	}
	if strings.Contains(prompt, "name: ") {
		t.Errorf("the prompt names a check that passed:\n%s", prompt)
	}
}

func TestRepairsThatAreRefused(t *testing.T) {
	for _, b := range []modeltest.Behavior{
		modeltest.UnknownSource, modeltest.Unsourced, modeltest.Linked, modeltest.Markup, modeltest.Nonsense, modeltest.CutJSON, modeltest.NoChoices,
	} {
		if got, err := open(t, modeltest.Start(t, b), limit).Repair(t.Context(), river(), faulty()); err == nil {
			t.Errorf("%s: %+v", b, got)
		}
	}
}

func judged() news.Summary {
	cite := func(paragraph, end int) []news.Citation {
		return []news.Citation{{Article: 11, Revision: 2, Paragraph: paragraph, End: end}}
	}
	return news.Summary{Story: 7, Language: "en",
		Headline: news.Sentence{ID: "h", Text: "Egypt and Sudan agree", Citations: cite(0, 35)},
		Sentences: []news.Sentence{
			{ID: "a", Text: "The agreement runs for 5 years.", Citations: cite(3, 50)},
			{ID: "b", Text: "The agreement ends a quarrel.", Citations: cite(3, 50)},
		}}
}

func TestTheJudgeSeesOnlyWhatIsCited(t *testing.T) {
	s := modeltest.Start(t)
	got, err := open(t, s, limit).Doubts(t.Context(), judged(), river().Articles)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got["b"] == "" {
		t.Errorf("doubts %v, want b alone", got)
	}
	prompt := s.Calls()[0].Prompt()
	if !strings.Contains(prompt, "  passage: The agreement runs for 5 years and can be renewed.") || strings.Contains(prompt, "gauge") {
		t.Errorf("the judge reads\n%s", prompt)
	}
}

func TestAJudgeThatSaysNothingOfASentenceDoubtsIt(t *testing.T) {
	got, err := open(t, modeltest.Start(t, modeltest.Doubting), limit).Doubts(t.Context(), judged(), river().Articles)
	if err != nil || len(got) != 3 {
		t.Errorf("doubts %v, %v", got, err)
	}
	for _, b := range []modeltest.Behavior{modeltest.Nonsense, modeltest.NoChoices, modeltest.SchemaIgnored} {
		got, err := open(t, modeltest.Start(t, b), limit).Doubts(t.Context(), judged(), river().Articles)
		if (err == nil) != (b == modeltest.SchemaIgnored) {
			t.Errorf("%s: %v, %v", b, got, err)
		}
	}
}
