package text

import "strings"

// letterSize is the size in UTF-8 of every letter that stemArabic meets.
const letterSize = len("ا")

// maxStemmed is longer than any word with all that Arabic writes around it.
const maxStemmed = 24 * letterSize

// stemArabic takes the article, proclitics and endings off a folded Arabic word. A letter such as
// ب may be "in" or belong to the root; it is always taken off, in "بلد" and "في بلد" alike, unless
// what stands there is one of arabicRoots, so that forms of a word meet even where it is cut too short.
func stemArabic(word string) string {
	if len(word) > maxStemmed || strings.ContainsFunc(word, func(r rune) bool { return r < 'ء' || 'ي' < r }) {
		return word
	}
	for {
		stem := cutEndings(word)
		if arabicRoots[stem] {
			return stem
		}
		rest := cutProclitic(word)
		if rest == word {
			return stem
		}
		word = rest
	}
}

// cutProclitic takes one off if enough stays: two letters after the article, else a stem of three.
func cutProclitic(word string) string {
	if rest, ok := strings.CutPrefix(word, "ال"); ok && len(rest) >= 2*letterSize {
		return rest
	}
	for _, proclitic := range []string{"و", "ف", "ب", "ل", "ك"} {
		rest, ok := strings.CutPrefix(word, proclitic)
		if ok && len(cutEndings(rest)) >= 3*letterSize {
			return rest
		}
	}
	return word
}

// cutEndings takes off pronouns, plurals, duals, the nisba and case endings, as long as three
// letters stay. It goes on until nothing changes: that is what makes "لبناني" and "لبنان" meet.
func cutEndings(word string) string {
	for i := 0; i < len(arabicEndings); i++ {
		if stem, ok := strings.CutSuffix(word, arabicEndings[i]); ok && len(stem) >= 3*letterSize {
			word, i = stem, -1
		}
	}
	return word
}

var arabicEndings = []string{"ها", "هم", "نا", "وا", "ات", "ان", "ون", "ين", "يا", "ه", "ي", "ت", "ا"}

// arabicRoots are the stems of frequent words of the news that begin like a proclitic.
var arabicRoots = stemSet(`
	وزير وزارة وزراء واحد واقع وقائع وجود وجوه وظيفة وظائف والد وصول وكالة وكيل وكلاء واضح وضوح وراء وحيد واسع واجب واجهة واجه
	واصل وثيقة وثائق وقوف وقوع وافق وقود واشنطن وليد وساطة وسيط وسيلة وسائل وسطاء ولاية وفاق وفود ولاء وباء وداع وارد وافد وتيرة
	وديعة ودائع وسام وشيك وصاية وعود وقاية ولادة
	فريق فرنسا فلسطين فضاء فيديو فنان فاعل فعال فروع فندق فنادق فارس فيلم فيدرالي فائز فائدة فوائد فضيلة فقيد فائض فريد فنون فيروس
	فيسبوك فصيل فصائل فاسد فساد فراغ فصول فائق فاضل فبراير فارق فيصل فرار فضائح فضيحة فقراء فقير فلاح فلسفة فنزويلا فنلندا فيضان
	فيينا فيتنام فاتورة فواتير فاكهة فولاذ فتيل
	برنامج برامج بيان بلاد بناء بريطانيا بريد بعيد بالغ بلاغ بلوغ بنوك باحث بحوث برلمان برميل براميل بغداد بورصة برازيل بيضاء بديل
	بدائل بارز باكستان باريس بقاء بوابة بلجيكا بيروت بكين برلين بروكسل بترول براءة برتغال باشر بلاستيك باطل بطاقة بطولة بوتين بايدن
	بنغلاديش بولندا بلغاريا بضاعة بضائع بداية باخرة بحيرة بسيط بنزين بندقية بنود باهظ
	لاعب لقاء لندن لازم لواء لافت لاحق لجنة لجان لبنان لاجئ لائحة لوائح لاذقية لياقة لجوء ليبيا ليبرالي لطيف لسان لقاح لحوم لصوص
	كبير كبار كثير كهرباء كتاب كاتب كامل كريم كفاءة كانون كردستان كيلومتر كارثة كوارث كتيب كلام كيان كاميرا كابول كثافة كثيف كافر
	كونغرس كوادر كادر كائن كيمياء كنيسة كنائس كوكب كلاب كراهية كندا كوريا كوبا كولومبيا كييف كرملين كرواتيا كازاخستان كويت
	كواليس كورونا كتيبة كتائب كشمير كفاح كمبيوتر كربلاء كركوك
	الله ألمانيا إلغاء إلقاء إلزام إلحاق التزام التحاق التماس إلكتروني`)

func stemSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[cutEndings(Fold(word))] = true
	}
	return set
}
