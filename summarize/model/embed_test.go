package model_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/internal/modeltest"
	"barid/news"
	"barid/summarize/model"
)

// embedding is a client whose chats and vectors come from two servers.
func embedding(t *testing.T, vectors *modeltest.Server, o model.Options) *model.Client {
	t.Helper()
	o.Server = at(modeltest.Start(t), "chat")
	o.Fallback = at(modeltest.Start(t), "other")
	o.Tasks = map[model.Task]model.Server{model.Embedding: at(vectors, "vectors")}
	return mustNew(t, o)
}

func told(texts ...string) []news.Article {
	var articles []news.Article
	for i, s := range texts {
		articles = append(articles, news.Article{ID: news.ArticleID(i + 1), Language: "en", Title: s, Paragraphs: []news.Paragraph{
			{Text: "The harbour said so."}, {Text: "What stands further down is sent to nobody."},
		}})
	}
	return articles
}

func dot(v, u []float32) (sum float64) {
	for i := range v {
		sum += float64(v[i]) * float64(u[i])
	}
	return sum
}

// Only what articles begin with is sent, in their order, and nothing twice.
func TestEmbed(t *testing.T) {
	s, kept := modeltest.Start(t), shelf{}
	purse := newPurse()
	o := model.Options{Cache: kept, Purse: purse, Prices: map[string]model.Price{"vectors": {Prompt: 100}}}
	articles := told("A ferry's engine failed", "تعطل محرك عبارة في البحر", "An orchestra gives a concert")
	articles = append(articles, news.Article{ID: 4}) // without a text
	first, err := embedding(t, s, o).Embed(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	if len(first) != 4 || first[3] != nil || math.Abs(dot(first[0], first[0])-1) > 1e-6 {
		t.Fatalf("%d vectors, the first of length %f", len(first), dot(first[0], first[0]))
	}
	if near, far := dot(first[0], first[1]), dot(first[0], first[2]); near <= far {
		t.Errorf("likeness to what means the same %f, to something else %f", near, far)
	}
	sent := s.Calls()[0].Input
	if want := "A ferry's engine failed. The harbour said so."; len(sent) != 3 || sent[0] != want {
		t.Errorf("sent %q", sent)
	}
	if used := purse.total(); used.Requests != 1 || used.Prompt != s.Tokens() || used.Answer != 0 || used.Cost != news.Money(100*s.Tokens()) {
		t.Errorf("paid %+v of %d tokens", used, s.Tokens())
	}
	again, err := embedding(t, s, o).Embed(t.Context(), append(articles, told("Bread and flour")...))
	if err != nil || s.Requests() != 2 || len(s.Calls()[1].Input) != 1 {
		t.Fatalf("%d requests, %v", s.Requests(), err)
	}
	if diff := cmp.Diff(first, again[:4], cmp.Comparer(func(a, b float32) bool { return math.Abs(float64(a-b)) < 1e-6 })); diff != "" {
		t.Errorf("(-first +from the cache)\n%s", diff)
	}
}

// Many texts are asked for in several requests.
func TestManyTextsAreEmbedded(t *testing.T) {
	s := modeltest.Start(t)
	var texts []string
	for i := range 70 {
		texts = append(texts, fmt.Sprintf("Report number%d of the day", i))
	}
	vectors, err := embedding(t, s, model.Options{}).Embed(t.Context(), told(texts...))
	if err != nil || len(vectors) != 70 || s.Requests() != 3 || slices.ContainsFunc(vectors, func(v []float32) bool { return v == nil }) {
		t.Errorf("%d vectors in %d requests, %v", len(vectors), s.Requests(), err)
	}
}

// A wrong vector is none, no other model is asked for one, and nothing of it is kept.
func TestWrongVectorsAreRefused(t *testing.T) {
	for behavior, says := range map[modeltest.Behavior]string{
		modeltest.VectorTooFew:    "1 vectors for 2 texts",
		modeltest.VectorZero:      "no direction",
		modeltest.VectorNull:      "no direction",
		modeltest.VectorNaN:       "cannot be read",
		modeltest.VectorHuge:      "cannot be read",
		modeltest.VectorOtherSize: "numbers beside one of",
		modeltest.VectorTwice:     "or two of them",
		modeltest.ErrorIn200:      "upstream is overloaded",
		modeltest.NotJSON:         "cannot be read",
		modeltest.Unauthorized:    "refuses the key",
		modeltest.ServerError:     "the model has crashed",
		modeltest.Slow:            "no usable answer within",
		modeltest.Gone:            "EOF",
	} {
		t.Run(string(behavior), func(t *testing.T) {
			s, kept := modeltest.Start(t, behavior), shelf{}
			o := model.Options{Cache: kept, Pause: time.Millisecond}
			if behavior == modeltest.Slow {
				o.Timeout = 200 * time.Millisecond
			}
			vectors, err := embedding(t, s, o).Embed(t.Context(), told("A ferry", "A bakery"))
			if err == nil || vectors != nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%d vectors, error %v, want one that says %q", len(vectors), err, says)
			}
			if len(kept) > 0 {
				t.Errorf("%d vectors kept", len(kept))
			}
		})
	}
}

func TestEmbeddingKeepsToTheCaps(t *testing.T) {
	s := modeltest.Start(t)
	c := embedding(t, s, model.Options{Purse: newPurse(), Caps: news.Caps{Issue: news.Cap{Tokens: 10}}})
	var said interface{ Reason() string }
	if _, err := c.Embed(t.Context(), told("A ferry", "A bakery")); !errors.As(err, &said) || s.Requests() != 0 {
		t.Errorf("%d requests, %v", s.Requests(), err)
	}
}

func TestNobodyEmbedsUnlessNamed(t *testing.T) {
	c := mustNew(t, model.Options{Server: at(modeltest.Start(t), "chat")})
	if _, err := c.Embed(t.Context(), told("A ferry")); !errors.Is(err, news.ErrInvalid) {
		t.Error(err)
	}
}
