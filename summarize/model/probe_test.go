package model_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/internal/modeltest"
	"barid/summarize/model"
)

func TestProbeSaysWhoAnswersAndHow(t *testing.T) {
	first, second, third := modeltest.Start(t, modeltest.NoSchema), modeltest.Start(t, modeltest.Unauthorized), modeltest.Start(t)
	kept := shelf{}
	c := mustNew(t, model.Options{
		Server: at(first, "large"), Fallback: at(second, "small"), Cache: kept,
		Tasks: map[model.Task]model.Server{model.Theme: at(third, "files"), model.Summary: at(first, "large")},
	})
	var got []string
	for _, a := range c.Probe(t.Context()) {
		said := a.Model + " " + a.Form
		if a.Err != nil && strings.Contains(a.Err.Error(), "refuses the key") {
			said += "refused"
		}
		got = append(got, said)
	}
	want := []string{"large json_object with a schema", "small refused", "files json_schema"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(kept) > 0 {
		t.Error("the answer to a probe is cached")
	}
}
