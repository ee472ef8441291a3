package templates

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
)

// A preview frames the very mail, shows each sentence beside its passage, and names what a
// check found wrong; nothing of the articles is markup in it.
func TestPreviewShowsTheReasons(t *testing.T) {
	cite := news.Citation{Article: 7, Revision: 1, Paragraph: 2, Start: 10, End: 38}
	content := digest.Content{
		Name: "Morning", Language: "en", MadeAt: time.Unix(1_800_000_000, 0),
		Sections: []digest.Section{{Slug: "ports", Name: "Ports", Blocks: []digest.Block{{
			Language: "en", Method: news.Extractive, Because: []string{"Sidon", "ferry"},
			Doubts: []string{"filed under <b>Crime</b>"}, FellBack: "no answer within 2m",
			Headline: news.Sentence{Text: "Ferry <b>sails</b> again", Citations: []news.Citation{{Article: 7, Revision: 1, End: 5}}},
			Sentences: []news.Sentence{{Text: "It carried 47 people.", Method: news.Repaired, Citations: []news.Citation{cite}, Findings: []news.Finding{
				{Check: news.NumberCheck, Verdict: news.Fail, Note: "47 is in no cited passage", Spans: []news.Span{{Start: 11, End: 13}}, Against: []news.Citation{
					{Article: 7, Revision: 1, Paragraph: 2, Start: 21, End: 23}, {Article: 7, Revision: 1, Paragraph: 3, Start: 1, End: 3},
				}},
			}}},
			Sources: []digest.Source{{Article: 7, Revision: 1, Publisher: "Coast Courier", URL: "https://courier.example/7"}},
		}}}},
		Coverage: digest.Coverage{
			Feeds:   []digest.FeedCoverage{{Name: "Courier"}, {Name: "Wire", Silent: "404"}},
			LeftOut: []digest.Omission{{Title: "Lottery <script>", Publisher: "Wire", Reason: "theme Sport is not in this edition"}},
		},
	}
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	files, err := set.Preview(PreviewInput{
		Title: "Draft 7", Slug: "draft-7", Next: "barid approve 7", View: content.View(digest.Selection{}),
		Passages: map[news.Citation]string{cite: "It carried 12 people in all."},
	})
	if err != nil {
		t.Fatal(err)
	}
	page := string(files["draft-7.html"])
	for _, want := range []string{
		"barid approve 7", `It carried <mark class="faulty">47</mark> people.`, `It carried <mark class="faulty">12</mark> people in all.`, "Coast Courier, paragraph 2",
		"number: 47 is in no cited passage; in the source “<bdi>12</bdi>”</div>",
		"<bdi>by the model, at its second try</bdi>", "Sidon, ferry", "theme Sport is not in this edition", "silent: 404",
		"Doubtful: <bdi>filed under &lt;b&gt;Crime", "because the model did not tell it (<bdi>no answer within 2m</bdi>)", `<iframe sandbox title="The mail as it will be sent" srcdoc="&lt;!DOCTYPE html&gt;`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(page, "<b>sails") || strings.Contains(page, "Lottery <script>") {
		t.Error("markup of an article is markup of the page")
	}
	for _, mail := range []string{"draft-7.mail.html", "draft-7.txt"} {
		if said := string(files[mail]); strings.Contains(said, "Crime") || strings.Contains(said, "2m") {
			t.Errorf("%s tells readers what is said to editors", mail)
		}
	}
	if len(files["draft-7.mail.html"]) == 0 || len(files["draft-7.txt"]) == 0 {
		t.Error("the mail or its text is missing")
	}
}

// Whose words a sentence is in is said where they are not those of the story's author.
func TestReviewSaysWhoseWordsASentenceIsIn(t *testing.T) {
	for want, s := range map[string]news.Sentence{
		"":                                {Method: news.Model},
		"by the model, at its second try": {Method: news.Repaired},
		"the source's own words":          {Method: news.Extractive},
		"edited by Rima":                  {Method: news.Edited, Editor: "Rima"},
		"edited":                          {Method: news.Edited},
	} {
		story := newReviewStory(digest.Block{Method: news.Model, Sentences: []news.Sentence{s}}, nil)
		if got := story.Sentences[1].By; got != want {
			t.Errorf("%s: %q, want %q", s.Method, got, want)
		}
	}
}

// What findings point at is marked where it lies in the text, the failed ones over the others.
func TestMarks(t *testing.T) {
	cite := news.Citation{Article: 7, Revision: 1, Paragraph: 2, Start: 10, End: 30}
	against := func(from, to int) []news.Citation {
		return []news.Citation{{Article: 7, Revision: 1, Paragraph: 2, Start: from, End: to}}
	}
	s := news.Sentence{Method: news.Model, Findings: []news.Finding{
		{Verdict: news.Pass, Against: against(10, 13)},
		{Verdict: news.Fail, Against: against(12, 16)},
		{Verdict: news.Fail, Against: against(28, 99)},
		{Verdict: news.Fail, Against: against(2, 9)},
	}}
	want := []markedRun{{"ab", true, false}, {"cdef", false, true}, {"ghijklmnopqr", false, false}, {"st", false, true}}
	if diff := cmp.Diff(want, markRested(s, cite, "abcdefghijklmnopqrst")); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
	s.Method = news.Extractive
	if got := markRested(s, cite, "abcdefghijklmnopqrst"); got[0] != (markedRun{Text: "ab"}) {
		t.Errorf("the source's own words: %+v", got[0])
	}
}
