package lines

import (
	"fmt"
	"testing"

	"barid/text"
)

func TestDateline(t *testing.T) {
	for s, want := range map[string]string{
		"BEIRUT (Agency) — The cabinet met.":                "BEIRUT (Agency) —",
		"DAMASCUS, Syria (AP) — The cabinet met.":           "DAMASCUS, Syria (AP) —",
		"BEIRUT, July 9 (Reuters) - The cabinet met.":       "BEIRUT, July 9 (Reuters) -",
		"NEW YORK/LONDON, July 9 (Reuters) - Markets fell.": "NEW YORK/LONDON, July 9 (Reuters) -",
		"Cairo (dpa) - The cabinet met.":                    "Cairo (dpa) -",
		"(Reuters) - The cabinet met.":                      "(Reuters) -",
		"TRIPOLI -- The cabinet met.":                       "TRIPOLI --",
		"TRIPOLI, Lebanon—The cabinet met.":                 "TRIPOLI, Lebanon—",
		"A-B talks":                                         "",
		"BEIRUT: The cabinet met.":                          "BEIRUT:",
		"بيروت - اجتمع مجلس الوزراء.":                       "بيروت -",
		"بيروت (رويترز) - اجتمع مجلس الوزراء.":              "بيروت (رويترز) -",
		"دمشق: «الشرق» اجتمع مجلس الوزراء.":                 "دمشق: «الشرق»",
		"أبو ظبي – اجتمع مجلس الوزراء.":                     "أبو ظبي –",
		"The cabinet met - for the third time - on Monday.": "",
		"UN Secretary-General visited Beirut on Monday.":    "",
		"Lebanon (and Syria) agreed.":                       "",
		"وقال الوزير بعد الاجتماع إن الحكومة - كما وعدت - ستجتمع": "",
		"": "",
	} {
		if got := Dateline(s); got != want {
			t.Errorf("Dateline(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestFurniture(t *testing.T) {
	for _, s := range []string{
		"TT", "20", "•", "10:42", "٢٠", "Share", "Share:", "12 Comments", "July 9, 2025", "Wednesday, 9 July 2025 10:42 am",
		"الأربعاء 9 يوليو 2025 م", "الخميس ١٠ تموز ٢٠٢٥", "By Mara Liepa", "BY MARA LIEPA AND JON TAMM", "3 min read", "2 hours ago",
		"Last updated: 5 May 2025", "Read more: Harbour gets a pier", "Related: Harbour gets a pier", "Continue reading...", "Updated 5 May 2025", "Published: 10:42", "Published May 5, 2025", "(Reporting by A; Editing by B)", "© 2025 Example",
		"Copyright 2025 Example Courier", "https://news.example/a", "desk@news.example", "The post A appeared first on B.",
		"Jon Tamm in Riga contributed to this report.", "اقرأ أيضاً: المرفأ يفتح أبوابه", "شارك", "جميع الحقوق محفوظة لموقع المثال", "",
	} {
		if !Furniture(s) {
			t.Errorf("%q is furniture", s)
		}
	}
	for _, s := range []string{
		"No.", "Yes, he said.", "By land and sea, aid reaches the coast", "Share prices fall in Beirut", "It ended in May 2025.",
		"Published reports name the minister", "Updated rules for ferries", "The study was originally published in May.", "Syria Votes in May 2025", "May 2025 elections put off", "In July 2025 the two ministers signed the accord in Damascus and went home", "Opinion polls give the party 20 percent.",
		"Related attacks killed five people in May.", "شارك الوزير في الاجتماع.", "قال إن الأمر انتهى.", "إعلان بيروت يدعو إلى هدنة",
	} {
		if Furniture(s) {
			t.Errorf("%q is not furniture", s)
		}
	}
}

func TestCaption(t *testing.T) {
	for _, s := range []string{
		"A ferry leaves the harbour. (AP)", "A ferry leaves the harbour (Reuters)", "A ferry leaves the harbour. (AP Photo/Jon Tamm)",
		"The president in Nicosia, July 9, 2025. (Presidency)", "Photo: the harbour at dawn", "File photo: the harbour", "[Jon Tamm/AFP via Getty Images]",
		"A ferry leaves the harbour. Photograph: Jon Tamm/Courier", "A ferry leaves the harbour | Jon Tamm/AFP via Getty Images",
		"Credit... Jon Tamm/The Courier", "باخرة في المرفأ (أ.ف.ب)", "باخرة في المرفأ (رويترز)", "صورة أرشيفية: باخرة في المرفأ",
	} {
		if !Caption(s) {
			t.Errorf("%q is a caption", s)
		}
	}
	for _, s := range []string{
		"He met the head of the atomic agency (IAEA)", "The ferry left. It came back. It left again. (AP)", "The harbour (right) is old.",
		"He said no. (He later changed his mind.)", "Photographs show the harbour.", "The photo by Jon Tamm won the prize.", "Talks on the US/UK accord open", "التقى المدير العام للمنظمة (إيكاو)",
	} {
		if Caption(s) {
			t.Errorf("%q is not a caption", s)
		}
	}
}

func TestEnds(t *testing.T) {
	for s, want := range map[string]bool{
		"He left.": true, "He left.”": true, "(He left.)": true, "Did he?": true, "هل رحل؟": true, "قال:": true, "یہ ہے۔": true,
		"Minister resigns": false, "Talks resume in the U.S.": false, "Aoun: “No change”": false, "": false,
	} {
		if got := Ends(s); got != want {
			t.Errorf("Ends(%q) = %v", s, got)
		}
	}
}

func TestClean(t *testing.T) {
	for s, want := range map[string]string{
		"\u00a0a\u2009b\u200b \tc\ufeff ": "a b c", "\u202ea\u202c": "a", "می\u200cروم": "می\u200cروم", "\u200c": "", "a\x00b\xff": "ab\ufffd", "co\u00adop": "coop",
	} {
		if got := Clean(s); got != want {
			t.Errorf("Clean(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestLabelsAreFolded checks that no entry of the tables is one that can never be met.
func TestLabelsAreFolded(t *testing.T) {
	check := func(table, s string) {
		if folded := text.Fold(s); folded != s {
			t.Errorf("%s: %q must be written %q", table, s, folded)
		}
	}
	for s := range labels {
		check("labels", s)
	}
	for s := range agencies {
		check("agencies", s)
	}
	for _, s := range notices {
		check("notices", s)
	}
	for _, s := range pointers {
		check("pointers", s)
	}
}

func Example() {
	for _, s := range []string{"Share", "A ferry leaves the harbour. (AP)", "RIGA (Courier) — The ferry left."} {
		fmt.Printf("%v %v %q\n", Furniture(s), Caption(s), Dateline(s))
	}
	// Output:
	// true false ""
	// false true ""
	// false false "RIGA (Courier) —"
}
