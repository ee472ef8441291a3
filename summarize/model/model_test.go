package model_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/internal/modeltest"
	"barid/news"
	"barid/summarize"
	"barid/summarize/model"
)

// limit is a time limit that no answer on loopback comes near.
const limit = 20 * time.Second

// short is a time limit that ends a test soon, and within which a request still arrives on a busy machine.
const short = time.Second

func open(t testing.TB, s *modeltest.Server, timeout time.Duration) *model.Client {
	t.Helper()
	c, err := model.New(model.Options{Server: model.Server{BaseURL: s.URL(), Model: "scripted"}, Timeout: timeout})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// river is a story in two articles, with a caption that nobody may cite.
func river() summarize.Request {
	return summarize.Request{
		Story:    news.Story{ID: 7},
		Language: "en",
		Day:      time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC),
		Articles: []news.Article{
			{ID: 11, Revision: 2, Publisher: "Meridian Wire", Language: "en", Title: "Egypt and Sudan agree on river data",
				Paragraphs: []news.Paragraph{
					{Text: "A dam on the river.", Role: news.Caption},
					{Text: "Egypt and Sudan will share the readings of 12 river gauges, the two ministries said. The gauges lie along 840 kilometers of the river."},
					{Text: "The agreement runs for 5 years and can be renewed."},
				}},
			{ID: 12, Revision: 1, Publisher: "Levant Courier", Language: "en", Title: "Cairo and Khartoum to share gauge readings",
				Paragraphs: []news.Paragraph{{Text: "The two capitals will publish the readings of 12 gauges every hour."}}},
		},
	}
}

func nile() summarize.Request {
	return summarize.Request{
		Story:    news.Story{ID: 8},
		Language: "ar",
		Articles: []news.Article{{ID: 21, Revision: 1, Publisher: "صحيفة المرفأ", Language: "ar", Title: "مصر والسودان يتفقان على تبادل بيانات النهر",
			Paragraphs: []news.Paragraph{{Text: "اتفقت مصر والسودان على تبادل قراءات 12 مقياسا للنهر، بحسب وزارتي الري في البلدين. وتمتد المقاييس على طول 840 كيلومترا."}}}},
	}
}

func TestSummaryCitesTheExactSentences(t *testing.T) {
	s := modeltest.Start(t)
	got, err := open(t, s, limit).Summarize(t.Context(), river())
	if err != nil {
		t.Fatal(err)
	}
	if got.Story != 7 || got.Language != "en" || got.Method != news.Model {
		t.Errorf("summary is of story %d in %s by %s", got.Story, got.Language, got.Method)
	}
	articles := map[news.ArticleID]news.Article{11: river().Articles[0], 12: river().Articles[1]}
	for _, sentence := range append([]news.Sentence{got.Headline}, got.Sentences...) {
		if len(sentence.Citations) != 1 || len(sentence.Findings) != 0 || sentence.ID == "" || sentence.Method != news.Model {
			t.Errorf("sentence %+v", sentence)
		}
		for _, c := range sentence.Citations {
			passage, ok := articles[c.Article].Passage(c)
			if !ok || passage != sentence.Text {
				t.Errorf("%q cites %q, %v", sentence.Text, passage, ok)
			}
		}
	}
	want := []string{
		"Egypt and Sudan will share the readings of 12 river gauges, the two ministries said.",
		"The gauges lie along 840 kilometers of the river.",
		"The agreement runs for 5 years and can be renewed.",
	}
	var texts []string
	for _, sentence := range got.Sentences {
		texts = append(texts, sentence.Text)
	}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("sentences (-want +got)\n%s", diff)
	}
	again, err := open(t, s, limit).Summarize(t.Context(), river())
	if diff := cmp.Diff(got, again); err != nil || diff != "" {
		t.Errorf("the second time: %v\n%s", err, diff)
	}
}

func TestSummaryInArabicIsAskedInArabic(t *testing.T) {
	s := modeltest.Start(t)
	got, err := open(t, s, limit).Summarize(t.Context(), nile())
	if err != nil {
		t.Fatal(err)
	}
	if got.Language != "ar" || len(got.Sentences) != 2 {
		t.Errorf("got %+v", got)
	}
	if system := s.Calls()[0].Messages[0].Content; !strings.Contains(system, "بالعربية الفصحى") {
		t.Errorf("instructions are %q", system)
	}
}

// TestLiesAreCitedForVerifyToSee holds what this package leaves to package verify: a sentence may
// say what its sources do not, and then it still cites them.
func TestLiesAreCitedForVerifyToSee(t *testing.T) {
	for _, lie := range []modeltest.Behavior{modeltest.LyingNumber, modeltest.LyingName, modeltest.LyingQuotation} {
		t.Run(string(lie), func(t *testing.T) {
			got, err := open(t, modeltest.Start(t, lie), limit).Summarize(t.Context(), river())
			if err != nil {
				t.Fatal(err)
			}
			first := got.Sentences[0]
			passage, _ := river().Articles[0].Passage(first.Citations[0])
			if passage == "" || passage == first.Text {
				t.Errorf("%q cites %q", first.Text, passage)
			}
		})
	}
}

func TestLadder(t *testing.T) {
	tests := map[modeltest.Behavior][]string{
		modeltest.Honest:        {"json_schema"},
		modeltest.NoSchema:      {"json_schema", "json_object"},
		modeltest.NoFormat:      {"json_schema", "json_object", "json_object", ""},
		modeltest.SchemaIgnored: {"json_schema", "json_object", ""},
	}
	for behavior, want := range tests {
		t.Run(string(behavior), func(t *testing.T) {
			s := modeltest.Start(t, behavior)
			got, err := open(t, s, limit).Summarize(t.Context(), river())
			if err != nil || len(got.Sentences) == 0 {
				t.Fatalf("%v, %+v", err, got)
			}
			var formats []string
			for _, call := range s.Calls() {
				formats = append(formats, call.ResponseFormat.Type)
			}
			if diff := cmp.Diff(want, formats); diff != "" {
				t.Errorf("formats asked for (-want +got)\n%s", diff)
			}
		})
	}
}

func TestBusyServerIsAskedAgain(t *testing.T) {
	for _, busy := range []modeltest.Behavior{modeltest.TooManyOnce, modeltest.BadGateway, modeltest.PlainError, modeltest.CutBody} {
		t.Run(string(busy), func(t *testing.T) {
			t.Parallel()
			s := modeltest.Start(t, busy, modeltest.Honest)
			if _, err := open(t, s, limit).Summarize(t.Context(), river()); err != nil {
				t.Error(err)
			}
			if s.Requests() != 2 {
				t.Errorf("%d requests", s.Requests())
			}
		})
	}
}

func TestFailureSaysWhatTheServerDid(t *testing.T) {
	tests := []struct {
		behavior modeltest.Behavior
		says     string
		requests int
	}{
		{modeltest.TooManyOnce, "429 Too Many Requests: rate limit reached", 3},
		{modeltest.TooManyForLong, "429 Too Many Requests", 1}, // an hour is not waited for
		{modeltest.BadGateway, "502 Bad Gateway", 3},
		{modeltest.PlainError, "server busy, please try again", 3},
		{modeltest.ServerError, "500 Internal Server Error: the model has crashed", 4},
		{modeltest.Unauthorized, "refuses the key", 1},
		{modeltest.MissingModel, "model not found, try pulling it first", 1},
		{modeltest.ErrorIn200, "200 with an error: upstream is overloaded", 3},
		{modeltest.NoChoices, "no choices", 3},
		{modeltest.NullContent, "no content", 3},
		{modeltest.Parts, "no content", 3},
		{modeltest.CutBody, "unexpected EOF", 3},
		{modeltest.CutJSON, "JSON ends in the middle", 3},
		{modeltest.CutAtLength, "cut at its limit of tokens", 3},
		{modeltest.CutPrompt, "longer context", 3},
		{modeltest.Huge, "larger than 4 MB", 3},
		{modeltest.Redirecting, "name the final address", 3},
		{modeltest.NotJSON, "cannot be read", 3},
		{modeltest.Nonsense, "no JSON object", 3},
		{modeltest.UnknownSource, "was not given", 3},
		{modeltest.Unsourced, "rests on no sentence", 3},
		{modeltest.Linked, "markup or a link", 3},
		{modeltest.Markup, "markup or a link", 3},
		{modeltest.WrongLanguage, "not in the language", 3},
	}
	for _, tt := range tests {
		t.Run(string(tt.behavior), func(t *testing.T) {
			t.Parallel() // most of the time is pauses between attempts
			s := modeltest.Start(t, tt.behavior)
			got, err := open(t, s, limit).Summarize(t.Context(), river())
			if err == nil || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), "story 7 in en") {
				t.Errorf("error %v, want one that says %q", err, tt.says)
			}
			if diff := cmp.Diff(news.Summary{}, got); diff != "" {
				t.Errorf("something came with the error:\n%s", diff)
			}
			if s.Requests() != tt.requests {
				t.Errorf("%d requests, want %d", s.Requests(), tt.requests)
			}
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("error repeats the key: %v", err)
			}
		})
	}
}

func TestSlowServerEndsAtTheLimit(t *testing.T) {
	s := modeltest.Start(t, modeltest.Slow)
	_, err := open(t, s, short).Summarize(t.Context(), river())
	if !errors.Is(err, context.DeadlineExceeded) || s.Requests() != 1 {
		t.Errorf("%v after %d requests", err, s.Requests())
	}
}

func TestCancelEndsTheWait(t *testing.T) {
	s := modeltest.Start(t, modeltest.Slow)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := open(t, s, time.Hour).Summarize(ctx, river())
		done <- err
	}()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestNobodyListens(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	c, err := model.New(model.Options{Server: model.Server{BaseURL: "http://" + address + "/v1", Model: "any"}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Summarize(t.Context(), river())
	if err == nil || !strings.Contains(err.Error(), "connection refused") {
		t.Fatalf("error %v", err)
	}
	said, ok := errors.AsType[interface {
		error
		Reason() string
	}](err)
	if want := address + ": json_schema: no answer: connection refused"; !ok || said.Reason() != want {
		t.Errorf("reason %q, want %q", said.Reason(), want)
	}
}

func TestNewGuessesNothing(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", "lies-around")
	for _, o := range []model.Options{
		{},
		{Server: model.Server{Key: "given", Model: "some"}},
		{Server: model.Server{Key: "given", BaseURL: "http://127.0.0.1:1/v1"}},
		{Server: model.Server{Model: "some", BaseURL: "127.0.0.1:1/v1"}},
		{Server: model.Server{Model: "some", BaseURL: "file:///etc/passwd"}},
		{Server: model.Server{Model: "some", BaseURL: "http://127.0.0.1:1/v1"}, Timeout: -1},
	} {
		if _, err := model.New(o); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("New(%+v): %v", o, err)
		}
	}
}

func TestKeyIsSentOnlyIfGiven(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", "lies-around")
	for key, want := range map[string]string{"": "", "given": "Bearer given"} {
		s := modeltest.Start(t)
		c, err := model.New(model.Options{Server: model.Server{BaseURL: s.URL(), Model: "scripted", Key: key}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Summarize(t.Context(), river()); err != nil {
			t.Fatal(err)
		}
		if got := s.Calls()[0].Authorization; got != want {
			t.Errorf("authorization %q, want %q", got, want)
		}
	}
}

func ExampleClient_Summarize() {
	server := modeltest.New(modeltest.Honest)
	defer server.Close()
	client, err := model.New(model.Options{Server: model.Server{BaseURL: server.URL(), Model: "scripted"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	summary, err := client.Summarize(context.Background(), river())
	if err != nil {
		fmt.Println(err)
		return
	}
	first := summary.Sentences[0]
	fmt.Println(first.Text)
	fmt.Println("article", first.Citations[0].Article, "paragraph", first.Citations[0].Paragraph)
	// Output:
	// Egypt and Sudan will share the readings of 12 river gauges, the two ministries said.
	// article 11 paragraph 2
}
