package model_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"barid/internal/modeltest"
	"barid/summarize/model"
)

// TestRecordedAnswers replays what real servers answered. The words are those of a random model, so
// none of the answers is a summary: each must end in an error, and one that tells why. The prompts
// were shorter than ours, which looks like a prompt of which the server read a part.
func TestRecordedAnswers(t *testing.T) {
	says := map[string]string{
		"llamacpp-badjson":              "500 Internal Server Error",
		"llamacpp-jsonobject-schema":    "longer context",
		"llamacpp-jsonobject-truncated": "cut at its limit",
		"llamacpp-jsonschema":           "cut at its limit",
		"llamacpp-missing-model":        "cut at its limit",
		"llamacpp-overflow":             "cut at its limit",
		"llamacpp-plain":                "cut at its limit",
		"llamacpp-stream":               "cannot be read",
		"ollama-badjson":                "400 Bad Request: invalid character",
		"ollama-jsonobject-schema":      "",
		"ollama-jsonobject-truncated":   "cut at its limit",
		"ollama-jsonschema":             "longer context",
		"ollama-missing-model":          "try pulling it first",
		"ollama-overflow":               "cut at its limit",
		"ollama-plain":                  "cut at its limit",
		"ollama-stream":                 "cannot be read",
	}
	files, err := filepath.Glob(filepath.Join(shared(t), "data", "llm", "recorded", "*.response.http"))
	if err != nil || len(files) == 0 {
		t.Skipf("no recorded answers: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".response.http")
		t.Run(name, func(t *testing.T) {
			_, err := client(t, modeltest.Replay(t, file)).Summarize(t.Context(), river())
			if err == nil || !strings.Contains(err.Error(), says[name]) {
				t.Errorf("error %v, want one that says %q", err, says[name])
			}
		})
	}
}

// TestRequestsFollowTheSpecification holds the requests of all rungs against the published schema.
func TestRequestsFollowTheSpecification(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(shared(t), "data", "llm", "openapi-chat.json"))
	if err != nil {
		t.Skip(err)
	}
	var spec struct {
		Components struct{ Schemas json.RawMessage }
	}
	if err := json.Unmarshal(bytes.ReplaceAll(raw, []byte("#/components/schemas/"), []byte("#/$defs/")), &spec); err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(fmt.Appendf(nil, `{"$ref": "#/$defs/CreateChatCompletionRequest", "$defs": %s}`, spec.Components.Schemas), &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := modeltest.Start(t, modeltest.SchemaIgnored)
	for _, name := range []string{"local", "gpt-5-mini"} {
		c, err := model.New(model.Options{Server: model.Server{BaseURL: s.URL(), Model: name}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Summarize(t.Context(), river()); err != nil {
			t.Fatal(err)
		}
	}
	for _, call := range s.Calls() {
		var request any
		if err := json.Unmarshal(call.Body, &request); err != nil {
			t.Fatal(err)
		}
		if err := resolved.Validate(request); err != nil {
			t.Errorf("%s to %s: %v", call.ResponseFormat.Type, call.Model, err)
		}
	}
}

func client(t *testing.T, baseURL string) *model.Client {
	t.Helper()
	c, err := model.New(model.Options{Server: model.Server{BaseURL: baseURL, Model: "tiny"}, Timeout: limit})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// shared finds the folder of that name beside the repository or above it.
func shared(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for range 8 {
		candidate := filepath.Join(dir, "shared")
		if _, err := os.Stat(filepath.Join(candidate, "data", "llm")); err == nil {
			return candidate
		}
		dir = filepath.Dir(dir)
	}
	t.Skip("no shared folder with recorded answers near the repository")
	return ""
}
