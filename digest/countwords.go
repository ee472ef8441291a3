package digest

import (
	"strings"
	"sync"

	"barid/text"
)

// fate is what has happened to those who are counted.
type fate string

const (
	killed    fate = "killed"
	wounded   fate = "wounded"
	missing   fate = "missing"
	displaced fate = "displaced"
	arrested  fate = "arrested"
	evacuated fate = "evacuated"
)

// hedge is how exact a count claims to be.
type hedge int

const (
	exactly hedge = iota
	atLeast
	about
	atMost
)

const (
	longestHedge = 4  // words: ما لا يقل عن
	hedgeReach   = 24 // characters behind a number that may hold one: شخصا على الأقل
)

// countWords are the words of a language by which counts are read, folded or as stems.
type countWords struct {
	stems       bool
	longestNoun int // words that tell whom a number counts
	fates       map[string]fate
	governs     map[string]bool // fates that a number follows: "killing 12"
	doubtful    map[string]bool // fates that may be an illness
	tolls       map[string]fate // a count of it follows somewhere: "toll"
	heads       map[string]bool // the fate follows, then its count: "number of"
	reaches     map[string]bool // stands between a toll and its count
	people      map[string]bool // in general
	more        map[string]bool // tells that a count is added to another
	parts       map[string]bool // tells that a count is part of another
	of          map[string]bool
	from, to    map[string]bool // "up from 12", "12 to 19"
	between     map[string]bool
	joins       map[string]bool
	places      map[string]bool // what may follow a participle: "12 medics killed in"
	auxiliaries map[string]bool
	function    map[string]bool // ends whom a number counts
	doubts      map[string]bool // makes the whole sentence useless
	rises       map[string]bool // tells that a count follows an older one
	revises     map[string]bool // tells that it may be lower
	hedges      map[string]hedge
	trailing    map[string]hedge
}

// past are beginnings of phrases that look back.
var past = []string{"last ", "ago", "earlier", "previous", "الماضي", "الماضيه", "قبل"}

var arabicOrdinals = map[string]bool{
	"اول": true, "ثاني": true, "ثالث": true, "رابع": true, "خامس": true, "سادس": true, "سابع": true,
	"ثامن": true, "تاسع": true, "عاشر": true,
}

// countWordsOf returns the words of a language; false where it is not read.
func countWordsOf(language string) (countWords, bool) {
	switch primary(language) {
	case "en":
		return englishCounts(), true
	case "ar":
		return arabicCounts(), true
	}
	return countWords{}, false
}

// primary is a language tag without script and region.
func primary(language string) string {
	p, _, _ := strings.Cut(strings.ToLower(language), "-")
	return p
}

var englishCounts = sync.OnceValue(func() countWords {
	w := countWords{longestNoun: 3}
	w.fates = w.table(map[fate]string{
		killed: "killed killing kills kill dead died deaths fatalities", wounded: "wounded wounding wounds injured injuring injures injuries",
		missing: "missing", displaced: "displaced displacing displaces", arrested: "arrested arresting arrests detained detaining detains",
		evacuated: "evacuated evacuating evacuates",
	})
	w.governs = w.set(`killed killing kills kill wounded wounding wounds injured injuring injures displaced displacing displaces
		arrested arresting arrests detained detaining detains evacuated evacuating evacuates`)
	w.tolls = map[string]fate{"toll": killed}
	w.heads = w.set("number")
	w.reaches = w.set("to at reached reaches hit hits passed passes")
	w.people = w.set("people persons person")
	w.more = w.set("more other others additional further another")
	w.parts = w.set("another additional further including included among least other plus")
	w.of = w.set("of")
	w.from, w.to, w.between = w.set("from than versus against"), w.set("to"), w.set("between")
	w.joins = w.set("and or")
	w.places = w.set("in by and at on as when after during near while since")
	w.auxiliaries = w.set("were was are is be been being have has had confirmed reported feared declared left also")
	w.function = w.set(`in by and or at on as when after during near while since of the a an to from for with who which that whom were was are
		is be been being have has had confirmed reported declared left also it he she they but including across said says`)
	w.doubts = w.set("no not never without since could might would if unless feared denied denies deny wrongly falsely earlier initially previously")
	w.rises = w.set("toll rose rises risen rising climbed climbs reached reaches now increased grown jumped")
	w.revises = w.set("revised revises lowered lowers corrected corrects")
	w.hedges = map[string]hedge{
		"at least": atLeast, "more than": atLeast, "over": atLeast, "no fewer than": atLeast, "about": about, "around": about, "some": about,
		"nearly": about, "almost": about, "roughly": about, "approximately": about, "an estimated": about, "up to": atMost,
		"as many as": atMost, "fewer than": atMost, "less than": atMost,
	}
	w.trailing = map[string]hedge{"at least": atLeast, "or more": atLeast}
	return w
})

var arabicCounts = sync.OnceValue(func() countWords {
	w := countWords{stems: true, longestNoun: 1}
	w.fates = w.table(map[fate]string{
		killed:  "قتيل قتلى مقتل شهيد شهداء استشهاد استشهد مصرع وفاة توفي",
		wounded: "جريح جرحى جروح إصابة أصيب مصاب", missing: "مفقود فقدان", displaced: "نازح نزوح نزح",
		arrested: "اعتقال اعتقل معتقل", evacuated: "إجلاء",
	})
	w.governs = w.set("قتل مقتل استشهاد استشهد مصرع وفاة توفي جرح إصابة أصيب فقدان نزوح نزح اعتقال اعتقل إجلاء")
	w.doubtful = w.set("إصابة أصيب مصاب وفاة توفي")
	w.heads = w.set("عدد حصيلة")
	w.reaches = w.set("إلى بلغ بلغت عند")
	w.people = w.set("شخص أشخاص شخصا")
	w.more = w.set("آخر آخرين آخرون إضافي إضافيا جديد جدد")
	w.parts = w.set("بين بينهم بينها منهم منها ضمنهم آخر")
	w.of = w.set("من منهم")
	w.from, w.to, w.between = w.set("من"), w.set("إلى"), w.set("بين")
	w.joins = w.set("و أو")
	w.places = w.set("في من إلى على عن جراء إثر بعد خلال قرب")
	w.function = w.set("في من إلى على عن جراء إثر بعد خلال قرب أن التي الذي وفق بحسب بين بينهم منهم كما و أو")
	w.doubts = w.set("لا لم لن ليس ليست منذ لو إذا نفى نفت ربما سابقا سابق")
	w.rises = w.set("ارتفع ارتفعت ارتفاع حصيلة بلغ بلغت")
	w.revises = w.set("خفض خفضت تخفيض صحح صححت تصحيح مراجعة")
	w.hedges = map[string]hedge{
		"ما لا يقل عن": atLeast, "لا يقل عن": atLeast, "اكثر من": atLeast, "ما يزيد علي": atLeast, "ما يزيد عن": atLeast, "نحو": about,
		"حوالي": about, "قرابه": about, "زهاء": about, "ما يقارب": about, "بضعه": about, "اقل من": atMost,
	}
	w.trailing = map[string]hedge{"علي الاقل": atLeast}
	return w
})

// key is a word as the tables have it.
func (w countWords) key(word string) string {
	if w.stems {
		if terms := text.NewAnalyzer("ar").Terms(word); len(terms) == 1 {
			return terms[0]
		}
	}
	return strings.TrimSpace(text.Fold(word))
}

func (w countWords) set(list string) map[string]bool {
	set := make(map[string]bool)
	for _, word := range strings.Fields(list) {
		set[w.key(word)] = true
	}
	return set
}

func (w countWords) table(lists map[fate]string) map[string]fate {
	table := make(map[string]fate)
	for f, list := range lists {
		for word := range w.set(list) {
			table[word] = f
		}
	}
	return table
}
