package verify

import (
	"strings"
	"testing"
	"unicode/utf8"

	"barid/text"
)

func TestMentions(t *testing.T) {
	cited := []Passage{{
		Text: "Mayor Rana Haddad of Tyre in Lebanon opened the ferry line last year after two months. Nadim Salame told us it cost £1000. " +
			"The Lions of Tyre and their Scottish guests came. Fans of an Italian club sang for the Litani and Lina. " +
			"At home the Herons won 3–1 this week. Four boats, one of them new, wait in Zahle for Mr Nader.",
		Language: "en",
	}}
	tests := []struct {
		sentence string // the place asked for is in brackets
		want     bool
	}{
		{"[Haddad] spoke.", true},
		{"A [Lebanese] ferry.", true},
		{"A ferry from [Lebanon].", true},
		{"[the prior year] was better.", true},
		{"It took [2 months].", true},
		{"The [ferry lines] open.", true},
		{"A fee of £[1,000] is due.", true},
		{"The [Tyre Lions] won.", true},
		{"The [Litani River] rose.", true},
		{"Guests from [Scotland] came.", true},
		{"[Lina] sang.", true},
		{"The [Sidon Herons] won.", true},
		{"They won [3-1].", true},
		{"They won by [three goals] to one.", false},

		{"[Khoury] spoke.", false},
		{"A [Syrian] ferry.", false},
		{"It opened [last month].", false},
		{"It took [two years].", false},
		{"The [Haddad ferry] came.", false},
		{"A fee of $[1,000] is due.", false},
		{"[Nadim] Khoury spoke.", false}, // there is another Nadim
		{"A [US] ferry.", false},         // they told us
		{"Guests from [Wales] came.", false},
		{"The [Haddad Lions] won.", false},
		{"The [Sidon Nader] won.", false}, // a person
		{"They won [4-1].", false},        // numbers of two sentences
		{"It took [more than a week].", false},
		{"[Rana Salame] spoke.", false}, // two names made one
	}
	for _, tt := range tests {
		before, rest, _ := strings.Cut(tt.sentence, "[")
		phrase, after, _ := strings.Cut(rest, "]")
		start := utf8.RuneCountInString(before)
		place := text.Span{Start: start, End: start + utf8.RuneCountInString(phrase)}
		if got := Mentions(before+phrase+after, "en", []text.Span{place}, cited)[0]; got != tt.want {
			t.Errorf("%s: %v, want %v", tt.sentence, got, tt.want)
		}
	}
}
