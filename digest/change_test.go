package digest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

// printedBlock tells a story in sentences, the first being its headline.
func printedBlock(language string, article news.ArticleID, sentences ...string) Block {
	b := Block{Story: 1, Language: language, Headline: sentence(sentences[0]), Sources: []Source{{Article: article, Revision: 1}}}
	for _, s := range sentences[1:] {
		b.Sentences = append(b.Sentences, sentence(s))
	}
	return b
}

func sentAs(issue IssueID, b Block) SentBlock {
	return SentBlock{Issue: issue, SentAt: noon.AddDate(0, 0, int(issue)-10), Block: b}
}

// shown is a change in short: its standing, and its updates.
func shown(c Change) string {
	parts := []string{string(c.Standing)}
	for _, u := range c.Updates {
		parts = append(parts, strings.Join(strings.Fields(fmt.Sprint(u.Was, " → ", u.Figure.Text, " ", u.Figure.Noun, " ", u.Figure.Fate)), " "))
	}
	return strings.Join(parts, "; ")
}

func TestCompareWithWhatWasSent(t *testing.T) {
	const strike = "A strike on Tyre killed 12 people on Monday, the civil defence said."
	const ghara = "قتل 12 شخصا في غارة على صور الاثنين، بحسب الدفاع المدني."
	const ferry = "The first ferries after the storm carried 340 passengers between Sidon and Tyre, the port authority said."
	tests := []struct{ name, language, was, now, want string }{
		{"toll rises", "en", strike, "The death toll from the strike on Tyre has risen to 19.", "updated; 12 → 19 killed"},
		{"as high a count of the same event", "en", strike, "At least 19 people were killed in the strike on Tyre.", "updated; 12 → At least 19 killed"},
		{"another day, the same strike", "en", strike, "The toll of Monday's strike on Tyre rose on Tuesday to 19, the governor said.", "updated; 12 → 19 killed"},
		{"missing people found dead", "en", "A boat sank off Tyre: 12 people are missing and 3 dead.", "Divers off Tyre raised the toll of the sunken boat to 9 dead, with 6 people missing.", "updated; 3 → 9 killed"},
		{"revised downwards", "en", strike, "The civil defence revised its count: 9 people were killed in Tyre.", "updated; 12 → 9 killed"},
		{"one figure of a repeated sentence", "en", ferry, strings.Replace(ferry, "340", "410", 1), "updated; 340 → 410 passengers"},
		{"a price", "en", "The central bank said the repair of the northern pier will cost $2 million.", "The central bank said the repair of the northern pier will cost $3 million.", "updated; $2 million → $3 million"},
		{"by the word", "en", strike, strike + " ", "unchanged"},
		{"said with fewer words", "en", strike, "A strike killed 12 people in Tyre on Monday.", "unchanged"},

		{"another place", "en", strike, "A strike on Nabatieh killed 19 people.", "continued"},
		{"another day", "en", strike, "A strike on Tyre killed 19 people on Tuesday.", "continued"},
		{"other people", "en", strike, "The strike on Tyre killed 3 medics.", "continued"},
		{"part of them", "en", strike, "Of the dead of the strike on Tyre, 5 were children.", "continued"},
		{"more of them", "en", strike, "The strike on Tyre killed 19 more people.", "continued"},
		{"all of the war", "en", strike, "Some 4,000 people have been killed in Tyre since the war began.", "continued"},
		{"a guess that fits", "en", strike, "About 13 people were killed in the strike on Tyre.", "continued"},
		{"a lower bound that fits", "en", strike, "At least 10 people were killed in the strike on Tyre.", "continued"},
		{"lower without a word of it", "en", strike, "The strike on Tyre killed 9 people.", "continued"},
		{"two counts in one block", "en", strike, "The toll of the strike on Tyre rose to 19. The toll of the strike on Tyre rose to 21.", "continued"},
		{"denied now", "en", "Parliament approved the budget of the port of Tyre.", "Parliament has not approved the budget of the port of Tyre.", "continued"},
		{"another name in the same words", "en", "The minister Karim Haddad will visit the port of Tyre.", "The minister Rami Aoun will visit the port of Tyre.", "continued"},
		{"time passing", "en", "The harbour of Sidon stayed closed for 12 days after the storm, the authority said.", "The harbour of Sidon stayed closed for 14 days after the storm, the authority said.", "continued"},
		{"an article of a law", "en", "The court in Tyre applied article 12 to the owners of the sunken ferry.", "The court in Tyre applied article 14 to the owners of the sunken ferry.", "continued"},

		{"toll rises", "ar", ghara, "ارتفع عدد القتلى جراء الغارة على صور إلى 19.", "updated; 12 → 19 killed"},
		{"as high a count of the same event", "ar", ghara, "ما لا يقل عن 19 قتيلا في الغارة على صور.", "updated; 12 → ما لا يقل عن 19 killed"},
		{"in either digits", "ar", "قتل ١٢ شخصا في غارة على صور.", "ارتفعت حصيلة الغارة على صور إلى ١٩ قتيلا.", "updated; ١٢ → ١٩ killed"},
		{"one figure of a repeated sentence", "ar", "نقلت العبارات الأولى بعد العاصفة 340 راكبا بين صيدا وصور بحسب سلطة المرفأ.", "نقلت العبارات الأولى بعد العاصفة 410 راكبا بين صيدا وصور بحسب سلطة المرفأ.", "updated; 340 → 410 راكبا"},
		{"in another spelling", "ar", "أعلنت إدارة المرفأ استئناف الرحلات إلى صور.", "اعلنت ادارة المرفأ إستئناف الرحلات الى صور.", "unchanged"},

		{"another place", "ar", ghara, "قتل 19 شخصا في غارة على بيروت.", "continued"},
		{"the toll of another place", "ar", ghara, "ارتفعت حصيلة الغارة على بيروت إلى 19 قتيلا.", "continued"},
		{"another town", "ar", "قتل 12 شخصا في بلدة الخيام.", "قتل 19 شخصا في بلدة مرجعيون.", "continued"},
		{"another line", "ar", "نقلت العبارات الأولى بعد العاصفة 340 راكبا إلى صور بحسب سلطة المرفأ.", "نقلت العبارات الأولى بعد العاصفة 410 راكبا إلى جبيل بحسب سلطة المرفأ.", "continued"},
		{"another minister", "ar", "يزور الوزير كريم حداد مرفأ صور غدا.", "يزور الوزير رامي عون مرفأ صور غدا.", "continued"},
		{"other people", "ar", ghara, "قتل 3 مسعفين في الغارة على صور.", "continued"},
		{"more of them", "ar", ghara, "قتل 19 آخرون في غارة على صور.", "continued"},
		{"all of the war", "ar", ghara, "قتل 4000 شخص في صور منذ بدء الحرب.", "continued"},
		{"lower without a word of it", "ar", ghara, "قتل 9 أشخاص في الغارة على صور.", "continued"},
		{"denied now", "ar", "أقر البرلمان موازنة مرفأ صور.", "لم يقر البرلمان موازنة مرفأ صور.", "continued"},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.name, func(t *testing.T) {
			old := sentAs(7, printedBlock(tt.language, 1, tt.was, tt.was))
			got := compare(printedBlock(tt.language, 2, tt.now, tt.now), nil, []SentBlock{old})
			if diff := cmp.Diff(tt.want, shown(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got.Issue != 7 {
				t.Errorf("compared with issue %d", got.Issue)
			}
		})
	}
}

func TestCompareTakesTheLastCount(t *testing.T) {
	sent := []SentBlock{
		sentAs(1, printedBlock("en", 1, "Strike on Tyre kills 5", "A strike on Tyre killed 5 people.")),
		sentAs(3, printedBlock("en", 3, "Tyre mourns", "Shops in Tyre stayed closed.")),
		sentAs(2, printedBlock("en", 2, "Toll in Tyre rises to 12", "The death toll in Tyre rose to 12.")),
	}
	now := printedBlock("en", 4, "Toll in Tyre rises to 19", "The death toll in Tyre rose to 19.")
	got := compare(now, nil, sent)
	if shown(got) != "updated; 12 → 19 killed" || got.Issue != 3 || got.Updates[0].Issue != 2 {
		t.Errorf("%s, last told by issue %d, counted by %d", shown(got), got.Issue, got.Updates[0].Issue)
	}
	if c := compare(now, nil, nil); c.Standing != New {
		t.Errorf("against nothing it is %s", c.Standing)
	}
	again := sentAs(4, now)
	if c := compare(now, nil, []SentBlock{again}); c.Standing != New {
		t.Errorf("made again from the same articles it is %s", c.Standing)
	}
}

// Whatever is claimed stands in the two sentences that it is drawn from.
func TestNothingIsClaimedThatTheTextsDoNotHold(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	places := []string{"Tyre", "Sidon", "Nabatieh"}
	shapes := map[string][]string{
		"en": {"A strike on %s killed %d people.", "The death toll from the strike on %s rose to %d.", "At least %[2]d people were wounded in %[1]s.",
			"In %s, %d more people were killed.", "Ferries to %s carried %d passengers in the first hours, the port authority said.", "%s counted %d dead and 4 missing."},
		"ar": {"قتل في %s %d شخصا في غارة.", "ارتفع عدد القتلى في %s إلى %d.", "جرح %[2]d شخصا في غارة على %[1]s.", "حملت العبارات الأولى إلى %s بعد العاصفة %d راكبا، بحسب سلطة المرفأ."},
	}
	claims := 0
	for range 600 {
		language := pick([]string{"en", "ar"})
		tell := func(article news.ArticleID) Block {
			var lines []string
			for range 3 {
				lines = append(lines, fmt.Sprintf(pick(shapes[language]), pick(places), 2+random.IntN(30)))
			}
			return printedBlock(language, article, lines...)
		}
		old, now := tell(1), tell(2)
		c := compare(now, nil, []SentBlock{sentAs(1, old)})
		for _, u := range c.Updates {
			claims++
			said := Content{Sections: []Section{{Blocks: []Block{now}}}}
			s, _, err := said.Sentence(u.Sentence)
			holds := func(b Block, text string) bool {
				for _, s := range b.told() {
					if s.Text == text {
						return true
					}
				}
				return false
			}
			if err != nil || !strings.Contains(s.Text, u.Figure.Text) || !strings.Contains(s.Text, u.Figure.Noun) ||
				!strings.Contains(u.WasSaid, u.Was) || !holds(old, u.WasSaid) || u.Was == u.Figure.Text {
				t.Fatalf("%+v from\n%v\n%v", u, old, now)
			}
		}
	}
	if claims < 20 {
		t.Errorf("only %d claims were tried", claims)
	}
}

func TestDisputes(t *testing.T) {
	at := func(publisher string, hours int, body string) news.Article {
		return news.Article{
			ID: news.ArticleID(len(publisher)), Revision: 1, Publisher: publisher, Language: "en", Title: "Strike on Tyre",
			Published: noon.Add(time.Duration(hours) * time.Hour), Paragraphs: []news.Paragraph{{Text: body}},
		}
	}
	const says = "The strike on Tyre killed %s people. Rescuers went on."
	one, other := fmt.Sprintf(says, "12"), fmt.Sprintf(says, "19")
	tests := []struct {
		name     string
		articles []news.Article
		want     string
	}{
		{"two say otherwise", []news.Article{at("Wire", 0, other), at("Courier", 2, one)}, "12 Courier, 19 Wire"},
		{"agreed", []news.Article{at("Wire", 0, one), at("Courier", 2, one)}, ""},
		{"the later one knows more", []news.Article{at("Wire", 0, one), at("Courier", 20, other)}, ""},
		{"one publisher, two articles", []news.Article{at("Wire", 0, one), at("Wire", 2, other)}, ""},
		{"a bound that holds for both", []news.Article{at("Wire", 0, one), at("Courier", 2, fmt.Sprintf(says, "at least 10"))}, ""},
		{"another place", []news.Article{at("Wire", 0, one), at("Courier", 2, strings.Replace(other, "Tyre", "Sidon", 1))}, ""},
	}
	for _, tt := range tests {
		var got []string
		for _, d := range disputes(tt.articles) {
			for _, s := range d.Sides {
				got = append(got, s.Figure.Text+" "+s.Publisher)
				if passage, ok := tt.articles[0].Passage(s.Citation); s.Citation.Article == tt.articles[0].ID && (!ok || !strings.Contains(passage, s.Figure.Text)) {
					t.Errorf("%s: %s cites %q", tt.name, s.Publisher, passage)
				}
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
