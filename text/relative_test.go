package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRelativeDates(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"The council met Friday and will vote on Monday.", []string{"Friday", "on Monday"}},
		{"It said last Friday that next week is too late.", []string{"last Friday", "next week"}},
		{"Earlier this week, and again yesterday.", []string{"Earlier this week", "yesterday"}},
		{"Talks broke off two days ago, a week ago, and 3 months ago.", []string{"two days ago", "a week ago", "3 months ago"}},
		{"Friday, 9 July 2025; Friday, July 9; Friday the 9th of May", nil},
		{"On July 9, Friday", nil},
		{"since 1948, in July 2025, every Friday, on Fridays, on Good Friday", nil},
		{"The Sunday Times and USA Today wrote it", nil},
		{"late Thursday night, early this year, in recent weeks", []string{"late Thursday", "early this year", "recent weeks"}},
		{"tomorrow or the day after tomorrow", []string{"tomorrow", "day after tomorrow"}},
		{"وقال اليوم إن الاجتماع عقد أمس", []string{"اليوم", "أمس"}},
		{"يوم الجمعة وصباح الاثنين ومساء أمس", []string{"يوم الجمعة", "الاثنين", "أمس"}},
		{"هذا الأسبوع، الشهر الماضي، العام المقبل، الجمعة الماضي", []string{"هذا الأسبوع", "الشهر الماضي", "العام المقبل", "الجمعة الماضي"}},
		{"قبل يومين، قبل ثلاثة أيام، منذ أسبوع، قبل 5 أشهر", []string{"قبل يومين", "قبل ثلاثة أيام", "منذ أسبوع", "قبل 5 أشهر"}},
		{"الجمعة 9 يوليو 2025، الجمعة الموافق 9 تموز", nil},
		{"في ذلك اليوم، اليوم الأول، اليوم العالمي، صلاة الجمعة", nil},
		{"أول من أمس وأمس الأول", []string{"أول من أمس", "وأمس الأول"}},
		{"منذ عام 1948", nil},
		{"زاد الإنتاج 40 برميلا في اليوم، وقال الوزير اليوم", []string{"اليوم"}},
		{"the overnight deposit rate rose after talks overnight", []string{"overnight"}},
		{"الجمعة 12 رمضان 1447، يوم الاثنين 5 محرم", nil},
		{"Вчера министр прибыл в Москву, а в среду вернётся. На прошлой неделе он болел.", []string{"Вчера", "в среду", "На прошлой неделе"}},
		{"В понедельник, 12 марта 2024 года, и в окружающую среду", nil},
		{"وزیر دیروز وارد تهران شد و هفته گذشته در مسکو بود", []string{"دیروز", "هفته گذشته"}},
		{"وزیر گزشتہ ہفتے اسلام آباد پہنچے", []string{"گزشتہ ہفتے"}},
		{"بالأمس والليلة الماضية وفي الأيام القليلة المقبلة", []string{"بالأمس", "والليلة الماضية", "الأيام القليلة المقبلة"}},
	} {
		var got []string
		for _, r := range RelativeDates(test.in) {
			got = append(got, r.Text)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("RelativeDates(%q) (-want +got)\n%s", test.in, diff)
		}
	}
}

func TestRelativeDatesOfOneMeaning(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"up from the previous year", "up from the prior year", true},
		{"sales of last year", "مبيعات العام الماضي", true},
		{"He left yesterday.", "غادر أمس", true},
		{"He left on Friday.", "غادر يوم الجمعة الماضي", true},
		{"three days ago", "قبل ثلاثة أيام", true},
		{"this morning", "today", true},
		{"Вчера он уехал", "He left yesterday.", true},
		{"в пятницу", "on Friday", true},
		{"Завтра он уедет", "He left yesterday.", false},
		{"last year", "this year", false},
		{"last year", "last quarter", false},
		{"on Friday", "next Friday", false},
		{"on Friday", "on Monday", false},
		{"three days ago", "two days ago", false},
		{"up from a year ago", "up from last year", true},
		{"the year-ago quarter", "last year", true},
		{"قبل أسبوع", "الأسبوع الماضي", true},
		{"several weeks ago", "last week", false},
		{"قبل أسبوعين", "الأسبوع الماضي", false},
		{"a year ago", "two years ago", false},
		{"last week", "last weekend", false},
	} {
		a, b := RelativeDates(tt.a), RelativeDates(tt.b)
		if len(a) != 1 || len(b) != 1 {
			t.Errorf("%q: %v, %q: %v, want one each", tt.a, a, tt.b, b)
			continue
		}
		if same := a[0].Meaning == b[0].Meaning; same != tt.same {
			t.Errorf("%q means %q, %q means %q: the same %v, want %v", tt.a, a[0].Meaning, tt.b, b[0].Meaning, same, tt.same)
		}
	}
}
