package lab

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"barid/news"
	"barid/press"
	"barid/summarize"
)

// Every sentence of a summary is a whole one of its source or a trim of it, and passes every check,
// weeks after its source as well as on its day.
func TestEverySummarySentenceIsVerified(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "summarize", "neus-val.jsonl"))
	if err != nil {
		t.Skip("no development set beside the repository: ", err)
	}
	rows, err := readRows[storyRow](bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for _, days := range []int{0, 20} {
			request := row.request(i + 1)
			request.Day = request.Day.AddDate(0, 0, days)
			summary, err := summarize.Extract(request)
			if err != nil {
				continue // the lab's figure counts it as empty
			}
			for _, s := range append([]news.Sentence{summary.Headline}, summary.Sentences...) {
				s.Findings = press.Check(s, summary.Language, request.Articles, request.Day)
				if !s.Verified() {
					t.Errorf("story %s, %d days later: %q: %+v", row.ID, days, s.Text, s.Findings)
				}
			}
		}
	}
}
