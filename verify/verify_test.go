package verify

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

var day = time.Date(2026, time.March, 3, 6, 0, 0, 0, time.UTC)

func ExampleSentence() {
	cited := []Passage{{
		Text:      "The port handled 40 ships on Monday, Transport Minister Rana Haddad said.",
		Language:  "en",
		Published: time.Date(2026, time.March, 2, 17, 0, 0, 0, time.UTC),
	}}
	for _, finding := range Sentence("Samir Haddad said that 40 ships came on Monday.", "en", cited, day) {
		fmt.Printf("%s: %s\n", finding.Check, finding.Verdict)
	}
	// Output:
	// quotation: not applicable
	// number: pass
	// name: fail
	// relative-date: pass
	// negation: not applicable
	// modality: not applicable
	// attribution: pass
	// opposite: pass
	// role: pass
}

func verdicts(sentence, language, cited string, published time.Time) map[news.Check]news.Verdict {
	got := make(map[news.Check]news.Verdict)
	for _, f := range Sentence(sentence, language, []Passage{{Text: cited, Language: language, Published: published}}, day) {
		got[f.Check] = f.Verdict
	}
	return got
}

func TestChecks(t *testing.T) {
	const source = "Energy Minister Lina Nasser of Lebanon told reporters in Zahle that “the grid will hold (in the south) through summer,” " +
		"after repairs of $11 billion cut losses by 12 percent. The World Health Organization sent 40 trucks over 60 km with Walid al-Masri."
	tests := []struct {
		name, sentence string
		check          news.Check
		want           news.Verdict
	}{
		{"verbatim", "“The grid will hold (in the south) through summer,” Nasser said.", news.QuotationCheck, news.Pass},
		{"other marks and case", "\"the grid will hold\", Nasser said.", news.QuotationCheck, news.Pass},
		{"openly shortened", "“The grid … through summer,” Nasser said.", news.QuotationCheck, news.Pass},
		{"without the writer's bracket", "“The grid will hold through summer,” Nasser said.", news.QuotationCheck, news.Pass},
		{"a word changed", "“The grid will fail through summer,” Nasser said.", news.QuotationCheck, news.Fail},
		{"silently shortened", "“The grid will through summer,” Nasser said.", news.QuotationCheck, news.Fail},
		{"shortened out of order", "“Through summer … the grid will hold,” Nasser said.", news.QuotationCheck, news.Fail},
		{"a single word", "Nasser spoke of “losses”.", news.QuotationCheck, news.NotApplicable},

		{"in words", "Forty trucks came.", news.NumberCheck, news.Pass},
		{"another value", "41 trucks came.", news.NumberCheck, news.Fail},
		{"another scale", "The repairs cost $11 million.", news.NumberCheck, news.Fail},
		{"another currency", "The repairs cost €11 billion.", news.NumberCheck, news.Fail},
		{"a percentage made of a number", "Losses fell by 40%.", news.NumberCheck, news.Fail},
		{"the percent sign", "Losses fell by 12%.", news.NumberCheck, news.Pass},
		{"a unit added", "The repairs took 40 km.", news.NumberCheck, news.Fail},
		{"none", "Trucks came.", news.NumberCheck, news.NotApplicable},

		{"last name", "Nasser spoke.", news.NameCheck, news.Pass},
		{"another first name", "The minister, Hala Nasser, spoke.", news.NameCheck, news.Fail},
		{"two names made one", "The minister, Lina Masri, spoke.", news.NameCheck, news.Fail},
		{"without the particle", "Trucks came with Walid Masri.", news.NameCheck, news.Pass},
		{"the people for the state", "The Lebanese minister spoke.", news.NameCheck, news.Pass},
		{"another state", "The Syrian minister spoke.", news.NameCheck, news.Fail},
		{"the capital for the state", "The minister spoke in Beirut.", news.NameCheck, news.Fail},

		{"initials", "The WHO sent trucks.", news.NameCheck, news.Pass},
		{"other initials", "The IMF sent trucks.", news.NameCheck, news.Fail},
		{"a capitalized opener is no name", "Repairs cut losses.", news.NameCheck, news.NotApplicable},
	}
	for _, tt := range tests {
		t.Run(string(tt.check)+"/"+tt.name, func(t *testing.T) {
			if got := verdicts(tt.sentence, "en", source, day)[tt.check]; got != tt.want {
				t.Errorf("%q: %s, want %s", tt.sentence, got, tt.want)
			}
		})
	}
}

// A sentence may leave open what its passage says of a month or a city, and the reverse, but not change it.
func TestNamesOfOneKind(t *testing.T) {
	tests := []struct {
		sentence, language, cited string
		check                     news.Check
		want                      news.Verdict
	}{
		{"Exports rise, starting in April.", "en", "Exports rise from April, the port said.", news.NumberCheck, news.Pass},
		{"Exports rise, starting in June.", "en", "Exports rise from April, the port said.", news.NumberCheck, news.Fail},
		{"In Damascus the mills closed, as in Homs.", "en", "In Homs and Daraa mills have closed.", news.NameCheck, news.Fail},
		{"ونقلت الشاحنات القمح إلى دمشق وحلب.", "ar", "ونقلت الشاحنات القمح إلى دمشق وحماة.", news.NameCheck, news.Fail},
		{"港口重新开放。", "zh", "大风过后，港口重新开放。", news.NameCheck, news.Pass},
		{"港口重新关闭。", "zh", "大风过后，港口重新开放。", news.NameCheck, news.Fail},
	}
	for _, tt := range tests {
		if got := verdicts(tt.sentence, tt.language, tt.cited, day)[tt.check]; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.sentence, got, tt.want)
		}
	}
}

func TestRelativeDate(t *testing.T) {
	const source = "The minister said on Monday that the grid will hold."
	tests := []struct {
		name      string
		published time.Time
		want      news.Verdict
	}{
		{"of the day", day, news.Pass},
		{"of the day before", day.AddDate(0, 0, -1), news.Pass},
		{"of the week before", day.AddDate(0, 0, -7), news.Fail},
		{"undated", time.Time{}, news.Fail},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := verdicts(source, "en", source, tt.published)[news.RelativeDateCheck]; got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
	for sentence, want := range map[string]news.Verdict{
		"Monday was the day, the minister said.":   news.Pass,
		"The minister said it on Tuesday.":         news.Fail,
		"The minister said last week that it will": news.Fail,
	} {
		if got := verdicts(sentence, "en", source, day)[news.RelativeDateCheck]; got != want {
			t.Errorf("%q: %s, want %s", sentence, got, want)
		}
	}
	if got := verdicts("The grid will hold in 2027.", "en", source, time.Time{})[news.RelativeDateCheck]; got != news.NotApplicable {
		t.Errorf("a year: %s, want %s", got, news.NotApplicable)
	}
}

func TestArabicSpellings(t *testing.T) {
	const source = "أعلن رئيس بلدية صيدا أن المرفأ استقبل ٤٠ سفينة، وقال: «العمل مستمر حتى نهاية العام»."
	tests := []struct {
		sentence string
		ok       bool
	}{
		{"وأعلن رئيسُ بلديّة صيدا ان المرفا استقبل 40 سفينه.", true},
		{"استقبل مرفأ صيدا أربعين سفينة.", true},
		{"قال: \"العمل مستمر حتي نهايه العام\".", true},
		{"قال: «العمل متوقف حتى نهاية العام».", false},
		{"أعلن رئيس بلدية طرابلس أن المرفأ استقبل ٤٠ سفينة.", false},
		{"أعلن رئيس بلدية صيدا سامي حداد أن المرفأ استقبل ٤٠ سفينة.", false},
	}
	for _, tt := range tests {
		ok := true
		for _, verdict := range verdicts(tt.sentence, "ar", source, day) {
			ok = ok && verdict != news.Fail
		}
		if ok != tt.ok {
			t.Errorf("%s: passes %v, want %v", tt.sentence, ok, tt.ok)
		}
	}
}

func TestEveryCheckAlwaysAnswers(t *testing.T) {
	for _, sentence := range []string{"", "Rain.", "“", "٤٠", "Nobody cites this."} {
		var got []news.Check
		for _, f := range Sentence(sentence, "und", nil, time.Time{}) {
			got = append(got, f.Check)
		}
		if diff := cmp.Diff(news.Checks(), got); diff != "" {
			t.Errorf("%q: checks (-want +got):\n%s", sentence, diff)
		}
	}
}

func TestTooLongToBeRead(t *testing.T) {
	for check, verdict := range verdicts(strings.Repeat("Rain. ", 1000), "en", strings.Repeat("Rain. ", 1000), day) {
		if verdict != news.Fail {
			t.Errorf("%s: %s, want %s", check, verdict, news.Fail)
		}
	}
}

// FuzzSentence holds that a sentence which cites itself passes, and that spans lie in it.
func FuzzSentence(f *testing.F) {
	for _, s := range []string{
		"“Peace,” said Rana Haddad of Tyre on Monday, “is 12% of $5 billion.”", "قال الوزير أمس: «٤٠ سفينة».", "U.S. \"a 'b c' d", "\xff 1,2,3 «x", "F-16s of O’Neill’s", "أمس\xc2", "0000000弢鿘", "港口重新开放。",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, finding := range Sentence(s, "en", []Passage{{Text: s, Language: "en", Published: day}}, day) {
			if finding.Verdict == news.Fail && len(s) <= maxRunes {
				t.Errorf("%q does not pass by itself: %s", s, finding.Note)
			}
			for _, c := range finding.Against {
				if c.Start < 0 || c.Start >= c.End || c.End > len([]rune(s)) {
					t.Errorf("%q: %v is not in it", s, c)
				}
			}
			for _, sp := range finding.Spans {
				if sp.Start < 0 || sp.Start > sp.End || sp.End > len([]rune(s)) {
					t.Errorf("%q: span %v is not in it", s, sp)
				}
			}
		}
	})
}
