package templates

import (
	"strings"
	"testing"
	"time"

	"barid/digest"
	"barid/news"
)

// A preview frames the very mail, shows each sentence beside its passage, and names what a
// check found wrong; nothing of the articles is markup in it.
func TestPreviewShowsTheReasons(t *testing.T) {
	cite := news.Citation{Article: 7, Revision: 1, Paragraph: 2, End: 30}
	content := digest.Content{
		Name: "Morning", Language: "en", MadeAt: time.Unix(1_800_000_000, 0),
		Sections: []digest.Section{{Slug: "ports", Name: "Ports", Blocks: []digest.Block{{
			Language: "en", Method: news.Extractive, Because: []string{"Sidon", "ferry"},
			Headline: news.Sentence{Text: "Ferry <b>sails</b> again", Citations: []news.Citation{{Article: 7, Revision: 1, End: 5}}},
			Sentences: []news.Sentence{{Text: "It carried 47 people.", Citations: []news.Citation{cite}, Findings: []news.Finding{
				{Check: news.NumberCheck, Verdict: news.Fail, Note: "47 is in no cited passage"},
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
		"barid approve 7", "It carried 12 people in all.", "Coast Courier, paragraph 2", "47 is in no cited passage",
		"Sidon, ferry", "theme Sport is not in this edition", "silent: 404", `<iframe sandbox title="The mail as it will be sent" srcdoc="&lt;!DOCTYPE html&gt;`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(page, "<b>sails") || strings.Contains(page, "Lottery <script>") {
		t.Error("markup of an article is markup of the page")
	}
	if len(files["draft-7.mail.html"]) == 0 || len(files["draft-7.txt"]) == 0 {
		t.Error("the mail or its text is missing")
	}
}
