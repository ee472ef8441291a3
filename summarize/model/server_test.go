package model_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/internal/modeltest"
	"barid/news"
	"barid/summarize/model"
)

// at is a scripted server as a client is told of it.
func at(s *modeltest.Server, name string) model.Server {
	return model.Server{BaseURL: s.URL(), Model: name}
}

func mustNew(t testing.TB, o model.Options) *model.Client {
	t.Helper()
	if o.Timeout == 0 {
		o.Timeout = limit
	}
	c, err := model.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Whatever ails the first server, the second one answers.
func TestTheSecondServerAnswersWhereTheFirstFails(t *testing.T) {
	for _, ill := range []modeltest.Behavior{
		modeltest.Unauthorized, modeltest.MissingModel, modeltest.ServerError, modeltest.Nonsense, modeltest.ErrorIn200,
		modeltest.TooManyForLong, modeltest.Redirecting, modeltest.CutPrompt,
	} {
		t.Run(string(ill), func(t *testing.T) {
			first, second := modeltest.Start(t, ill), modeltest.Start(t)
			c := mustNew(t, model.Options{Server: at(first, "large"), Fallback: at(second, "small")})
			if _, err := c.Summarize(t.Context(), river()); err != nil {
				t.Error(err)
			}
			if first.Requests() == 0 || second.Requests() != 1 || second.Calls()[0].Model != "small" {
				t.Errorf("%d requests to the first, %d to the second", first.Requests(), second.Requests())
			}
		})
	}
}

func TestBothServersFailing(t *testing.T) {
	first, second := modeltest.Start(t, modeltest.Unauthorized), modeltest.Start(t, modeltest.MissingModel)
	c := mustNew(t, model.Options{Server: at(first, "large"), Fallback: at(second, "small")})
	_, err := c.Summarize(t.Context(), river())
	for _, says := range []string{"refuses the key", "try pulling it first"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("error %v, want one that says %q", err, says)
		}
	}
}

// A server that keeps failing is given up, and the other one goes on without it.
func TestAFailingServerIsGivenUp(t *testing.T) {
	for ill, requests := range map[modeltest.Behavior]int{modeltest.Unauthorized: 3, modeltest.ServerError: 12} { // in four forms
		first, second := modeltest.Start(t, ill), modeltest.Start(t)
		c := mustNew(t, model.Options{Server: at(first, "large"), Fallback: at(second, "small")})
		for range 10 {
			if _, err := c.Summarize(t.Context(), river()); err != nil {
				t.Fatal(err)
			}
		}
		if first.Requests() != requests || second.Requests() != 10 {
			t.Errorf("%s: %d requests to the failing server, %d to the other", ill, first.Requests(), second.Requests())
		}
	}
}

// A server whose answers are wrong has not failed: after many it is asked no more for that task, and
// goes on to be asked for others.
func TestWrongAnswersAreNoFailure(t *testing.T) {
	const forms = 3                                                                                          // in which a question is asked that the server has taken
	s := modeltest.Start(t, slices.Concat(slices.Repeat([]modeltest.Behavior{modeltest.Unsourced}, 9*forms), // nine questions
		[]modeltest.Behavior{modeltest.Honest, modeltest.Unsourced})...)
	c := open(t, s, limit)
	told := 0
	for range 25 {
		if _, err := c.Summarize(t.Context(), river()); err == nil {
			told++
		}
	}
	if want := 9*forms + 1 + 10*forms; told != 1 || s.Requests() != want {
		t.Errorf("%d stories told, %d requests, want 1 and %d", told, s.Requests(), want)
	}
	if _, err := c.ChooseThemes(t.Context(), [][]news.Article{river().Articles}, records()); err != nil {
		t.Errorf("another task: %v", err)
	}
	for _, got := range c.Standings() {
		if got.GivenUp != (got.Task == model.Summary) || got.Model != "scripted" || !strings.HasPrefix(s.URL(), "http://"+got.Host) {
			t.Errorf("%+v", got)
		}
	}
}

func TestStandings(t *testing.T) {
	first, second, judge := modeltest.Start(t, modeltest.Unauthorized), modeltest.Start(t), modeltest.Start(t)
	c := mustNew(t, model.Options{
		Server: at(first, "large"), Fallback: at(second, "small"), Tasks: map[model.Task]model.Server{model.Judge: at(judge, "strict")},
		Cache: shelf{},
	})
	for range 4 {
		if _, err := c.Summarize(t.Context(), river()); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, s := range c.Standings() {
		got = append(got, fmt.Sprintf("%s %s %v %d", s.Task, s.Model, s.GivenUp, s.Remembered))
	}
	for _, want := range []string{"summary large false 0", "summary small false 3", "theme small false 0", "judge strict false 0"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

func TestATaskHasItsOwnServer(t *testing.T) {
	writes, files := modeltest.Start(t), modeltest.Start(t)
	c := mustNew(t, model.Options{
		Server: at(writes, "large"), Tasks: map[model.Task]model.Server{model.Theme: at(files, "small")},
	})
	if _, err := c.Summarize(t.Context(), river()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ChooseThemes(t.Context(), [][]news.Article{river().Articles}, records()); err != nil {
		t.Fatal(err)
	}
	if len(writes.Calls()) != 1 || writes.Calls()[0].Model != "large" || len(files.Calls()) != 1 || files.Calls()[0].Model != "small" {
		t.Errorf("%d requests for summaries, %d for themes", writes.Requests(), files.Requests())
	}
}

func TestAzure(t *testing.T) {
	s := modeltest.Start(t)
	c := mustNew(t, model.Options{Server: model.Server{
		BaseURL: s.AzureURL(), Model: "desk-4.1", Key: "given", APIVersion: "2024-10-21",
	}})
	if _, err := c.Summarize(t.Context(), river()); err != nil {
		t.Fatal(err)
	}
	call := s.Calls()[0]
	got := []string{call.Address, call.APIKey, call.Authorization}
	want := []string{"/openai/deployments/desk-4.1/chat/completions?api-version=2024-10-21", "given", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The schema of a json_object stands where servers look for it, and the request is else the same.
func TestSchemaInsideAJSONObject(t *testing.T) {
	s := modeltest.Start(t, modeltest.NoSchema)
	if _, err := open(t, s, limit).Summarize(t.Context(), river()); err != nil {
		t.Fatal(err)
	}
	refused, taken := s.Calls()[0], s.Calls()[1]
	if refused.ResponseFormat.JSONSchema.Schema == nil || cmp.Diff(refused.ResponseFormat.JSONSchema.Schema, taken.ResponseFormat.Schema) != "" {
		t.Errorf("schema %s, then %s", refused.ResponseFormat.JSONSchema.Schema, taken.ResponseFormat.Schema)
	}
	var whole [2]map[string]any
	for i, call := range []modeltest.Call{refused, taken} {
		if err := json.Unmarshal(call.Body, &whole[i]); err != nil {
			t.Fatal(err)
		}
		delete(whole[i], "response_format")
	}
	if diff := cmp.Diff(whole[0], whole[1]); diff != "" {
		t.Errorf("(-refused +taken)\n%s", diff)
	}
}

// What a server does not honor is asked once; a bad answer in a form that it honors changes nothing.
func TestTheFormThatAServerHonorsIsRemembered(t *testing.T) {
	tests := []struct {
		script []modeltest.Behavior
		want   []string
	}{
		{[]modeltest.Behavior{modeltest.NoSchema}, []string{"json_schema", "json_object", "json_object"}},
		{[]modeltest.Behavior{modeltest.SchemaIgnored}, []string{"json_schema", "json_object", "", ""}},
		{[]modeltest.Behavior{modeltest.Unsourced, modeltest.Honest}, []string{"json_schema", "json_object", "json_schema"}},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.script), func(t *testing.T) {
			s := modeltest.Start(t, tt.script...)
			c := open(t, s, limit)
			for range 2 {
				if _, err := c.Summarize(t.Context(), river()); err != nil {
					t.Fatal(err)
				}
			}
			var formats []string
			for _, call := range s.Calls() {
				formats = append(formats, call.ResponseFormat.Type)
			}
			if diff := cmp.Diff(tt.want, formats); diff != "" {
				t.Errorf("formats asked for (-want +got)\n%s", diff)
			}
		})
	}
}
