package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/sashabaranov/go-openai"
)

// form is the shape of an answer, as a JSON schema. The same text goes to the server and is held
// against what comes back, since a server may ignore it.
type form struct {
	name   string
	raw    json.RawMessage
	schema *jsonschema.Resolved
}

func parseForm(name string, raw []byte) (form, error) {
	var schema jsonschema.Schema
	if err := json.Unmarshal(raw, &schema); err != nil {
		return form{}, fmt.Errorf("schema %s: %w", name, err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		return form{}, fmt.Errorf("schema %s: %w", name, err)
	}
	return form{name: name, raw: raw, schema: resolved}, nil
}

// format is the response_format of a rung; nil asks for none.
func (f form) format(r rung) *openai.ChatCompletionResponseFormat {
	switch r {
	case bySchema, byInner:
		format := &openai.ChatCompletionResponseFormat{
			Type:       openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: f.name, Schema: f.raw, Strict: true},
		}
		if r == byInner { // the transport moves the schema to its place
			format.Type = openai.ChatCompletionResponseFormatTypeJSONObject
		}
		return format
	case byJSON:
		return &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	}
	return nil
}

// maxContent bounds the text in which an object is looked for, in bytes; maxObjects the places
// where one is tried.
const (
	maxContent = 64 << 10
	maxObjects = 32
)

// find returns the first JSON object in content that has the form. Models put words, fences or
// their thoughts around it, whichever way they were asked.
func (f form) find(content string) (json.RawMessage, error) {
	if len(content) > maxContent {
		return nil, fmt.Errorf("the answer's text is longer than %d KB", maxContent>>10)
	}
	problem := errors.New("the answer holds no JSON object")
	for range maxObjects {
		start := strings.IndexByte(content, '{')
		if start < 0 {
			break
		}
		content = content[start:]
		var raw json.RawMessage
		err := json.NewDecoder(strings.NewReader(content)).Decode(&raw)
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, errors.New("the answer's JSON ends in the middle")
		}
		if err != nil {
			content = content[1:]
			continue
		}
		if err = f.check(raw); err == nil {
			return raw, nil
		}
		problem = fmt.Errorf("the answer does not have the form asked for: %s", oneLine(err.Error(), maxErrorRunes))
		content = content[len(raw):]
	}
	return nil, problem
}

func (f form) check(raw json.RawMessage) error {
	var value map[string]any
	if err := json.Unmarshal(raw, &value); err != nil {
		return err
	}
	return f.schema.Validate(value)
}
