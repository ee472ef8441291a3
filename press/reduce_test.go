package press

import (
	"bytes"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

const (
	theLede    = "The ferry to Tyre resumes after the storm, and olive growers expect a poor harvest."
	theSubject = "Ferry to Tyre resumes after the storm"
)

// coast is an honest model that files every story under one theme, and tells them together as said:
// each answer rests on the headlines of all stories. What is said next is asked for after a failure.
func coast(s *shelf, lede, subject []string) (*scripted, map[string][]summarize.Reduction) {
	s.themes = []news.Theme{{ID: 1, Slug: "coast", Names: map[string]string{"en": "The coast"}, State: news.Accepted}}
	asked := make(map[string][]summarize.Reduction)
	m := honest()
	m.theme = func([]news.Theme) (news.Theme, error) { return s.themes[0], nil }
	lock := make(chan struct{}, 1)
	m.reduce = func(r summarize.Reduction) (news.Sentence, error) {
		lock <- struct{}{}
		defer func() { <-lock }()
		said := map[bool][]string{true: subject, false: lede}[r.Section == ""]
		n := len(asked[r.Section])
		asked[r.Section] = append(asked[r.Section], r)
		if n >= len(said) {
			return news.Sentence{}, errors.New("502")
		}
		return together(r, said[n]), nil
	}
	return &m, asked
}

// together is a sentence that rests on the headlines of all stories.
func together(r summarize.Reduction, said string) news.Sentence {
	s := news.Sentence{ID: news.NewSentenceID(r.Section, said), Text: said, Method: news.Model}
	if r.Failed.Text != "" {
		s.Method = news.Repaired
	}
	for _, story := range r.Stories {
		s.Citations = append(s.Citations, story[0].Citations...)
	}
	return s
}

// drafted is the first section of a draft by an edition, and the draft.
func drafted(t *testing.T, s *shelf, m *scripted, e digest.Edition) (digest.Section, Report) {
	t.Helper()
	report, err := machine(s, m).Draft(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)})
	if err != nil {
		t.Fatal(err)
	}
	return report.Draft.Content.Sections[0], report
}

func TestStoriesAreToldTogether(t *testing.T) {
	s := newsday()
	m, asked := coast(s, []string{theLede}, []string{theSubject})
	section, report := drafted(t, s, m, edition())
	c := report.Draft.Content
	if section.Lede.Text != theLede || !section.Lede.Verified() || c.Subject != theSubject || !c.SubjectLine.Verified() {
		t.Errorf("lede %+v, subject %q of %+v", section.Lede, c.Subject, c.SubjectLine)
	}
	r := asked["The coast"][0]
	if len(r.Stories) != 2 || len(r.Stories[0]) != 2 || r.Language != "en" || len(asked[""]) != 1 {
		t.Errorf("asked with %+v", r)
	}
	for _, story := range r.Stories {
		for _, printed := range story {
			if !printed.Verified() {
				t.Errorf("told from %q, which is not verified", printed.Text)
			}
		}
	}
}

// What does not hold is asked for once more, and is not there if it fails again.
func TestAFalseLedeIsNotThere(t *testing.T) {
	const falsely = "The ferry to Tyre resumes after the storm, and olive growers expect 9,000 tonnes."
	const denied = "Olive growers do not expect a poor harvest, and the ferry to Tyre resumes after the storm."
	one := func(r summarize.Reduction, said string) news.Sentence { // rests on one story alone
		s := together(r, said)
		s.Citations = s.Citations[:1]
		return s
	}
	for name, tt := range map[string]struct {
		said []string
		rest func(summarize.Reduction, string) news.Sentence
		want string
	}{
		"at the second try": {[]string{falsely, theLede}, together, theLede},
		"never":             {[]string{falsely, falsely}, together, ""},
		"the model fails":   {nil, together, ""},
		"fails then":        {[]string{falsely}, together, ""},
		"another's name":    {[]string{"Karim Haddad sails to Tyre after the storm, and olive growers expect a poor harvest.", "Karim Haddad."}, together, ""},
		"the other denied":  {[]string{denied, denied}, together, ""},
		"a clause made up":  {[]string{"The ferry to Tyre resumes after the storm; the market hall is on fire."}, together, ""},
		"of one story":      {[]string{theSubject + "."}, one, ""},
		"it cites no passages": {[]string{theLede, theLede}, func(_ summarize.Reduction, said string) news.Sentence {
			return news.Sentence{Text: said, Method: news.Model}
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newsday()
			m, asked := coast(s, tt.said, nil)
			scripted := m.reduce
			m.reduce = func(r summarize.Reduction) (news.Sentence, error) {
				answer, err := scripted(r)
				if err != nil {
					return answer, err
				}
				return tt.rest(r, answer.Text), nil
			}
			section, report := drafted(t, s, m, edition())
			if section.Lede.Text != tt.want {
				t.Errorf("lede %q, want %q", section.Lede.Text, tt.want)
			}
			if c := report.Draft.Content; c.Subject != c.Blocks()[0].Headline.Text || c.SubjectLine.Text != "" {
				t.Errorf("subject %q of %+v", c.Subject, c.SubjectLine)
			}
			tries := asked["The coast"]
			if len(tries) > 2 {
				t.Errorf("asked %d times", len(tries))
			}
			if len(tries) == 2 && (tries[1].Failed.Text != tt.said[0] || len(tt.want) > 0 && len(tries[1].Failed.Findings) == 0) {
				t.Errorf("asked again with %+v", tries[1].Failed)
			}
		})
	}
}

// Nothing is told together that a reader would not learn from it: a section of one story, of stories with
// nothing new in them, or in another language.
func TestWhatIsNotToldTogether(t *testing.T) {
	block := func(language string, standing digest.Standing) digest.Block {
		headline := together(summarize.Reduction{}, "Ferries sail")
		for _, check := range news.Checks() {
			headline.Findings = append(headline.Findings, news.Finding{Check: check, Verdict: news.Pass})
		}
		headline.Citations = []news.Citation{{Article: 1, Revision: 1, End: 5}}
		return digest.Block{Language: language, Foreign: language != "en", Headline: headline, Change: digest.Change{Standing: standing}}
	}
	unverified := block("en", digest.New)
	unverified.Headline.Findings = nil
	for name, tt := range map[string]struct {
		blocks []digest.Block
		want   int
	}{
		"two":               {[]digest.Block{block("en", digest.New), block("en", digest.Continued)}, 2},
		"one":               {[]digest.Block{block("en", digest.New)}, 0},
		"one with news":     {[]digest.Block{block("en", digest.New), block("en", digest.Unchanged)}, 0},
		"one to understand": {[]digest.Block{block("en", digest.New), block("ar", digest.New)}, 0},
		"one that holds":    {[]digest.Block{block("en", digest.New), unverified}, 0},
	} {
		c := digest.Content{Language: "en", Sections: []digest.Section{{Name: "Ports", Blocks: tt.blocks}}}
		if joints := jointsOf(edition(), &c); len(joints) != tt.want {
			t.Errorf("%s: %d sentences to be written", name, len(joints))
		}
		fixed := edition()
		fixed.Subject = "The morning"
		if joints := jointsOf(fixed, &c); len(joints) != tt.want/2 {
			t.Errorf("%s, with a subject of its own: %d", name, len(joints))
		}
	}
}

// The judge's doubt keeps a lede out where a policy approves, and is shown to an editor; a subject that
// it doubts is the lead headline in both.
func TestTheJudgeOfALede(t *testing.T) {
	for approval, doubtful := range map[digest.Approval]int{digest.Automatic: 0, digest.ByEditor: 1} {
		s := newsday()
		m, _ := coast(s, []string{theLede}, []string{theSubject})
		m.doubts = func(summary news.Summary) (map[news.SentenceID]string, error) {
			doubts := make(map[news.SentenceID]string)
			for _, said := range append([]news.Sentence{summary.Headline}, summary.Sentences...) {
				if said.Text == theLede || strings.HasPrefix(said.Text, theSubject) && len(said.Citations) > 1 {
					doubts[said.ID] = "it may not follow"
				}
			}
			return doubts, nil
		}
		e := edition()
		e.Approval = approval
		section, report := drafted(t, s, m, e)
		c := report.Draft.Content
		if n := len(c.Doubtful()); n != doubtful || (section.Lede.Text == theLede) != (doubtful > 0) || report.Doubted != 2 {
			t.Errorf("%s: lede %q, %d doubtful sentences, %d doubted", approval, section.Lede.Text, n, report.Doubted)
		}
		if diff := cmp.Diff(c.Blocks()[0].Headline.Text, c.Subject); diff != "" || c.SubjectLine.Text != "" {
			t.Errorf("%s: subject (-want +got)\n%s", approval, diff)
		}
	}
}

// The log names what could not be told, the subject too, which stands in no section.
func TestTheLogNamesWhatIsNotTold(t *testing.T) {
	s := newsday()
	m, _ := coast(s, nil, nil)
	var log bytes.Buffer
	p := machine(s, m)
	p.Logger = slog.New(slog.NewTextHandler(&log, nil))
	if _, err := p.Draft(t.Context(), Order{Edition: edition(), Slot: digest.ManualSlot(s.at)}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{`sentence="lede of coast"`, "sentence=subject"} {
		if !strings.Contains(log.String(), name) {
			t.Errorf("%q is not in the log:\n%s", name, log.String())
		}
	}
}

func TestClauses(t *testing.T) {
	for sentence, want := range map[string][]string{
		"Ferries sail again": {"Ferries sail again"},
		"Ferries sail; growers worry, and the market closes.":     {"Ferries sail", "growers worry", "the market closes."},
		"Ferries sail while oil, gas and water run out":           {"Ferries sail", "oil, gas and water run out"},
		"The mayor resigned, and he left, as the court ruled.":    {"The mayor resigned, and he left", "the court ruled."},
		"عادت العبارات، ووصل الجرحى؛ وأغلقت السوق فيما هطل المطر": {"عادت العبارات", "ووصل الجرحى", "وأغلقت السوق", "هطل المطر"},
		"استقال الوزير، وهو من صور، وعاد القضاة":                  {"استقال الوزير، وهو من صور", "وعاد القضاة"},
	} {
		var got []string
		for _, span := range clauses(sentence) {
			got = append(got, span.Of(sentence))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got)\n%s", sentence, diff)
		}
	}
}

// Each clause holds by what one story says: numbers and names of two are not mixed.
func TestAClauseIsOfOneStory(t *testing.T) {
	s := newsday()
	s.articles[0].Paragraphs = append(s.articles[0].Paragraphs, news.Paragraph{Text: "The storm at Tyre damaged 45 boats."})
	s.articles[2].Paragraphs = append(s.articles[2].Paragraphs, news.Paragraph{Text: "The frost at Nabatieh damaged 12 presses."})
	cite := func(article news.ArticleID, paragraph int) news.Citation {
		whole, _ := s.articles[article-1].Paragraph(paragraph)
		return news.Citation{Article: article, Revision: 1, Paragraph: paragraph, End: len([]rune(whole))}
	}
	for said, want := range map[string]bool{
		"The storm at Tyre damaged 45 boats, and the frost at Nabatieh damaged 12 presses.":                     true,
		"The storm at Tyre damaged 12 boats, and the frost at Nabatieh damaged 45 presses.":                     false,
		"The storm at Nabatieh damaged 45 boats while the frost at Tyre damaged 12 presses.":                    false,
		"The ferry between Sidon and Nabatieh resumed, and olive growers above Tyre expect a poor harvest.":     false,
		"The storm and the frost damaged 45 boats at Tyre and 12 presses at Nabatieh.":                          false, // nothing tells its stories apart
		"The ferry between Sidon and Tyre resumed; olive growers in the hills above Nabatieh expect a harvest.": true,
	} {
		m := mending{articles: index(s.articles)}
		m.Language, m.request.Day = "en", morning
		stories := [][]news.Citation{{cite(1, 1), cite(1, 4)}, {cite(3, 1), cite(3, 3)}}
		sentence := news.Sentence{Text: said, Citations: slices.Concat(stories...)}
		if got := m.check(&sentence) && m.checkClauses(&sentence, stories); got != want {
			t.Errorf("%q: %v, by %+v", said, got, sentence.Findings)
		}
	}
}
