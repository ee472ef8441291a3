package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/given-names.txt
var givenNamesTXT string

//go:embed data/surnames-ar.txt
var surnamesTXT string

//go:embed data/common-words-ar.txt
var arabicWordsTXT string

//go:embed data/common-words.txt
var commonWordsTXT string

// foldedSet parses lists of words; a mark behind a word stays with it.
func foldedSet(lines ...string) map[string]bool {
	set := make(map[string]bool)
	for _, line := range lines {
		for word := range strings.FieldsSeq(line) {
			set[bareKey(Fold(word))] = true
		}
	}
	return set
}

// givenNames holds folded given names of both scripts; "name~" stands for one that is a common word too.
var givenNames = sync.OnceValue(func() map[string]bool { return foldedSet(dataLines(givenNamesTXT)...) })

// surnames holds folded surnames of the Arabic script, with ~ as above.
var surnames = sync.OnceValue(func() map[string]bool { return foldedSet(dataLines(surnamesTXT)...) })

// isGiven reports a given name that is no common word. على is never one, whatever its folded form.
func isGiven(t token) bool {
	return givenNames()[t.key] && !strings.HasSuffix(t.Text, "ى") && (t.arabic() || t.capital())
}

// commonWords holds English words that a capital letter does not make a name.
var commonWords = sync.OnceValue(func() map[string]bool { return foldedSet(dataLines(commonWordsTXT)...) })

var arabicWords = sync.OnceValue(func() map[string]bool { return foldedSet(dataLines(arabicWordsTXT)...) })

// functionWords are the stop words of all languages known here; a sentence may begin with them.
var functionWords = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool)
	for _, a := range analyzers {
		for word := range a.stops {
			all[word] = true
		}
	}
	return all
})

// isCommonArabic reports a common word of Arabic, with proclitics, article and the
// ending of the accusative or without.
func isCommonArabic(key string) bool {
	for stem := range (token{key: key}).stemmed() {
		bare := strings.TrimPrefix(stem, "ال")
		if arabicWords()[stem] || arabicWords()[bare] || arabicWords()[strings.TrimSuffix(bare, "ا")] {
			return true
		}
	}
	return false
}

// isCommon reports an English common word, regular endings included.
func isCommon(key string) bool {
	common := commonWords()
	if common[key] {
		return true
	}
	for _, e := range regularEndings {
		stem, ok := strings.CutSuffix(key, e.ending)
		if !ok || len(stem) < 3 {
			continue
		}
		n := len(stem)
		if common[stem+e.instead] || stem[n-1] == stem[n-2] && e.instead == "" && common[stem[:n-1]] {
			return true
		}
	}
	return false
}

var regularEndings = []struct{ ending, instead string }{
	{"s", ""}, {"es", ""}, {"ies", "y"}, {"ed", ""}, {"ed", "e"}, {"ied", "y"}, {"ing", ""}, {"ing", "e"},
	{"ly", ""}, {"ily", "y"}, {"er", ""}, {"er", "e"}, {"ers", ""}, {"ers", "e"}, {"ier", "y"}, {"est", ""},
	{"n't", ""}, {"'ll", ""}, {"'re", ""}, {"'ve", ""}, {"'d", ""},
}

// ranks stand before a person's name: titles, offices and professions.
var ranks = foldedSet(`mr mrs ms miss dr prof professor sir lady lord dame president minister premier chancellor
	secretary senator governor mayor judge justice general colonel major captain lieutenant sergeant admiral commander king
	queen prince princess pope bishop archbishop cardinal father rabbi sheikh imam ayatollah mullah sultan emir ambassador
	envoy spokesman spokeswoman chairman chairwoman chief director representative congressman congresswoman deputy speaker
	leader commissioner coach manager gen col lt maj capt sgt sen gov rep rev hon st
	президент министр премьер глава генерал полковник посол депутат канцлер король принц шейх губернатор мэр спикер секретарь директор
	رئيس رئيسة وزير وزيرة أمير أميرة ملك ملكة سلطان شيخ شيخة إمام بابا بطريرك مطران كاردينال حاخام آية مرشد
	نائب نائبة سيناتور حاكم عمدة محافظ والي سفير سفيرة مبعوث مبعوثة مستشار مستشارة قائد لواء عميد عقيد مقدم رائد نقيب
	ملازم جنرال مشير مارشال أميرال دكتور دكتورة بروفسور بروفيسور أستاذ سيد سيدة آنسة مهندس قاضي محامي
	متحدث متحدثة ناطق ناطقة مدير مديرة مدرب لاعب كاتب شاعر فنان مخرج صحافي صحفي مراسل زعيم أمين مفوض كولونيل د`)

// Rank returns the title that a word is, folded, as a man's and without what Arabic writes in front of
// it: "president" of "President", "وزير" of "والوزيرة".
func Rank(word string) (title string, ok bool) {
	for stem := range (token{Word: Word{Text: word}, key: bareKey(Fold(word))}).stemmed() {
		bare := strings.TrimPrefix(stem, "ال")
		for _, title := range []string{strings.TrimSuffix(bare, "ه"), bare} {
			if ranks[title] {
				return title, true
			}
		}
	}
	return "", false
}

// IsGivenName reports a word that is known as the first name of a person.
func IsGivenName(word string) bool {
	key := Fold(word)
	return givenNames()[key] || givenNames()[key+"~"]
}

// institutions follow the name of a state without being part of a person's name.
var institutions = foldedSet(`army navy police government ministry embassy parliament senate house council court club party
	airport airlines airways university bank press times post news television radio national international federation
	olympic olympics open cup league team football rugby cricket defence defense forces air force intelligence security
	central supreme prime foreign federal state states city town county district airlines summit conference agreement accord
	monday tuesday wednesday thursday friday saturday sunday`)

// weekdays are the seven days; in Arabic الأحد counts only with its article.
var weekdays = foldedSet(`monday tuesday wednesday thursday friday saturday sunday الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد`)
