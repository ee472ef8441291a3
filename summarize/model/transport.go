package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/sashabaranov/go-openai"
)

// maxAnswer bounds an answer, in bytes after decompression.
const maxAnswer = 4 << 20

// newHTTPClient returns a client that reads bounded answers and follows no redirect: what we send
// goes to the server that the config names and to no other.
func newHTTPClient(next http.RoundTripper) *http.Client {
	if next == nil {
		next = http.DefaultTransport
	}
	return &http.Client{
		Transport: bounded{next},
		CheckRedirect: func(req *http.Request, _ []*http.Request) error {
			return unusable{fmt.Errorf("the server redirects to %s://%s; name the final address as base URL", req.URL.Scheme, req.URL.Host)}
		},
	}
}

// bounded reads each answer whole before it is parsed, so that its size and the failures of its
// connection are known in one place.
type bounded struct{ next http.RoundTripper }

func (b bounded) RoundTrip(req *http.Request) (*http.Response, error) {
	req, err := innerSchema(req)
	if err != nil {
		return nil, err
	}
	resp, err := b.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read answer: %w", err)
	case len(body) > maxAnswer:
		return nil, unusable{fmt.Errorf("the answer is larger than %d MB", maxAnswer>>20)}
	case resp.StatusCode == http.StatusOK:
		if err := disguised(body); err != nil {
			return nil, err
		}
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// innerSchema moves the schema of a request for a json_object from where go-openai has it to where
// servers that honor one look for it: {"type": "json_object", "schema": …}.
func innerSchema(req *http.Request) (*http.Request, error) {
	if req.GetBody == nil {
		return req, nil
	}
	whole, err := req.GetBody()
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.NewDecoder(whole).Decode(&fields); err != nil {
		return nil, fmt.Errorf("read our own request: %w", err)
	}
	var format struct {
		Type       string
		JSONSchema struct{ Schema json.RawMessage } `json:"json_schema"`
	}
	if raw, ok := fields["response_format"]; !ok || json.Unmarshal(raw, &format) != nil ||
		format.Type != string(openai.ChatCompletionResponseFormatTypeJSONObject) || format.JSONSchema.Schema == nil {
		return req, nil
	}
	fields["response_format"], err = json.Marshal(map[string]any{"type": format.Type, "schema": format.JSONSchema.Schema})
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(fields)
	if err != nil {
		return nil, err
	}
	moved := req.Clone(req.Context()) // a RoundTripper leaves the request as it is
	moved.Body, moved.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	moved.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	return moved, nil
}

// disguised finds the error in an answer with status 200 that holds one and nothing else. go-openai
// takes such an answer for one without choices, and what the server said would be lost.
func disguised(body []byte) error {
	var answer struct {
		Error   json.RawMessage
		Choices []json.RawMessage
	}
	if err := json.Unmarshal(body, &answer); err != nil || len(answer.Choices) > 0 {
		return nil // go-openai reads it and says what is wrong
	}
	if message := errorMessage(body); message != "" {
		return unusable{errors.New("the server answered 200 with an error: " + message)}
	}
	return nil
}

// errorMessage is what a server says in {"error": {"message": …}} or {"error": …}, bounded; empty
// when the body is neither.
func errorMessage(body []byte) string {
	var answer struct{ Error json.RawMessage }
	if json.Unmarshal(body, &answer) != nil || len(answer.Error) == 0 || string(answer.Error) == "null" {
		return ""
	}
	var inner struct{ Message string }
	var plain string
	switch {
	case json.Unmarshal(answer.Error, &inner) == nil && inner.Message != "":
		return oneLine(inner.Message, maxErrorRunes)
	case json.Unmarshal(answer.Error, &plain) == nil && plain != "":
		return oneLine(plain, maxErrorRunes)
	}
	return oneLine(string(answer.Error), maxErrorRunes)
}

const maxErrorRunes = 200
