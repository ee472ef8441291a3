package model_test

import (
	"errors"
	"strings"
	"testing"

	"barid/internal/modeltest"
	"barid/news"
)

func TestSameStory(t *testing.T) {
	a, b := river().Articles[:1], river().Articles[1:]
	for behavior, want := range map[modeltest.Behavior]bool{modeltest.Joining: true, modeltest.Honest: false} {
		s := modeltest.Start(t, behavior)
		got, err := open(t, s, limit).SameStory(t.Context(), a, b)
		if err != nil || got != want {
			t.Errorf("%s: %v, %v", behavior, got, err)
		}
		if prompt := s.Calls()[0].Prompt(); !strings.Contains(prompt, "  - Cairo and Khartoum to share gauge readings. The two capitals") || strings.Contains(prompt, "A dam on the river") {
			t.Errorf("compared by\n%s", prompt)
		}
	}
	if _, err := open(t, modeltest.Start(t), limit).SameStory(t.Context(), a, nil); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("a group without articles: %v", err)
	}
	for _, behavior := range []modeltest.Behavior{modeltest.Nonsense, modeltest.NoChoices, modeltest.ExtraKeys} {
		if got, err := open(t, modeltest.Start(t, behavior), limit).SameStory(t.Context(), a, b); err == nil || got {
			t.Errorf("%s: %v, %v", behavior, got, err)
		}
	}
}
