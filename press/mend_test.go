package press

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// tells is a model that says of the ferry what a test wants, each sentence citing a paragraph of
// the first article, and fails for the other story.
func tells(said ...string) scripted {
	return scripted{
		summary: func(r summarize.Request) (news.Summary, error) {
			if r.Articles[0].ID == 3 {
				return news.Summary{}, errors.New("502")
			}
			s, err := copied(r)
			s.Sentences = nil
			for i, text := range said {
				s.Sentences = append(s.Sentences, citing(text, i+1, news.Model))
			}
			return s, err
		},
		theme: honest().theme,
	}
}

func citing(text string, paragraph int, method news.Method) news.Sentence {
	whole, _ := newsday().articles[0].Paragraph(paragraph)
	return news.Sentence{ID: news.NewSentenceID(text), Text: text, Method: method, Citations: []news.Citation{
		{Article: 1, Revision: 1, Paragraph: paragraph, End: len([]rune(whole))},
	}}
}

// ferry is how the draft tells the ferry: method and text of each sentence.
func ferry(t *testing.T, r Report) (methods []news.Method, texts []string) {
	t.Helper()
	for _, b := range r.Draft.Content.Blocks() {
		if b.Sources[0].Article == 3 {
			continue
		}
		for _, s := range b.Sentences {
			methods, texts = append(methods, s.Method), append(texts, s.Text)
		}
	}
	return methods, texts
}

const (
	resumed = "The ferry between Sidon and Tyre resumed after a storm had closed the harbour for 12 days."
	crossed = "The port authority said that 340 passengers crossed in the first hours."
	lie     = "The port authority said that 9,340 passengers crossed in the first hours."
)

func TestAFailedSentenceIsRepairedOnce(t *testing.T) {
	model := tells(resumed, lie)
	var seen []string
	model.repair = func(failed []news.Sentence) ([]news.Sentence, error) {
		for _, s := range failed {
			for _, f := range s.Findings {
				if f.Verdict == news.Fail {
					seen = append(seen, fmt.Sprintf("%s: %s", f.Check, s.Text))
				}
			}
		}
		return []news.Sentence{citing("In the first hours 340 passengers crossed, the port authority said.", 2, news.Repaired)}, nil
	}
	report, err := draft(t, newsday(), &model)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"number: " + lie}, seen); diff != "" {
		t.Errorf("sent back (-want +got):\n%s", diff)
	}
	methods, _ := ferry(t, report)
	if diff := cmp.Diff([]news.Method{news.Model, news.Repaired}, methods); diff != "" {
		t.Errorf("methods (-want +got):\n%s", diff)
	}
	if report.Repaired != 1 || report.Replaced != 0 || report.ByModel != 1 {
		t.Errorf("%+v", report)
	}
}

// Failing twice, a sentence is the source's own, or goes where that is told already.
func TestASentenceThatFailsTwiceIsTheSourcesOwn(t *testing.T) {
	for name, tt := range map[string]struct {
		said []string
		want []string
		by   []news.Method
	}{
		"the source's own": {[]string{resumed, lie}, []string{resumed, crossed}, []news.Method{news.Model, news.Extractive}},
		"told already": {[]string{resumed, "In the first hours 340 passengers crossed, the port authority said.", "The ferry cost 2 billion dollars."},
			[]string{resumed, "In the first hours 340 passengers crossed, the port authority said.", "Repairs to the northern pier cost 2 million dollars and will go on until spring."},
			[]news.Method{news.Model, news.Model, news.Extractive}},
	} {
		model := tells(tt.said...)
		model.repair = func(failed []news.Sentence) ([]news.Sentence, error) {
			again := failed[0]
			again.Method, again.Findings = news.Repaired, nil
			return []news.Sentence{again}, nil
		}
		report, err := draft(t, newsday(), &model)
		if err != nil {
			t.Fatal(err)
		}
		methods, texts := ferry(t, report)
		if diff := cmp.Diff(tt.want, texts); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(tt.by, methods); diff != "" {
			t.Errorf("%s: methods (-want +got):\n%s", name, diff)
		}
		if report.Replaced != 1 || report.Repaired != 0 {
			t.Errorf("%s: %d replaced, %d repaired", name, report.Replaced, report.Repaired)
		}
	}
}

func TestWhatTheSourceSaysElsewhereIsNotSaidTwice(t *testing.T) {
	twice := citing(lie, 1, news.Model)
	model := tells(resumed)
	tell := model.summary
	model.summary = func(r summarize.Request) (news.Summary, error) {
		s, err := tell(r)
		s.Sentences = append(s.Sentences, twice)
		return s, err
	}
	report, err := draft(t, newsday(), &model)
	if err != nil {
		t.Fatal(err)
	}
	if _, texts := ferry(t, report); len(texts) != 1 || report.Replaced != 1 {
		t.Errorf("told as %q; the source's own sentence says the first once more", texts)
	}
}

// The judge's word lowers trust and never raises it.
func TestTheJudge(t *testing.T) {
	for name, tt := range map[string]struct {
		approval digest.Approval
		said     []string
		doubted  []string // by the judge
		want     []string
		doubtful int // sentences of the draft
	}{
		"an editor sees what it doubts":    {digest.ByEditor, []string{resumed, crossed}, []string{crossed}, []string{resumed, crossed}, 1},
		"a policy prints the source's own": {digest.Automatic, []string{resumed, "Passengers crossed, 340 of them, said the port authority."}, []string{"Passengers crossed, 340 of them, said the port authority."}, []string{resumed, crossed}, 0},
		"it saves no lie":                  {digest.Automatic, []string{resumed, lie}, nil, []string{resumed, crossed}, 0},
	} {
		model := tells(tt.said...)
		model.doubts = func(news.Summary) (map[news.SentenceID]string, error) {
			doubts := make(map[news.SentenceID]string)
			for _, text := range tt.doubted {
				doubts[news.NewSentenceID(text)] = "it may not follow"
			}
			return doubts, nil
		}
		e := edition()
		e.Approval = tt.approval
		s := newsday()
		report, err := machine(s, &model).Draft(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)})
		if err != nil {
			t.Fatal(err)
		}
		_, texts := ferry(t, report)
		if diff := cmp.Diff(tt.want, texts); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if n := len(report.Draft.Content.Doubtful()); n != tt.doubtful || report.Doubted != len(tt.doubted) {
			t.Errorf("%s: %d doubtful sentences, %d doubted by the judge", name, n, report.Doubted)
		}
	}
}

func TestAJudgeThatFailsDoubtsNothing(t *testing.T) {
	model := tells(resumed, crossed)
	model.doubts = func(news.Summary) (map[news.SentenceID]string, error) { return nil, errors.New("502") }
	report, err := draft(t, newsday(), &model)
	if err != nil {
		t.Fatal(err)
	}
	if methods, _ := ferry(t, report); len(methods) != 2 || methods[1] != news.Model {
		t.Errorf("told by %v", methods)
	}
}
