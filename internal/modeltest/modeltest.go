// Package modeltest is an OpenAI-compatible server for tests, scripted to be honest, to lie, to be
// slow or to be broken.
//
// It listens on loopback and answers POST /v1/chat/completions, or Azure's form of that, and POST
// /v1/embeddings, in the order of its script, the last behavior for all further requests. It knows a
// prompt by its form alone: lines "[7] text" are numbered sentences, the first of them a headline,
// lines "(2) text" are sentences to be repaired from them or, without them, to be judged or, below
// "Sentences to translate", to be translated, lines "#3 / name / name" are themes, lines "Group 1"
// stand before articles to be compared, and lines "Story 1" before sentences of stories to be told in
// one, below a line "Section name" for that section. An honest summary copies sentences with their
// numbers; an honest choice is the theme whose name stands in the sentences; honest vectors are alike
// as far as words are. Every request is kept, and requests and tokens are counted, so that a test can
// say what a run would have cost.
package modeltest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// Server is one scripted server.
type Server struct {
	server *httptest.Server
	mu     sync.Mutex
	script []Behavior
	calls  []Call
	tokens int
	known  map[string]string // translations; replaced, never changed
}

// Call is a request as it came.
type Call struct {
	Model    string `json:"model"`
	Messages []struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	} `json:"messages"`
	MaxTokens           int `json:"max_tokens"`
	MaxCompletionTokens int `json:"max_completion_tokens"`
	ResponseFormat      struct {
		Type       string `json:"type"`
		JSONSchema struct {
			Name   string          `json:"name"`
			Schema json.RawMessage `json:"schema"`
		} `json:"json_schema"`
		Schema json.RawMessage `json:"schema"` // of a json_object, as some servers take it
	} `json:"response_format"`
	Input         []string `json:"input"` // to be embedded
	Authorization string   `json:"-"`
	APIKey        string   `json:"-"` // Azure's header
	Address       string   `json:"-"` // path and query
	Body          []byte   `json:"-"`

	known map[string]string // what the server could translate then
}

// New starts a server. Without a script it is honest. The caller closes it.
func New(script ...Behavior) *Server {
	s := &Server{script: script}
	if len(script) == 0 {
		s.script = []Behavior{Honest}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/chat/completions", s.chat)
	mux.HandleFunc("POST /v1/embeddings", s.embeddings)
	mux.HandleFunc("POST /moved/chat/completions", s.chat)
	mux.HandleFunc("POST /openai/deployments/{model}/chat/completions", s.chat)
	s.server = httptest.NewServer(mux)
	return s
}

// Start is New for a test, which closes the server at its end.
func Start(t testing.TB, script ...Behavior) *Server {
	t.Helper()
	s := New(script...)
	t.Cleanup(s.Close)
	return s
}

// Close ends the server and the requests that still run.
func (s *Server) Close() {
	s.server.CloseClientConnections()
	s.server.Close()
}

// URL is the base URL of the API.
func (s *Server) URL() string { return s.server.URL + "/v1" }

// AzureURL is the base URL of the same behind Azure's addresses.
func (s *Server) AzureURL() string { return s.server.URL }

// Requests counts the requests so far.
func (s *Server) Requests() int { return len(s.Calls()) }

// Tokens counts what was read and written so far, at four characters a token.
func (s *Server) Tokens() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tokens
}

// Calls returns the requests so far.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Call(nil), s.calls...)
}

const maxRequest = 4 << 20

// call reads a request; what has neither messages nor input is refused.
func (s *Server) call(w http.ResponseWriter, r *http.Request) (Call, bool) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		refuse(w, http.StatusBadRequest, "unreadable request")
		return Call{}, false
	}
	call := Call{
		Authorization: r.Header.Get("Authorization"), APIKey: r.Header.Get("Api-Key"), Address: r.URL.RequestURI(), Body: body,
	}
	if err := json.Unmarshal(body, &call); err != nil || call.Model == "" || len(call.Messages)+len(call.Input) == 0 {
		refuse(w, http.StatusBadRequest, "model and messages or input are needed")
		return Call{}, false
	}
	return call, true
}

func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	call, ok := s.call(w, r)
	if !ok {
		return
	}
	behavior := s.record(&call)
	if act, ok := acts[behavior]; ok {
		act(w, r)
		return
	}
	content, refusal := words(behavior, call)
	if refusal != "" {
		refuse(w, http.StatusBadRequest, refusal)
		return
	}
	s.count(len([]rune(content)))
	reply(w, answer{content: content, finish: "stop", prompt: call.size() / runesPerToken})
}

// record keeps a call and returns how to behave.
func (s *Server) record(call *Call) Behavior {
	s.mu.Lock()
	defer s.mu.Unlock()
	call.known = s.known
	behavior := s.script[min(len(s.calls), len(s.script)-1)]
	s.calls = append(s.calls, *call)
	s.tokens += call.size() / runesPerToken
	return behavior
}

const runesPerToken = 4

func (s *Server) count(runes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens += runes / runesPerToken
}

// size is the length of the prompt in runes.
func (c Call) size() int {
	n := 0
	for _, m := range c.Messages {
		n += len([]rune(m.Content))
	}
	for _, text := range c.Input {
		n += len([]rune(text))
	}
	return n
}

// Prompt returns what the user message says, with the numbered sentences.
func (c Call) Prompt() string { return c.Messages[len(c.Messages)-1].Content }

// answer is a chat completion. content may be any JSON value: servers send null and arrays.
type answer struct {
	content any
	finish  string
	prompt  int // tokens read
}

func reply(w http.ResponseWriter, a answer) {
	written := 0
	if text, ok := a.content.(string); ok {
		written = len([]rune(text)) / runesPerToken
	}
	writeJSON(w, http.StatusOK, map[string]any{
		"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "scripted",
		"choices": []any{map[string]any{
			"index": 0, "finish_reason": a.finish,
			"message": map[string]any{"role": "assistant", "content": a.content},
		}},
		"usage": map[string]any{"prompt_tokens": a.prompt, "completion_tokens": written, "total_tokens": a.prompt + written},
	})
}

func refuse(w http.ResponseWriter, status int, message string) {
	writeJSON(w, status, map[string]any{"error": map[string]any{"message": message, "type": "invalid_request_error"}})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// The client may have gone; then there is nobody to tell.
	_ = json.NewEncoder(w).Encode(v)
}
