package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func namesIn(s string) []string {
	var list []string
	for _, n := range Names(s) {
		list = append(list, n.Text)
	}
	return list
}

func TestNamesLatin(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"Police said that Rami al-Shaar met Ahmed al-Sharaa in Damascus.", []string{"Rami al-Shaar", "Ahmed al-Sharaa", "Damascus"}},
		{"The minister, Ludwig van Beek, and Mohammed bin Salim agreed.", []string{"Ludwig van Beek", "Mohammed bin Salim"}},
		{"Aoun pledged to end the war.", []string{"Aoun"}},
		{"Protesters gathered. Yesterday, officials left.", nil},
		{"Prime Minister Anna Berg’s plan angered Syria's allies.", []string{"Anna Berg", "Syria"}},
		{"John F. Miller and J.K. Brown of St. Mary flew an F-16 over NATO.", []string{"John F. Miller", "J.K. Brown", "St. Mary", "F-16", "NATO"}},
		{"On Friday and in July the President spoke.", nil},
		{"Israel Strikes Southern Beirut After Drone Attack", []string{"Israel", "Beirut"}},
		{"Johnson & Wells bought Acme.", []string{"Johnson & Wells", "Acme"}},
		{"Президент Путилин прибыл в Дамаск", []string{"Путилин", "Дамаск"}},
		{"Министр обороны Сергей Волков встретился с Салимом аль-Надиром. Переговоры прошли в Бейруте.", []string{"Сергей Волков", "Салимом аль-Надиром", "Бейруте"}},
		{"Россия и Сирия договорились. Иван Петров сказал: «Переговоры важны».", []string{"Россия", "Сирия", "Иван Петров"}},
		{"Talks with Lebanese President Joseph Aoun and Russian Foreign Minister Sergei Orlov in May", []string{"Lebanese", "Joseph Aoun", "Russian", "Sergei Orlov"}},
		{"Lebanon's President Reveals the Country's Stance on Relations with Israel", []string{"Lebanon", "Israel"}},
		{"I think I'm late, he said.", nil},
		{"They met Premier Lina Nader before the Premier League match.", []string{"Lina Nader", "Premier League"}},
	} {
		if diff := cmp.Diff(test.want, namesIn(test.in)); diff != "" {
			t.Errorf("Names(%q) (-want +got)\n%s", test.in, diff)
		}
	}
}

func TestNamesArabic(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"تعهد الرئيس اللبناني ميشال عون بإنهاء الحرب مع إسرائيل.", []string{"ميشال عون", "إسرائيل"}},
		{"أعلن الرئيس بايدن أمرا تنفيذيا", []string{"بايدن"}},
		{"التقى وزير الخارجية الفرنسي جون بارو نظيره في بيروت", []string{"جون بارو", "بيروت"}},
		{"وقال محمد بن سلمان لمحمود عباس إن الاجتماع", []string{"محمد بن سلمان", "محمود عباس"}},
		{"الرئيسُ اللبنانيّ يلتقي مُحَمَّد بن سلمان", []string{"مُحَمَّد بن سلمان"}},
		{"شدد على ضرورة الحل وعلى الأمن", nil},
		{"حل عادل وسلام شامل", nil},
		{"وصل إلى مدينة البصرة ثم بلدة كفرشوبا", []string{"البصرة", "كفرشوبا"}},
		{"اجتمع الوزراء في القاهرة وبحثوا الأمر", []string{"القاهرة"}},
		{"عن عمر يناهز الستين", nil},
	} {
		if diff := cmp.Diff(test.want, namesIn(test.in)); diff != "" {
			t.Errorf("Names(%q) (-want +got)\n%s", test.in, diff)
		}
	}
}

func TestRank(t *testing.T) {
	for word, want := range map[string]string{
		"President": "president", "Gen.": "gen", "والوزيرة": "وزير", "للرئيسة": "رئيس", "الملك": "ملك", "مدير": "مدير", "رئاسة": "", "harbour": "",
	} {
		if got, _ := Rank(word); got != Fold(want) {
			t.Errorf("Rank(%q) = %q, want %q", word, got, want)
		}
	}
}
