package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barid/news"
)

// prices is a model that costs a unit per thousand tokens read, and ten per thousand written.
const prices = "  currency: EUR\n  prices: {scripted: {input: 1000, output: 10000}}\n"

// told runs a command that prints JSON.
func told[T any](t *testing.T, dir string, args ...string) T {
	t.Helper()
	var out, errs bytes.Buffer
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, now: time.Now, getenv: func(string) string { return "" }}
	code := p.run(t.Context(), append(args, "--json", "--config", filepath.Join(dir, "config.yaml")))
	var result T
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatalf("%v: exit code %d: %v\n%s%s", args, code, err, &out, &errs)
	}
	return result
}

func TestASecondDraftWithNothingNewAsksNothing(t *testing.T) {
	dir, server := withModel(t, "")
	first := told[runResult](t, dir, "run", "--edition", "morning").Editions[0]
	asked := server.Requests()
	if first.ByModel == 0 || asked == 0 {
		t.Fatalf("%d stories by the model, %d requests", first.ByModel, asked)
	}
	second := told[runResult](t, dir, "draft", "--edition", "morning", "--again").Editions[0]
	if server.Requests() != asked {
		t.Errorf("%d requests more", server.Requests()-asked)
	}
	if second.ByModel != first.ByModel || second.Model != nil {
		t.Errorf("first %d stories by the model, then %d, which took %v", first.ByModel, second.ByModel, second.Model)
	}
}

// What is estimated is not sent, bounds what the draft takes (repairs, which nobody can foresee,
// within what answers seldom need), and leaves out what is known.
func TestEstimate(t *testing.T) {
	dir, server := withModel(t, prices+"  caps:\n    issue: {money: 5}\n")
	if code, out := barid(t, dir, "collect"); code != exitDone {
		t.Fatal(out)
	}
	most := told[[]estimateResult](t, dir, "draft", "--estimate", "--edition", "morning")[0]
	if server.Requests() != 0 || most.Stories == 0 || most.Most.Requests == 0 || most.Cap != "issue" {
		t.Errorf("%d requests for the estimate %+v", server.Requests(), most)
	}
	config := filepath.Join(dir, "config.yaml")
	capped, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	write(t, config, strings.Replace(string(capped), "money: 5}", "money: 0}", 1))
	draft := told[runResult](t, dir, "draft", "--edition", "morning").Editions[0]
	took := draft.Model
	if took == nil || took.Requests != server.Requests() || took.PromptTokens+took.AnswerTokens != server.Tokens() {
		t.Fatalf("noted %+v, the server counts %d requests, %d tokens", took, server.Requests(), server.Tokens())
	}
	if took.PromptTokens > most.Most.PromptTokens || took.AnswerTokens > most.Most.AnswerTokens || took.Cost > most.Most.Cost {
		t.Errorf("estimated at most %+v, took %+v", most.Most, took)
	}
	if spent, about := took.PromptTokens+took.AnswerTokens, most.Likely.PromptTokens+most.Likely.AnswerTokens; about > 2*spent || spent > 2*about {
		t.Errorf("estimated about %+v, took %+v", most.Likely, took)
	}
	if again := told[[]estimateResult](t, dir, "draft", "--estimate", "--edition", "morning", "--again")[0]; again.Most.Requests != 0 {
		t.Errorf("a draft of what is known: %+v", again)
	}
}

// cheap is the same at a unit per thousand tokens written: what is reserved for answers that may be
// long leaves room for requests at once.
const cheap = "  currency: EUR\n  prices: {scripted: {input: 1000, output: 1000}}\n"

// A cap ends what is asked, story by story, and never the edition.
func TestACapIsKeptAndTheEditionGoesOut(t *testing.T) {
	for keys, within := range map[string]func(costResult) bool{
		"  caps:\n    issue: {tokens: 9000}\n":   func(c costResult) bool { return c.PromptTokens+c.AnswerTokens <= 9000 },
		cheap + "  caps:\n    day: {money: 9}\n": func(c costResult) bool { return c.Cost <= 9 },
	} {
		dir, server := withModel(t, keys)
		r := told[runResult](t, dir, "run", "--edition", "morning").Editions[0]
		if r.ByModel == 0 || r.FellBack == 0 || r.Issue == 0 {
			t.Errorf("%s: %d stories by the model, %d not", keys, r.ByModel, r.FellBack)
		}
		reasons := strings.Join(mostOften(r.FellFor), "; ")
		if !strings.Contains(reasons, "the model's cap of one ") {
			t.Errorf("%s: stories fell back for %q", keys, reasons)
		}
		if r.Model == nil || !within(*r.Model) || r.Model.Requests != server.Requests() {
			t.Errorf("%s: took %+v in %d requests", keys, r.Model, server.Requests())
		}
		status := told[status](t, dir, "status")
		if got := status.Editions[0].Issues[0].Model; got == nil || *got != *r.Model {
			t.Errorf("%s: status says %+v, the run %+v", keys, got, r.Model)
		}
	}
}

// One edition has used up its own cap: it goes out whole, and the next one is told by the model.
func TestACapOfOneEdition(t *testing.T) {
	for caps, reached := range map[string]string{
		"{issue: {tokens: 9000}}": "the model's cap of one issue is reached",
		"{day: {tokens: 9000}}":   "the model's cap of one day of the edition is reached",
	} {
		dir, server := withModel(t, "  caps: {issue: {tokens: 900000}}\n")
		config := filepath.Join(dir, "config.yaml")
		sample, err := os.ReadFile(config)
		if err != nil {
			t.Fatal(err)
		}
		write(t, config, strings.Replace(string(sample), "  - id: morning\n", "  - id: morning\n    caps: "+caps+"\n", 1))
		run := told[runResult](t, dir, "run")
		capped, other := run.Editions[0], run.Editions[1]
		if capped.ByModel == 0 || capped.FellBack == 0 || capped.Issue == 0 || capped.Model.PromptTokens+capped.Model.AnswerTokens > 9000 {
			t.Errorf("%s: %d stories by the model, %d not, for %+v", caps, capped.ByModel, capped.FellBack, capped.Model)
		}
		if reasons := strings.Join(mostOften(capped.FellFor), "; "); !strings.Contains(reasons, reached) {
			t.Errorf("%s: stories fell back for %q", caps, reasons)
		}
		if other.ByModel == 0 || other.FellBack != 0 || other.Issue == 0 {
			t.Errorf("%s: of the other edition %d stories by the model, %d not", caps, other.ByModel, other.FellBack)
		}
		if took := capped.Model.Requests + other.Model.Requests; took != server.Requests() {
			t.Errorf("%s: %d requests noted of %d", caps, took, server.Requests())
		}
	}
}

// A model does not know that a run is dry: what it was paid and answered is kept.
func TestADryRunIsPaidFor(t *testing.T) {
	dir, server := withModel(t, "")
	if code, out := barid(t, dir, "collect"); code != exitDone {
		t.Fatal(out)
	}
	if code, out := barid(t, dir, "run", "--dry-run", "--edition", "morning"); code != exitDone {
		t.Fatal(out)
	}
	asked := server.Requests()
	n := openNewsroom(t, dir)
	zone := n.config.editions[0].Cadence.Zone()
	s, err := n.db.Spent(t.Context(), news.Account{At: time.Now().In(zone)})
	if err != nil || s.Day.Requests != asked || asked == 0 {
		t.Errorf("%d requests noted of %d, %v", s.Day.Requests, asked, err)
	}
	if code, out := barid(t, dir, "run", "--edition", "morning"); code != exitDone || server.Requests() != asked {
		t.Errorf("%d requests after the dry run\n%s", server.Requests()-asked, out)
	}
}
