package cluster_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"barid/cluster"
	"barid/news"
)

// told is one event as two papers head it, in English and in Arabic.
type told struct{ english, englishToo, arabic, arabicToo string }

var headlines = []told{
	{"Port of Tripoli reopens after 12 days of strike", "Strike ends after 12 days and Tripoli port reopens",
		"إعادة فتح ميناء طرابلس بعد إضراب 12 يوما", "انتهاء الإضراب بعد 12 يوما وإعادة فتح ميناء طرابلس"},
	{"Jordan raises the price of bread by 15 percent", "Price of bread in Jordan raised by 15 percent",
		"الأردن يرفع أسعار الخبز بنسبة 15 في المئة", "رفع أسعار الخبز في الأردن بنسبة 15 في المئة"},
	{"Flood in Khartoum destroys 340 houses", "340 houses destroyed by flood in Khartoum",
		"فيضانات الخرطوم تدمر 340 منزلا في أحياء فقيرة", "تدمير 340 منزلا في أحياء الخرطوم بسبب الفيضانات"},
	{"Tunisia opens a solar power station of 120 megawatts near Tozeur", "Solar station of 120 megawatts opened near Tozeur in Tunisia",
		"تونس تفتتح محطة للطاقة الشمسية بقدرة 120 ميغاواط قرب توزر", "افتتاح محطة طاقة شمسية قرب توزر بقدرة 120 ميغاواط"},
	{"Morocco vaccinates 8000 sheep against fever in Errachidia", "Vaccination of 8000 sheep against fever begins in Errachidia",
		"المغرب يبدأ تلقيح 8000 رأس من الأغنام ضد الحمى في الرشيدية", "بدء تلقيح الأغنام ضد الحمى في الرشيدية والعدد 8000 رأس"},
	{"Fire in a warehouse of Aleppo kills 6 workers", "6 workers dead in warehouse fire in Aleppo",
		"مقتل 6 عمال في حريق مستودع للأقمشة في حلب", "حريق في مستودع أقمشة بحلب ومقتل 6 عمال"},
	{"Oman lays a cable of 900 kilometres to Pakistan", "Cable of 900 kilometres between Oman and Pakistan laid",
		"عمان تمد كابلا بحريا إلى باكستان طوله 900 كيلومتر", "مد كابل بحري بين باكستان وعمان بطول 900 كيلومتر"},
	{"Kuwait releases 57 prisoners for the feast", "57 prisoners released in Kuwait for the feast",
		"الكويت تفرج عن 57 سجينا بمناسبة عيد الأضحى", "الإفراج عن 57 سجينا في الكويت بمناسبة الأضحى"},
	{"Teachers of Basra demand a pay rise of 20 percent", "Pay rise of 20 percent demanded by teachers in Basra",
		"معلمو البصرة يطالبون بزيادة الأجور بنسبة 20 في المئة", "مطالبة بزيادة أجور المعلمين في البصرة بنسبة 20 في المئة"},
	{"Algeria exports 30 tonnes of dates to Senegal", "30 tonnes of Algerian dates exported to Senegal",
		"الجزائر تصدر 30 طنا من التمور إلى السنغال", "تصدير 30 طنا من تمور الجزائر إلى السنغال"},
	{"Court in Nouakchott acquits 4 journalists of slander", "4 journalists acquitted of slander by Nouakchott court",
		"محكمة نواكشوط تبرئ 4 صحافيين من تهمة القذف", "تبرئة 4 صحافيين من تهمة القذف في محكمة نواكشوط"},
	{"Bahrain's museum shows 200 pearls found on the sea bed", "200 pearls from the sea bed shown in Bahrain's museum",
		"متحف البحرين يعرض 200 لؤلؤة من قاع البحر", "عرض 200 لؤلؤة من قاع البحر في متحف البحرين"},
	{"Locusts eat 70 hectares of wheat in Hodeidah", "70 hectares of wheat eaten by locusts in Hodeidah",
		"الجراد يأكل 70 هكتارا من القمح في الحديدة", "جراد الحديدة يأكل 70 هكتارا من حقول القمح"},
	{"Cairo's metro gets 40 new trains from Spain", "40 new Spanish trains for Cairo's metro",
		"مترو القاهرة يتسلم 40 قطارا جديدا من إسبانيا", "إسبانيا تسلم مترو القاهرة 40 قطارا جديدا"},
	{"Beirut's bakers close 25 bakeries for lack of flour", "25 bakeries in Beirut closed for lack of flour",
		"إغلاق 25 مخبزا في بيروت بسبب أزمة الطحين", "أزمة الطحين تؤدي إلى إغلاق 25 مخبزا في بيروت"},
	{"Qatar plants 10000 mangroves in the bay of Dhakira", "10000 mangroves planted in Qatar's bay of Dhakira",
		"قطر تزرع 10000 شجرة قرم في خليج الذخيرة", "زراعة 10000 شجرة قرم في خليج الذخيرة في قطر"},
	{"Bus accident near Asyut injures 18 pupils", "18 pupils injured in bus accident near Asyut",
		"إصابة 18 تلميذا في حادثة حافلة قرب أسيوط", "حادثة حافلة قرب أسيوط تؤدي إلى إصابة 18 تلميذا"},
	{"Library of Mosul lends books again after 9 years", "After 9 years Mosul's library lends books again",
		"مكتبة الموصل تعير الكتب مجددا بعد 9 أعوام", "بعد 9 أعوام إعارة الكتب مجددا في مكتبة الموصل"},
	{"Djibouti buys 3 tugs for the harbour of Tadjourah", "3 tugs bought by Djibouti for Tadjourah harbour",
		"جيبوتي تشتري 3 قاطرات بحرية لمرفأ تاجورة", "شراء 3 قاطرات بحرية لمرفأ تاجورة في جيبوتي"},
	{"Water in Gaza's wells holds 11 times too much salt", "Salt in Gaza's wells 11 times too high, water study says",
		"دراسة: ملوحة مياه آبار غزة أعلى من الحد 11 مرة", "ملوحة آبار المياه في غزة أعلى 11 مرة وفق دراسة"},
	{"Emirates send a rover of 13 kilos to the moon", "Rover of 13 kilos sent to the moon by the Emirates",
		"الإمارات ترسل مركبة إلى القمر وزنها 13 كيلوغراما", "إرسال مركبة إماراتية وزنها 13 كيلوغراما إلى القمر"},
	{"Farmers in Daraa lose 600 beehives to a heat wave", "Heat wave kills bees in 600 beehives in Daraa",
		"موجة حرارة تقضي على 600 خلية نحل في درعا", "القضاء على 600 خلية نحل في درعا بموجة الحرارة"},
	{"Sanaa's old town repairs 85 towers of clay", "85 clay towers repaired in the old town of Sanaa",
		"ترميم 85 برجا من الطين في صنعاء القديمة", "صنعاء القديمة: ترميم أبراج الطين وعددها 85 برجا"},
	{"Benghazi's hospital receives 14 incubators", "14 incubators received by hospital in Benghazi",
		"مستشفى بنغازي يتسلم 14 حاضنة للأطفال الخدج", "تسلم 14 حاضنة للأطفال الخدج في مستشفى بنغازي"},
}

// marked puts marks behind letters, every few of them.
func marked(s, mark string, every int) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		b.WriteRune(r)
		if r >= 'ب' && r <= 'ي' && r != 'ة' && r != 'ى' && r != 'ـ' {
			if n++; n%every == 0 {
				b.WriteString(mark)
			}
		}
	}
	return b.String()
}

// proclitic writes with one-letter words before other words what stands in words of its own, and
// begins with "and".
func proclitic(s string) string {
	s = strings.NewReplacer("في ال", "بال", "إلى ال", "لل", "في ", "ب", "إلى ", "ل").Replace(s)
	return "و" + s
}

// TestArabicHeadlinesMeetAsEnglishOnes prints how many headlines find the other one of their event among
// those of all events, the second being respelled. docs/arabic.md has the table.
func TestArabicHeadlinesMeetAsEnglishOnes(t *testing.T) {
	letters := func(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }
	var table strings.Builder
	fmt.Fprintln(&table, "\n| spelling of the second headline | meet | of | wrong |\n|---|---|---|---|")
	for _, c := range []struct {
		name    string
		respell func(string) string
	}{
		{"English", nil},
		{"Arabic, as the first", func(s string) string { return s }},
		{"hamza left out", letters("أ", "ا", "إ", "ا", "آ", "ا", "ؤ", "و", "ئ", "ي")},
		{"ta marbuta and alif maqsura as ha and ya", letters("ة", "ه", "ى", "ي")},
		{"vowel marks", func(s string) string { return marked(s, "َ", 2) }},
		{"doubled letters marked", func(s string) string { return marked(s, "ّ", 3) }},
		{"proclitics", proclitic},
		{"tatweel", func(s string) string { return marked(s, "ـ", 4) }},
		{"Arabic digits", letters("0", "٠", "1", "١", "2", "٢", "3", "٣", "4", "٤", "5", "٥", "6", "٦", "7", "٧", "8", "٨", "9", "٩")},
	} {
		var articles []news.Article
		for i, h := range headlines {
			first, second := article(news.ArticleID(2*i+1), h.english), article(news.ArticleID(2*i+2), h.englishToo)
			if c.respell != nil {
				first, second = arabic(first.ID, h.arabic), arabic(second.ID, c.respell(h.arabicToo))
			}
			articles = append(articles, first, second)
		}
		meet, wrong := 0, 0
		for _, s := range cluster.Group(nil, articles) {
			for _, id := range s.Articles {
				if id%2 == 1 && slices.Contains(s.Articles, id+1) {
					meet++
				}
			}
			wrong += max(0, len(s.Articles)-2)
		}
		fmt.Fprintf(&table, "| %s | %d | %d | %d |\n", c.name, meet, len(headlines), wrong)
		if meet < len(headlines) || wrong > 0 {
			t.Errorf("%s: %d of %d meet, %d wrongly", c.name, meet, len(headlines), wrong)
		}
	}
	t.Log(table.String())
}
