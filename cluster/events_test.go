package cluster_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/cluster"
	"barid/news"
)

// event is what several articles tell, in their order: English ones, then Arabic ones.
type event struct {
	name    string
	english [][]string // headline and paragraphs
	arabic  [][]string
}

// events come in pairs of one subject, told in the same words, which are apart only in their facts.
var events = []event{
	{"rates in Ghana", [][]string{
		{"Ghana's central bank cuts its key rate to 24 percent",
			"ACCRA — Ghana's central bank lowered its policy rate by 150 basis points to 24 percent on Wednesday, saying that inflation was slowing.",
			"Governor Kwame Ofori said that consumer prices rose by 13.8 percent over a year. The cedi was steady after the decision.",
			"Banks in Kumasi expect cheaper loans for farmers before the planting season."},
		{"Cheaper money in Accra as price rises slow",
			"The Bank of Ghana has brought its policy rate down to 24 percent, a cut of 150 basis points, after inflation fell to 13.8 percent.",
			"Kwame Ofori, its governor, said that a further cut was possible if the cedi holds. Traders in Kumasi had asked for two points."},
	}, [][]string{
		{"البنك المركزي في غانا يخفض سعر الفائدة إلى 24 في المئة",
			"خفض البنك المركزي في غانا سعر الفائدة بمقدار 150 نقطة أساس إلى 24 في المئة يوم الأربعاء بعد تباطؤ التضخم.",
			"وقال المحافظ كوامي أوفوري إن الأسعار ارتفعت 13.8 في المئة على أساس سنوي. وتنتظر المصارف في كوماسي قروضا أرخص."},
	}},
	{"rates in Peru", [][]string{
		{"Peru's central bank cuts its key rate to 4.75 percent",
			"LIMA — Peru's central bank lowered its policy rate by 25 basis points to 4.75 percent on Thursday, saying that inflation was slowing.",
			"Governor Rosa Quispe said that consumer prices rose by 1.9 percent over a year. The sol was steady after the decision.",
			"Banks in Arequipa expect cheaper loans for farmers before the harvest."},
		{"Lima lowers borrowing costs by a quarter point",
			"Peru's monetary authority cut its policy rate to 4.75 percent because inflation has dropped to 1.9 percent.",
			"Rosa Quispe, the governor, said that a further cut was possible if the sol holds. Exporters in Arequipa welcomed the step."},
	}, [][]string{
		{"البنك المركزي في بيرو يخفض سعر الفائدة إلى 4.75 في المئة",
			"خفض البنك المركزي في بيرو سعر الفائدة بمقدار 25 نقطة أساس إلى 4.75 في المئة يوم الخميس بعد تباطؤ التضخم.",
			"وقالت المحافظة روزا كيسبي إن الأسعار ارتفعت 1.9 في المئة على أساس سنوي. وتنتظر المصارف في أريكيبا قروضا أرخص."},
	}},
	{"a strike in Sfax", [][]string{
		{"Dockers in Sfax walk out over pay",
			"About 1,200 dockers in the Tunisian port of Sfax began a strike on Monday to demand a pay rise of 9 percent.",
			"The union said that 14 ships were waiting off the port. Talks with the Mansour company broke down at the weekend.",
			"The transport ministry offered to mediate."},
		{"Strike closes the port of Sfax",
			"No crane moved in Sfax on Monday after 1,200 dockers had laid down work. They want 9 percent more pay from the Mansour company.",
			"Tunisia's transport ministry said that 14 ships were at anchor and offered to mediate."},
	}, [][]string{
		{"إضراب عمال ميناء صفاقس للمطالبة برفع الأجور",
			"بدأ نحو 1200 عامل في ميناء صفاقس التونسي إضرابا يوم الاثنين للمطالبة برفع الأجور بنسبة 9 في المئة.",
			"وقالت النقابة إن 14 سفينة تنتظر قبالة الميناء، بعد فشل المحادثات مع شركة منصور. وعرضت وزارة النقل الوساطة."},
	}},
	{"a strike in Gabes", [][]string{
		{"Dockers in Gabes walk out over safety",
			"About 450 dockers in the Tunisian port of Gabes began a strike on Monday to demand better safety after 2 accidents.",
			"The union said that 6 ships were waiting off the port. Talks with the Karoui company broke down at the weekend.",
			"The transport ministry offered to mediate."},
		{"Strike closes the port of Gabes",
			"No crane moved in Gabes on Monday after 450 dockers had laid down work. They want the Karoui company to repair its cranes.",
			"Tunisia's transport ministry said that 6 ships were at anchor and offered to mediate."},
	}, [][]string{
		{"إضراب عمال ميناء قابس للمطالبة بشروط السلامة",
			"بدأ نحو 450 عاملا في ميناء قابس التونسي إضرابا يوم الاثنين للمطالبة بشروط أفضل للسلامة بعد حادثين.",
			"وقالت النقابة إن 6 سفن تنتظر قبالة الميناء، بعد فشل المحادثات مع شركة القروي. وعرضت وزارة النقل الوساطة."},
	}},
	{"a raid near Marib", [][]string{
		{"Drone raid near Marib kills 5 in a convoy",
			"A drone raid hit a convoy east of the Yemeni city of Marib on Sunday, killing 5 people and wounding 16, medics said.",
			"The lorries were carrying 80 tonnes of flour to the camp of Suwaida. No side claimed the raid."},
		{"Five dead as convoy is bombed in Yemen",
			"Lorries with 80 tonnes of flour were bombed from the air near Marib on Sunday. Hospital staff counted 5 dead and 16 wounded.",
			"The convoy was bound for the camp of Suwaida."},
	}, [][]string{
		{"مقتل 5 في غارة على قافلة قرب مأرب",
			"قتل 5 أشخاص وأصيب 16 في غارة بطائرة مسيرة على قافلة شرق مدينة مأرب اليمنية يوم الأحد، وفق مصادر طبية.",
			"وكانت الشاحنات تنقل 80 طنا من الدقيق إلى مخيم السويداء."},
	}},
	{"a raid near Taiz", [][]string{
		{"Drone raid near Taiz kills 7 in a market",
			"A drone raid hit a market west of the Yemeni city of Taiz on Sunday, killing 7 people and wounding 31, medics said.",
			"The market of Hajar sells cattle, and 200 people were there. No side claimed the raid."},
		{"Seven dead as cattle market is bombed in Yemen",
			"The cattle market of Hajar near Taiz was bombed from the air on Sunday while 200 people were there. Hospital staff counted 7 dead and 31 wounded."},
	}, [][]string{
		{"مقتل 7 في غارة على سوق قرب تعز",
			"قتل 7 أشخاص وأصيب 31 في غارة بطائرة مسيرة على سوق غرب مدينة تعز اليمنية يوم الأحد، وفق مصادر طبية.",
			"وكان 200 شخص في سوق حجر للماشية."},
	}},
}

// tell makes the articles of events and, of each, their IDs.
func tell(languages ...string) (articles []news.Article, want [][]news.ArticleID) {
	for _, e := range events {
		var ids []news.ArticleID
		for _, lang := range languages {
			for _, texts := range map[string][][]string{"en": e.english, "ar": e.arabic}[lang] {
				a := article(news.ArticleID(len(articles)+1), texts...)
				a.Language, a.Published = lang, monday
				articles, ids = append(articles, a), append(ids, a.ID)
			}
		}
		want = append(want, ids)
	}
	return articles, want
}

func sorted(stories []news.Story) [][]news.ArticleID {
	lists := articlesOf(stories)
	for _, l := range lists {
		slices.Sort(l)
	}
	slices.SortFunc(lists, slices.Compare)
	return lists
}

func TestEventsOfOneSubjectStayApart(t *testing.T) {
	for _, languages := range [][]string{{"en"}, {"ar"}} {
		articles, want := tell(languages...)
		if diff := cmp.Diff(want, sorted(cluster.Group(nil, articles))); diff != "" {
			t.Errorf("%v (-want +got):\n%s", languages, diff)
		}
	}
}

// Also where nothing else is told by which the words of the subject could be known as common.
func TestTwoEventsAloneStayApart(t *testing.T) {
	articles, stories := tell("en")
	for i := 0; i < len(stories); i += 2 {
		for _, a := range stories[i] {
			for _, b := range stories[i+1] {
				if got := cluster.Group(nil, []news.Article{articles[a-1], articles[b-1]}); len(got) != 2 {
					t.Errorf("%q and %q are one story", articles[a-1].Title, articles[b-1].Title)
				}
			}
		}
	}
}

func TestEventsMeetAcrossLanguages(t *testing.T) {
	articles, want := tell("en", "ar")
	if diff := cmp.Diff(want, sorted(cluster.Group(nil, articles))); diff != "" {
		t.Errorf("stories (-want +got):\n%s", diff)
	}
}

func TestUndatedPasteJoinsTheStory(t *testing.T) {
	articles, want := tell("en")
	seen := monday.AddDate(0, 9, 0) // an old collection, read long after
	for i := range articles {
		articles[i].FirstSeen = seen.Add(time.Duration(i) * time.Hour)
		if i%2 == 1 {
			articles[i].Published, articles[i].Publisher = time.Time{}, ""
		}
	}
	if diff := cmp.Diff(want, sorted(cluster.Group(nil, articles))); diff != "" {
		t.Errorf("stories (-want +got):\n%s", diff)
	}
	articles[1].FirstSeen = seen.AddDate(0, 6, 0)
	if got := cluster.Group(nil, articles[:2]); len(got) != 2 {
		t.Errorf("an undated paste joins a story that was seen half a year before")
	}
}

func TestTollThatRisesIsOneStory(t *testing.T) {
	first := article(1, events[4].english[0]...)
	later := article(2, "Toll of drone raid near Marib rises to 9",
		"The number of dead after a drone raid on a convoy east of Marib has risen to 9, medics in the Yemeni city said.",
		"The lorries, which carried 80 tonnes of flour to the camp of Suwaida, were hit on Sunday. Of 16 wounded, 4 died in hospital.")
	if got := cluster.Group(nil, []news.Article{first, later}); len(got) != 1 {
		t.Errorf("got %v, want one story", articlesOf(got))
	}
}
