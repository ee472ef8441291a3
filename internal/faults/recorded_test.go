package faults

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barid/internal/modeltest"
	"barid/summarize/model"
)

// What real servers answered, in place of every answer of an edition: their words are noise, so each
// story falls back, says why, and the edition goes out in time.
func TestRecordedAnswersThroughoutAnEdition(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", "llm", "recorded", "*.response.http"))
	if err != nil || len(files) == 0 {
		t.Skipf("no recorded answers beside the repository: %v", err)
	}
	base := collected(t, nil)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".response.http"), func(t *testing.T) {
			t.Parallel()
			n := open(t, base)
			report, issue := n.issue(t, client(t, n, model.Options{
				Server: model.Server{BaseURL: modeltest.Replay(t, file), Model: "tiny"}, Timeout: 2 * time.Second,
			}), time.Minute)
			n.sound(t, issue)
			if report.ByModel != 0 || report.FellBack != stories {
				t.Errorf("%d stories by the model, %d fell back", report.ByModel, report.FellBack)
			}
		})
	}
}
