package modeltest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"barid/internal/modeltest"
)

const summaryPrompt = `Article of Meridian Wire
[1] Two ports agree on pilots
[2] The ports of the bay will share 14 pilots.
[3] The agreement runs for a year.`

const themePrompt = `#3 / Egypt–Sudan / مصر–السودان
#4 / Bay / الخليج

## 1
[1] Two ports of the bay agree on pilots`

// ask sends a prompt and returns the status and the first choice's content.
func ask(t testing.TB, s *modeltest.Server, prompt, format string) (int, string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"model": "scripted", "messages": []any{map[string]any{"role": "user", "content": prompt}},
		"response_format": map[string]any{"type": format},
	})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(s.URL()+"/chat/completions", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Choices []struct{ Message struct{ Content string } }
	}
	if json.Unmarshal(raw, &answer) != nil || len(answer.Choices) == 0 {
		return resp.StatusCode, string(raw)
	}
	return resp.StatusCode, answer.Choices[0].Message.Content
}

func TestSummaries(t *testing.T) {
	tests := map[modeltest.Behavior]string{
		modeltest.Honest:         `{"text":"The ports of the bay will share 14 pilots.","sources":[2]}`,
		modeltest.LyingNumber:    `share 914 pilots`,
		modeltest.LyingName:      `Karim Haddad`,
		modeltest.LyingQuotation: `“We will never agree`,
		modeltest.LyingNegation:  `will not share`,
		modeltest.ExtraKeys:      `"confidence"`,
		modeltest.NoNumbers:      `NaN`,
		modeltest.UnknownSource:  `"sources":[4]`,
		modeltest.Unsourced:      `"sources":[]`,
		modeltest.Linked:         `https://`,
		modeltest.WrongLanguage:  `مياه النهر`,
		modeltest.Nonsense:       `parameter`,
		modeltest.SchemaIgnored:  `{"summary"`,
	}
	for behavior, want := range tests {
		if status, got := ask(t, modeltest.Start(t, behavior), summaryPrompt, "json_schema"); status != http.StatusOK || !strings.Contains(got, want) {
			t.Errorf("%s: %d %s, want %s", behavior, status, got, want)
		}
	}
}

func TestChoices(t *testing.T) {
	tests := map[modeltest.Behavior]string{
		modeltest.Honest:       `"theme":4`,
		modeltest.UnknownTheme: `"theme":999999`,
		modeltest.Proposing:    `"name_en":"River transport"`,
	}
	for behavior, want := range tests {
		if _, got := ask(t, modeltest.Start(t, behavior), themePrompt, "json_schema"); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", behavior, got, want)
		}
	}
}

const translationPrompt = `Sentences to translate
(1) افتتاح جسر في زحلة
(2) ولن يُغلق الجسر الجديد في زحلة قبل 3 أعوام`

func TestTranslations(t *testing.T) {
	tests := map[modeltest.Behavior]string{
		modeltest.Honest:          `"The new bridge will not close in Zahle for 3 years"`,
		modeltest.LyingNumber:     `for 93 years`,
		modeltest.LyingName:       `close in Haddad for`,
		modeltest.LyingNegation:   `will not not`,
		modeltest.DroppedNegation: `"The new bridge will close in`,
		modeltest.Untranslated:    `افتتاح`,
		modeltest.WrongLanguage:   `réunis`,
		modeltest.UnknownSource:   `"number":3`,
		modeltest.Unsourced:       `{"sentences":[{"number":2`,
	}
	for behavior, want := range tests {
		s := modeltest.Start(t, behavior)
		s.Knows(map[string]string{
			"افتتاح جسر في زحلة":                         "A bridge opens in Zahle",
			"ولن يُغلق الجسر الجديد في زحلة قبل 3 أعوام": "The new bridge will not close in Zahle for 3 years",
		})
		if status, got := ask(t, s, translationPrompt, "json_schema"); status != http.StatusOK || !strings.Contains(got, want) {
			t.Errorf("%s: %d %s, want %s", behavior, status, got, want)
		}
	}
}

func TestScriptRunsInOrderAndItsLastBehaviorStays(t *testing.T) {
	s := modeltest.Start(t, modeltest.ServerError, modeltest.NoSchema)
	want := []int{http.StatusInternalServerError, http.StatusBadRequest, http.StatusOK, http.StatusBadRequest}
	for i, format := range []string{"text", "json_schema", "json_object", "json_schema"} {
		if status, _ := ask(t, s, summaryPrompt, format); status != want[i] {
			t.Errorf("request %d: status %d, want %d", i+1, status, want[i])
		}
	}
	if s.Requests() != 4 || s.Tokens() < 4*len(summaryPrompt)/4 {
		t.Errorf("%d requests, %d tokens", s.Requests(), s.Tokens())
	}
}

func Example() {
	server := modeltest.New(modeltest.ServerError, modeltest.Honest)
	defer server.Close()
	for range 2 {
		resp, err := http.Post(server.URL()+"/chat/completions", "application/json",
			strings.NewReader(`{"model": "m", "messages": [{"role": "user", "content": "[1] A headline"}]}`))
		if err != nil {
			fmt.Println(err)
			return
		}
		resp.Body.Close()
		fmt.Println(resp.Status)
	}
	fmt.Println(server.Requests(), "requests")
	// Output:
	// 500 Internal Server Error
	// 200 OK
	// 2 requests
}
