package text

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// Each element is one sentence of the text that they are together, one space between them.
var sentenceTests = map[string][]string{
	"dates and titles": {
		"The U.S. envoy met Dr. Salem on Oct. 7.", "They spoke for an hour.", "Nobody signed!",
		"Gen. Omar and Sens. Hill and Ray left on Sept. 12, 2024.", "It was No. 3 of five talks."},
	"initials and companies":       {"George W. Haddad of Nile Co. Holdings spoke.", "So did J.B. Rahme Jr.", "The room was full."},
	"abbreviation at the end":      {"They flew to the U.S.", "The talks begin at 5 p.m. Friday.", "Doors open at 4 p.m.", "Guests may wait."},
	"dateline and credit":          {"BEIRUT (AP) — The port reopened on Monday. (Reuters)", "Ships came in."},
	"state abbreviation":           {"The senator, R-Ky., voted no.", "KANSAS CITY, Kan. — The river rose."},
	"quotation that ends":          {"“The road is open.”", "The driver nodded.", "He said: \"We go.\"", "They went."},
	"question with attribution":    {"“Is the road open?” Salem asked.", "“Why now?” he said.", "“Who knows?”", "Nobody did."},
	"bracket that ends":            {"(The court had ruled in May.)", "It ruled again."},
	"guillemets with spaces":       {"« Nous partons. »", "Le ministre a quitté la salle."},
	"German quotation and ordinal": {"Er sagte: „Wir gehen.“", "Das Treffen ist am 7. Oktober in Bonn."},
	"ellipsis":                     {"He waited … and then left.", "The bridge was gone...", "Nobody spoke.", "It was late…", "They slept."},
	"numbers":                      {"Prices rose 3.5 percent to 1,250.75 pounds.", "Wages rose 2."},
	"list marker":                  {"1. The ministry publishes the list.", "2. Every school checks it."},
	"address in a sentence":        {"Write to desk@news.example or see news.example/help.", "Nobody will call."},
	"plain Arabic":                 {"وصل الوفد إلى المدينة.", "هل تعود المحادثات؟", "لا أحد يعرف!", "غادر الجميع."},
	"Arabic titles and initials":   {"قال د. سامي إن م. ناصر سيحضر.", "نشرت أ.د. هدى التقرير عام 2015 م.", "وصدر التقرير لاحقا."},
	"Arabic pause":                 {"معارك عنيفة في الشمال.. وهدوء في الجنوب.", "ينتظر الناس."},
	"Arabic quotation":             {"قال الناطق: «الطريق مفتوح».", "«من فتحه؟» سأل السائق.", "لم يجب أحد."},
	"Urdu":                         {"وفد شہر پہنچ گیا۔", "بات چیت کل ہو گی۔"},
	"Chinese":                      {"会议今天开始。"},
}

func TestSentences(t *testing.T) {
	for name, want := range sentenceTests {
		if diff := cmp.Diff(want, sentencesOf(strings.Join(want, " "))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestSentencesWithoutSpace(t *testing.T) {
	tests := map[string][]string{
		"انتهى الاجتماع.وقال الناطق إنه ناجح":       {"انتهى الاجتماع.", "وقال الناطق إنه ناجح"},
		"هيئة البث (بي.بي.سي) نقلت الخبر.":          {"هيئة البث (بي.بي.سي) نقلت الخبر."},
		"قال «نعم».وأضاف أن الأمر انتهى.":           {"قال «نعم».", "وأضاف أن الأمر انتهى."},
		"The talks ended.The delegates left.":       {"The talks ended.", "The delegates left."},
		"A U.S.-led force guards example.org now.":  {"A U.S.-led force guards example.org now."},
		"会议开始。代表到了。":                                {"会议开始。", "代表到了。"},
		"A headline without a point\nA text.\r\n\n": {"A headline without a point", "A text."},
		"":       nil,
		" \n\t ": nil,
		"...":    {"..."},
	}
	for s, want := range tests {
		if diff := cmp.Diff(want, sentencesOf(s)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", s, diff)
		}
	}
}

func sentencesOf(s string) []string {
	var list []string
	for _, sp := range Sentences(s) {
		list = append(list, sp.Of(s))
	}
	return list
}

func FuzzSentences(f *testing.F) {
	for _, want := range sentenceTests {
		f.Add(strings.Join(want, " "))
	}
	for _, s := range []string{".", "a.", "(.", "\xff.\xc0", ". . . (", "؟»", "1.\n2.", "(AP) (AP", "a.a.a.a."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		at := 0
		for _, sp := range append(Sentences(s), Span{len(text), len(text)}) {
			if sp.Start < at || sp.End < sp.Start || sp.End > len(text) {
				t.Fatalf("Sentences(%q): %v after %d of %d runes", s, sp, at, len(text))
			}
			if lost := strings.TrimSpace(string(text[at:sp.Start])); lost != "" {
				t.Fatalf("Sentences(%q) leaves out %q", s, lost)
			}
			if sp.Start < sp.End && (unicode.IsSpace(text[sp.Start]) || unicode.IsSpace(text[sp.End-1])) {
				t.Fatalf("Sentences(%q): %v is not trimmed", s, sp)
			}
			at = sp.End
		}
	})
}
