package modeltest

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// dimensions of an honest vector.
const dimensions = 64

// meanings are Arabic words, and beginnings of words, by the English ones that mean the same: what
// these texts have in common is all that the model knows of languages.
var meanings = map[string]string{
	"ferry": "عبار", "engine": "محرك", "failed": "تعطل", "passengers": "راكب", "harbour": "ميناء",
	"bakery": "مخبز", "bread": "خبز", "flour": "طحين", "orchestra": "أوركسترا", "concert": "حفل",
}

// embeddings answers with a vector for each text, the more alike the more of their words mean the same.
func (s *Server) embeddings(w http.ResponseWriter, r *http.Request) {
	call, ok := s.call(w, r)
	if !ok {
		return
	}
	behavior := s.record(&call)
	if act, ok := acts[behavior]; ok {
		act(w, r)
		return
	}
	data := make([]map[string]any, len(call.Input))
	for i, text := range call.Input {
		data[len(data)-1-i] = map[string]any{"object": "embedding", "index": i, "embedding": vector(text)} // in any order
	}
	page := spoiled(behavior, data, call.size()/runesPerToken)
	w.Header().Set("Content-Type", "application/json")
	// The client may have gone; then there is nobody to tell.
	_, _ = fmt.Fprint(w, page)
}

// spoiled is the answer as the behavior has it.
func spoiled(b Behavior, data []map[string]any, tokens int) string {
	first := data[0]
	switch b {
	case VectorTooFew:
		data = data[1:]
	case VectorZero:
		first["embedding"] = make([]float64, dimensions)
	case VectorNull:
		first["embedding"] = make([]*float64, dimensions)
	case VectorOtherSize:
		first["embedding"] = slices.Repeat([]float64{1}, dimensions/2)
	case VectorTwice:
		data = append(data[1:], data[len(data)-1])
	case VectorHuge:
		first["embedding"] = slices.Repeat([]float64{1e300}, dimensions)
	case VectorNaN:
		first["embedding"] = "NaN"
	}
	raw, err := json.Marshal(map[string]any{
		"object": "list", "model": "scripted", "data": data, "usage": map[string]any{"prompt_tokens": tokens, "total_tokens": tokens},
	})
	if err != nil {
		return err.Error() // no JSON, so the test fails
	}
	return strings.ReplaceAll(string(raw), `"NaN"`, "[NaN]")
}

// vector has a place for each word, by its English meaning where the table has one.
func vector(text string) []float64 {
	v := make([]float64, dimensions)
	v[0] = 0.01 // no text is without direction
	for _, word := range wordsOf(text) {
		for _, english := range slices.Sorted(maps.Keys(meanings)) {
			if strings.Contains(word, meanings[english]) {
				word = english
			}
		}
		h := fnv.New32a()
		_, _ = h.Write([]byte(word)) // never fails
		v[h.Sum32()%dimensions]++
	}
	return v
}
