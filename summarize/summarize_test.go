package summarize

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"barid/news"
)

var day = time.Date(2026, time.March, 3, 6, 0, 0, 0, time.UTC)

// article makes an article of the publisher's; a paragraph in brackets is a caption.
func article(id news.ArticleID, publisher, title string, paragraphs ...string) news.Article {
	a := news.Article{ID: id, Revision: 1, Publisher: publisher, Title: title, Language: "en", FirstSeen: day}
	for _, p := range paragraphs {
		role := news.Body
		if strings.HasPrefix(p, "[") {
			role = news.Caption
		}
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: strings.Trim(p, "[]"), Role: role})
	}
	return a
}

func texts(s news.Summary) []string {
	var list []string
	for _, sentence := range s.Sentences {
		list = append(list, sentence.Text)
	}
	return list
}

func ExampleExtract() {
	a := article(1, "The Harbour Herald", "Old port of Tyre reopens after nine months - The Harbour Herald",
		"TYRE (Herald) — The old port of Tyre reopened on Monday after nine months of repairs, the city council said.",
		"But 40 of its 120 berths stay closed until a breakwater is mended.")
	a.Dateline = "TYRE (Herald) —"
	s, err := Extract(Request{Language: "en", Articles: []news.Article{a}, Day: day})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Headline.Text)
	for _, sentence := range s.Sentences {
		span, _ := a.Passage(sentence.Citations[0])
		fmt.Printf("%s\n  from %q\n", sentence.Text, span)
	}
	// Output:
	// Old port of Tyre reopens after nine months
	// The old port of Tyre reopened after nine months of repairs, the city council said.
	//   from "The old port of Tyre reopened on Monday after nine months of repairs, the city council said."
	// 40 of its 120 berths stay closed until a breakwater is mended.
	//   from "But 40 of its 120 berths stay closed until a breakwater is mended."
}

func TestNothingToTell(t *testing.T) {
	a := article(1, "Herald", "Port reopens", "He said it would reopen after nine months.", "Read more about this story and others like it here.",
		"What does the council want of the port?", "[Fishing boats lie in the port of Tyre in the morning.]", "The trend is down and the trade of the port is in decline since")
	_, err := Extract(Request{Language: "en", Articles: []news.Article{a}, Day: day})
	if !errors.Is(err, news.ErrInvalid) {
		t.Errorf("Extract: error %v, want one that wraps %q", err, news.ErrInvalid)
	}
}

func TestTheSameNewsOnce(t *testing.T) {
	articles := []news.Article{
		article(1, "Herald", "Old port of Tyre reopens", "The old port of Tyre reopened after nine months of repairs, the city council said."),
		article(2, "Courier", "Tyre's port open again", "After nine months of repairs, the old port of Tyre has reopened, the council of the city said.",
			"Fishermen lost some $2 million while the basin was closed, their union estimates."),
		article(3, "Gazette", "Port of Tyre reopens", "The old port of Tyre reopened after nine months of repairs, the city council said."),
	}
	s, err := Extract(Request{Language: "en", Articles: articles, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"The old port of Tyre reopened after nine months of repairs, the city council said.",
		"Fishermen lost some $2 million while the basin was closed, their union estimates.",
	}
	if diff := cmp.Diff(want, texts(s)); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

// Of two sentences that tell as much, that of a publisher who has not been heard comes first.
func TestEveryPublisherIsHeard(t *testing.T) {
	articles := []news.Article{
		article(1, "Herald", "Old port of Tyre reopens", "The old port of Tyre reopened after nine months of repairs, the city council said.",
			"Fishermen lost some $2 million in catches, their union estimates."),
		article(2, "Courier", "Old port of Tyre reopens", "What is it worth?", "Hoteliers gained some $3 million in bookings, their guild estimates."),
	}
	s, err := Extract(Request{Language: "en", Articles: articles, Day: day, Words: 28})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"The old port of Tyre reopened after nine months of repairs, the city council said.",
		"Hoteliers gained some $3 million in bookings, their guild estimates.",
	}
	if diff := cmp.Diff(want, texts(s)); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

// "The lawyer" is printed only behind a sentence that has told of one.
func TestNobodyIsTakenAsKnown(t *testing.T) {
	introduced := "A lawyer of the fishermen read 40 complaints out in the hall."
	pointing := "The lawyer asked the judges of Tyre for 12 more weeks."
	for name, tt := range map[string]struct {
		second string
		want   []string
	}{
		"introduced":     {introduced, []string{introduced, pointing}},
		"not introduced": {"What does a lawyer of the fishermen want?", nil},
	} {
		lead := article(1, "Herald", "Court of Tyre hears the harbour case",
			"The harbour case, which lasted nine months, is before the court again, its clerk said.", tt.second, pointing)
		s, err := Extract(Request{Language: "en", Articles: []news.Article{lead}, Day: day, Words: 45})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, texts(s)[1:], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestLengthByBudget(t *testing.T) {
	a := article(1, "Herald", "Council budget")
	for i := range 40 {
		words := make([]string, 12)
		for j := range words {
			words[j] = fmt.Sprintf("ward%dx%d", i, j)
		}
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: "W" + strings.Join(words, " ")[1:] + "."})
	}
	for _, words := range []int{0, 40, 120} {
		s, err := Extract(Request{Language: "en", Articles: []news.Article{a}, Day: day, Words: words})
		if err != nil {
			t.Fatal(err)
		}
		if words == 0 {
			words = DefaultWords
		}
		if n := len(strings.Fields(strings.Join(texts(s), " "))); n < words*8/10-1 || n > words*12/10+1 {
			t.Errorf("%d words asked for, got %d", words, n)
		}
	}
}

func TestQuotationsStayWhole(t *testing.T) {
	quoted := "“We open the port. We do it on time. The boats may come,” Council leader Rana Haddad said."
	a := article(1, "Herald", "Rana Haddad opens the port", "The weather was fine in all the cities of the coast.", quoted)
	s, err := Extract(Request{Language: "en", Articles: []news.Article{a}, Day: day})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(texts(s), quoted) {
		t.Errorf("the quotation is not whole in %q", texts(s))
	}
}

func TestSameSentenceSameID(t *testing.T) {
	a := article(1, "Herald", "", "The old port of Tyre reopened on Monday after nine months of repairs, the city council said.")
	r := Request{Story: news.Story{ID: 7}, Language: "en", Articles: []news.Article{a}, Day: day}
	first, err := Extract(r)
	if err != nil {
		t.Fatal(err)
	}
	r.Articles[0].Published = day
	second, err := Extract(r)
	if err != nil {
		t.Fatal(err)
	}
	if first.Sentences[0].Text == second.Sentences[0].Text {
		t.Error("the day is struck out of news of the day, or left in old news")
	}
	if first.Sentences[0].ID != second.Sentences[0].ID {
		t.Error("a sentence from the same place has another ID")
	}
	if first.Headline.ID == first.Sentences[0].ID {
		t.Error("headline and lede share an ID")
	}
}

func TestHeadline(t *testing.T) {
	const lede = "The old port of Tyre reopened after nine months of repairs, and boats came in, the city council said."
	tests := []struct{ name, title, second, want string }{
		{"as it is", "Old port of Tyre reopens", "", "Old port of Tyre reopens"},
		{"without its publisher", "Old port of Tyre reopens - Herald", "", "Old port of Tyre reopens"},
		{"without a section", "Old port of Tyre reopens | Lebanon | Herald", "", "Old port of Tyre reopens | Lebanon"},
		{"without the day", "Old port of Tyre reopens on Monday", "", "Old port of Tyre reopens"},
		{"without its full stop", "Old port of Tyre reopens.", "", "Old port of Tyre reopens"},
		{"an abbreviation", "Old port of Tyre sells fish to the U.S.", "", "Old port of Tyre sells fish to the U.S."},
		{"a question with a full stop", "Will the old port of Tyre reopen?.", "Port of Tyre is open", "Port of Tyre is open"},
		{"a question gives way", "Will the old port of Tyre reopen?", "Port of Tyre is open", "Port of Tyre is open"},
		{"none", "", "", "The old port of Tyre reopened after nine months of repairs"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles := []news.Article{article(1, "Herald", tt.title, lede), article(2, "Courier", tt.second)}
			s, err := Extract(Request{Language: "en", Articles: articles, Day: day})
			if err != nil {
				t.Fatal(err)
			}
			if s.Headline.Text != tt.want {
				t.Errorf("%q, want %q", s.Headline.Text, tt.want)
			}
		})
	}
}
