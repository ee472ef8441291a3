package main

import (
	"slices"
	"strconv"
	"testing"

	"barid/news"
)

// A draft that waits while a version comes in that knows more checks is approved as it would have been.
func TestADraftOfAnOlderVersionIsCheckedAnew(t *testing.T) {
	dir, n := waiting(t)
	draft := firstDraft(t, n)
	sections := draft.Content.Sections
	for i := range sections {
		for j := range sections[i].Blocks {
			b := &sections[i].Blocks[j]
			forget(&b.Headline)
			for k := range b.Sentences {
				forget(&b.Sentences[k])
			}
		}
	}
	draft, err := n.db.SaveDraft(t.Context(), draft)
	if err != nil || len(draft.Content.Doubtful()) == 0 {
		t.Fatalf("no sentence of %d is in doubt, %v", draft.ID, err)
	}
	if code, out := barid(t, dir, "approve", strconv.FormatInt(int64(draft.ID), 10)); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, out)
	}
	if openNewsroom(t, dir); firstDraft(t, n).Revision != draft.Revision+1 {
		t.Error("it is checked more than once")
	}
}

// forget takes away what only newer checks say.
func forget(s *news.Sentence) {
	s.Findings = slices.DeleteFunc(s.Findings, func(f news.Finding) bool {
		return f.Check == news.ModalityCheck || f.Check == news.AttributionCheck
	})
}
