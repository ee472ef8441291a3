package model

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/cenkalti/backoff/v5"
	"github.com/sashabaranov/go-openai"

	"barid/news"
	"barid/summarize"
)

// Bounds of what is embedded.
const (
	embeddedRunes  = 200 // of the title and the first paragraph
	embeddedAtOnce = 32  // texts in a request, as many as common servers take
	mostDimensions = 8192
)

// Embed returns a vector of length one for how each article begins, by the model that is named for it;
// none for one that has no text. What has been embedded before is taken from the cache.
func (c *Client) Embed(ctx context.Context, articles []news.Article) ([][]float32, error) {
	servers := c.servers[Embedding]
	if len(servers) == 0 {
		return nil, fmt.Errorf("model: embed: no model is named for it: %w", news.ErrInvalid)
	}
	texts := make([]string, len(articles))
	for i, a := range articles {
		texts[i] = beginning(a, embeddedRunes)
	}
	vectors, err := c.embed(ctx, servers[0], texts)
	if err != nil {
		return nil, fmt.Errorf("model: embed %d texts: %s: %w", len(texts), servers[0].host, err)
	}
	return vectors, nil
}

func (c *Client) embed(ctx context.Context, s *server, texts []string) ([][]float32, error) {
	vectors := make([][]float32, len(texts))
	var unknown []int
	for i, text := range texts {
		if text == "" {
			continue
		}
		if vectors[i] = c.rememberedVector(ctx, s, text); vectors[i] == nil {
			unknown = append(unknown, i)
		}
	}
	for chunk := range slices.Chunk(unknown, embeddedAtOnce) {
		asked := make([]string, len(chunk))
		for n, i := range chunk {
			asked[n] = texts[i]
		}
		fresh, err := c.askVectors(ctx, s, asked)
		if err != nil {
			return nil, err
		}
		for n, i := range chunk {
			vectors[i] = fresh[n]
			c.remember(ctx, vectorKey(s.model, texts[i]), packed(fresh[n]))
		}
	}
	return vectors, nil
}

// askVectors asks a server for the vectors of a few texts.
func (c *Client) askVectors(ctx context.Context, s *server, texts []string) (vectors [][]float32, err error) {
	a := asking{
		Client: c, server: s, account: summarize.ChargedTo(ctx),
		prompt: prompt{task: Embedding, name: string(Embedding), user: strings.Join(texts, "\n")},
	}
	err = a.within(ctx, func(ctx context.Context) (err error) {
		vectors, err = again(ctx, &a, func() ([][]float32, error) { return a.sendTexts(ctx, texts) })
		if err != nil && !fault(err) {
			err = useless{err}
		}
		return err
	})
	return vectors, err
}

func (a *asking) sendTexts(ctx context.Context, texts []string) ([][]float32, error) {
	settle, err := a.begin(ctx)
	if err != nil {
		return nil, err
	}
	resp, err := a.api.CreateEmbeddings(ctx, openai.EmbeddingRequest{
		Input: texts, Model: openai.EmbeddingModel(a.model), EncodingFormat: openai.EmbeddingEncodingFormatFloat,
	})
	settle(a.used(resp.Usage, 0, err))
	if err != nil {
		err = a.failure(err, resp.Header())
	} else {
		var vectors [][]float32
		if vectors, err = units(resp.Data, len(texts)); err == nil {
			a.meter.learn(a.prompt.tokens(), resp.Usage.PromptTokens)
			return vectors, nil
		}
	}
	if errors.As(err, new(unusable)) {
		err = backoff.Permanent(err)
	}
	return nil, err
}

// units returns one vector for each text, in their order and made of length one.
func units(data []openai.Embedding, texts int) ([][]float32, error) {
	if len(data) != texts {
		return nil, unusable{fmt.Errorf("%d vectors for %d texts", len(data), texts)}
	}
	vectors := make([][]float32, texts)
	for _, e := range data {
		switch {
		case e.Index < 0 || e.Index >= texts || vectors[e.Index] != nil:
			return nil, unusable{fmt.Errorf("a vector for text %d of %d, or two of them", e.Index, texts)}
		case len(e.Embedding) != len(data[0].Embedding) || len(e.Embedding) > mostDimensions:
			return nil, unusable{fmt.Errorf("a vector of %d numbers beside one of %d", len(e.Embedding), len(data[0].Embedding))}
		}
		if vectors[e.Index] = unit(e.Embedding); vectors[e.Index] == nil {
			return nil, unusable{errors.New("a vector has no direction")}
		}
	}
	return vectors, nil
}

// unit is nil for a vector without direction, or with a number that is none.
func unit(v []float32) []float32 {
	var square float64
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	length := math.Sqrt(square)
	if !(length > 0) || math.IsInf(length, 0) {
		return nil
	}
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = float32(float64(x) / length)
	}
	return out
}

func vectorKey(model, text string) string {
	sum := sha256.Sum256([]byte("embedding\x1f" + model + "\x1f" + text))
	return hex.EncodeToString(sum[:])
}

// rememberedVector is nil where the cache has none.
func (c *Client) rememberedVector(ctx context.Context, s *server, text string) []float32 {
	if c.cache == nil {
		return nil
	}
	raw, err := c.cache.Answer(ctx, vectorKey(s.model, text))
	if err == nil {
		var v []float32
		if v, err = unpacked(raw); err == nil {
			s.tasks[Embedding].remembered.Add(1)
			return v
		}
	}
	if !errors.Is(err, news.ErrNotFound) {
		c.log.Warn("cached vector not used", "error", err)
	}
	return nil
}

// packed is a vector as text, four bytes a number.
func packed(v []float32) []byte {
	var raw []byte
	for _, x := range v {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(x))
	}
	return []byte(base64.StdEncoding.EncodeToString(raw))
}

func unpacked(text []byte) ([]float32, error) {
	raw, err := base64.StdEncoding.DecodeString(string(text))
	if err != nil {
		return nil, err
	}
	if len(raw)%4 != 0 {
		return nil, fmt.Errorf("%d bytes are no vector: %w", len(raw), news.ErrInvalid)
	}
	v := make([]float32, len(raw)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	if v = unit(v); v == nil {
		return nil, fmt.Errorf("a vector has no direction: %w", news.ErrInvalid)
	}
	return v, nil
}
