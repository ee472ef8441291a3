package press

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// away is a day on which three stories are told in Arabic alone; known are their sentences in English.
func away() (s *shelf, known map[string]string) {
	s, known = newsday(), make(map[string]string)
	s.articles = nil
	for i, story := range [][4]string{
		{"المطار يستقبل 310 رحلات", "The airport receives 310 flights", "استقبل المطار 310 رحلات في شهر واحد.", "The airport received 310 flights in one month."},
		{"المدارس تفتح أبوابها بعد 12 يوما", "The schools open after 12 days", "فتحت المدارس أبوابها بعد إغلاق دام 12 يوما.", "The schools opened after a closure of 12 days."},
		{"الأطباء يطلبون 45 سيارة إسعاف", "Doctors ask for 45 ambulances", "طلب الأطباء من الوزارة 45 سيارة إسعاف.", "The doctors asked the ministry for 45 ambulances."},
	} {
		a := article(int64(i+1), "الساحل", story[0], story[2])
		a.Language = "ar"
		s.articles = append(s.articles, a)
		known[story[0]], known[story[2]] = story[1], story[3]
	}
	return s, known
}

// atOnce translates what is known, nothing in a request of more sentences than most, and notes how
// many sentences each request has.
func atOnce(known map[string]string, most int, refused error) (m scripted, asked *[]int) {
	m, asked = honest(), new([]int)
	m.render = func(t summarize.Translation) (out []news.Sentence, err error) {
		*asked = append(*asked, len(t.Sentences)) // one batch, so one at a time
		if len(t.Sentences) > most {
			return nil, refused
		}
		for _, s := range t.Sentences {
			o := s.Original
			if o.Text == "" {
				o = news.Original{Language: t.From, Text: s.Text, Method: s.Method}
			}
			out = append(out, news.Sentence{ID: s.ID + "-en", Text: known[o.Text], Method: news.Translated, Citations: s.Citations, Original: o})
		}
		return out, nil
	}
	return m, asked
}

// Stories are translated together, and each alone where of all of them nothing can be used.
func TestStoriesAreTranslatedTogether(t *testing.T) {
	useless := fmt.Errorf("the answer holds no JSON object: %w", news.ErrInvalid)
	for name, tt := range map[string]struct {
		most  int
		with  error
		asked []int
		stay  int
	}{
		"together":             {6, nil, []int{6}, 0},
		"too much at once":     {2, useless, []int{6, 2, 2, 2}, 0},
		"never":                {0, useless, []int{6, 2, 2, 2}, 3},
		"the server is down":   {2, errors.New("502"), []int{6}, 3},
		"less would not do it": {2, errOutOfTime, []int{6}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			s, known := away()
			model, asked := atOnce(known, tt.most, tt.with)
			report, err := draft(t, s, &model)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.asked, *asked); diff != "" || report.Foreign != tt.stay || report.Translated != 3-tt.stay {
				t.Errorf("%d translated, %d not, requests (-want +got):\n%s", report.Translated, report.Foreign, diff)
			}
			for _, b := range report.Draft.Content.Blocks() {
				if tt.stay > 0 && b.Untranslated != tt.with.Error() || b.FellBack != "" {
					t.Errorf("story %d is not translated because %q", b.Story, b.Untranslated)
				}
			}
		})
	}
}

// Only what does not hold is asked for again, of all stories at once.
func TestWhatDoesNotHoldIsTranslatedAnewTogether(t *testing.T) {
	s, known := away()
	model, asked := atOnce(known, 6, nil)
	render := model.render
	model.render = func(t summarize.Translation) ([]news.Sentence, error) {
		out, err := render(t)
		for i := range out {
			if len(t.Sentences) == 6 && i%4 == 1 { // of the first and the last story
				out[i].Text = "The ministry closed 7 bridges."
			}
		}
		return out, err
	}
	report, err := draft(t, s, &model)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{6, 2}, *asked); diff != "" || report.Translated != 3 || report.Repaired != 2 || report.Replaced != 0 {
		t.Errorf("%d translated, %d sentences anew, requests (-want +got):\n%s", report.Translated, report.Repaired, diff)
	}
}

// However many stories there are, a request is bounded, and of one language.
func TestRequestsOfTranslationsAreBounded(t *testing.T) {
	var told []telling
	for i, language := range []string{"ar", "ar", "ar", "fa", "en", "fa"} {
		words := strings.Repeat("خبر ", translatedAtOnce/10) // two such stories and no third
		told = append(told, telling{
			Told:    digest.Told{Summary: news.Summary{Headline: news.Sentence{Text: words}}},
			request: summarize.Request{Language: language}, foreign: language != "en",
		})
		told[i].Story.ID = news.StoryID(i)
	}
	var got [][]news.StoryID
	for _, batch := range batches(Order{Edition: edition()}, told) {
		var ids []news.StoryID
		size := 0
		for _, r := range batch {
			ids = append(ids, r.Story)
			size += utf8.RuneCountInString(r.Headline.Text)
		}
		if got = append(got, ids); size > translatedAtOnce {
			t.Errorf("%d runes in one request", size)
		}
	}
	if diff := cmp.Diff([][]news.StoryID{{0, 1}, {2}, {3, 5}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Where an article has no sentence that can stand for itself, the model tells what is then translated.
func TestAForeignStoryWithoutASentenceToExtract(t *testing.T) {
	s := abroad()
	s.articles[0].Paragraphs = []news.Paragraph{{Text: "هل " + strings.TrimSuffix(quay[1][0], ".") + "؟"}}
	model := renders("")
	model.summary = func(r summarize.Request) (news.Summary, error) {
		out, err := copied(r)
		if r.Language == "ar" {
			out.Sentences[0].Text = quay[1][0]
		}
		return out, err
	}
	report, err := draft(t, s, &model)
	if err != nil {
		t.Fatal(err)
	}
	b := foreignBlock(t, report)
	if diff := cmp.Diff([]string{quay[0][1], quay[1][1]}, told(b)); diff != "" || b.Sentences[0].Original.Method != news.Model {
		t.Errorf("by %s (-want +got):\n%s", b.Method, diff)
	}
}
