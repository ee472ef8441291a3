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
