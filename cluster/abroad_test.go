package cluster_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/cluster"
	"barid/news"
)

// ferry and ferryArabic tell of one event and share no name or number that would say so.
func ferry(id news.ArticleID) news.Article {
	return article(id, "Ferry stranded for hours after its engine failed",
		"A ferry with dozens of passengers drifted off the Lebanese coast until tugs pulled it into the harbour.",
		"Nobody was hurt. The owner has promised to look at the engines of its other boats.")
}

func ferryArabic(id news.ArticleID) news.Article {
	return arabic(id, "تعطل محرك عبارة قبالة الساحل",
		"قطرت زوارق إلى الميناء عبارة تقل عشرات الركاب بعد ساعات من تعطل محركها قبالة الساحل اللبناني.",
		"ولم يصب أحد بأذى، ووعد المالك بفحص محركات سفنه الأخرى.")
}

func bakeryArabic(id news.ArticleID) news.Article {
	return arabic(id, "مخابز تشكو نقص الطحين", "تشكو مخابز في لبنان من نقص الطحين قبل أيام من العيد.")
}

// sense gives each article a vector by what it is about: 1 the ferry, 2 bread, 3 something else.
func sense(about map[news.ArticleID]int) map[news.ArticleID][]float32 {
	vectors := make(map[news.ArticleID][]float32)
	for id, subject := range about {
		v := []float32{0.6, 0, 0, 0} // every model finds any two texts somewhat alike
		v[subject] = 0.8
		vectors[id] = v
	}
	return vectors
}

func leads(pairs []cluster.Pair) (ids [][2]news.ArticleID) {
	for _, p := range pairs {
		ids = append(ids, [2]news.ArticleID{p.A.Articles[0], p.B.Articles[0]})
	}
	return ids
}

func TestNearestAbroad(t *testing.T) {
	w := cluster.NewWindow()
	if stories := w.Add([]news.Article{ferry(1), ferryArabic(2), bakeryArabic(3), wheat(4)}); len(stories) != 4 {
		t.Fatalf("%d stories: the two of the ferry are to be apart", len(stories))
	}
	for name, tt := range map[string]struct {
		fresh   []news.ArticleID
		vectors map[news.ArticleID][]float32
		want    [][2]news.ArticleID
	}{
		"what means the same":      {[]news.ArticleID{1, 2, 3, 4}, sense(map[news.ArticleID]int{1: 1, 2: 1, 3: 2, 4: 3}), [][2]news.ArticleID{{1, 2}}},
		"two pairs":                {[]news.ArticleID{1, 2, 3, 4}, sense(map[news.ArticleID]int{1: 1, 2: 1, 3: 2, 4: 2}), [][2]news.ArticleID{{1, 2}, {3, 4}}},
		"one side is fresh":        {[]news.ArticleID{2}, sense(map[news.ArticleID]int{1: 1, 2: 1, 3: 2, 4: 3}), [][2]news.ArticleID{{1, 2}}},
		"nothing is fresh":         {nil, sense(map[news.ArticleID]int{1: 1, 2: 1, 3: 2, 4: 3}), nil},
		"no vector":                {[]news.ArticleID{1, 2}, nil, nil},
		"vectors of another model": {[]news.ArticleID{1, 2}, map[news.ArticleID][]float32{1: {1, 0}, 2: {1}}, nil},
		"nothing alike":            {[]news.ArticleID{1, 2}, map[news.ArticleID][]float32{1: {1, 0}, 2: {0, 1}}, nil},
		"opposite vectors":         {[]news.ArticleID{1, 2}, map[news.ArticleID][]float32{1: {1, 0}, 2: {-1, 0}}, nil},
	} {
		candidates := w.Abroad(func(id news.ArticleID) bool {
			for _, f := range tt.fresh {
				if f == id {
					return true
				}
			}
			return false
		})
		if diff := cmp.Diff(tt.want, leads(w.Nearest(candidates, tt.vectors))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// What the code knows to speak against it is not asked, however alike the texts are.
func TestCandidatesAbroadAreNotRuledOut(t *testing.T) {
	dated := func(a news.Article, at time.Time) news.Article { a.Published = at; return a }
	elsewhere := arabic(2, "تعطل محرك عبارة قبالة الساحل", "قطرت زوارق إلى الميناء عبارة تقل عشرات الركاب قبالة الساحل المغربي، كما قال المغرب.")
	for name, tt := range map[string]struct {
		a, b news.Article
		want int
	}{
		"one event":          {ferry(1), ferryArabic(2), 1},
		"other parties":      {ferry(1), elsewhere, 0},
		"other days":         {dated(ferry(1), monday), dated(ferryArabic(2), monday.AddDate(0, 0, 3)), 0},
		"the next day":       {dated(ferry(1), monday), dated(ferryArabic(2), monday.AddDate(0, 0, 1)), 1},
		"in one language":    {ferry(1), bridge(2), 0},
		"joined by the code": {bridge(1), bridgeToo(2), 0},
	} {
		w := cluster.NewWindow()
		w.Add([]news.Article{tt.a, tt.b})
		if got := w.Abroad(func(news.ArticleID) bool { return true }); len(got) != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
