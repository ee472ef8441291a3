package digest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var countCases = []struct{ language, sentence, want string }{
	{"en", "At least 12 people were killed in Tyre on Monday.", "At least 12 killed"},
	{"en", "A strike on Tyre killed 12 people and wounded 30.", "12 killed, 30 wounded"},
	{"en", "The blast left 12 dead and 30 injured.", "12 killed, 30 wounded"},
	{"en", "The death toll from Monday's strike on Tyre has risen to 19, officials said.", "19 killed"},
	{"en", "The death toll rose from 12 to 19.", "19 killed"},
	{"en", "The toll climbed to 19, up from 12.", "19 killed"},
	{"en", "Two gunmen killed 12 people.", "12 killed"},
	{"en", "Three medics killed in Tyre", "Three medics killed"},
	{"en", "The flood displaced nearly 4,000 families.", "nearly 4,000 families displaced"},
	{"en", "The number of displaced people reached 12,000.", "12,000 displaced"},
	{"en", "Strikes Kill 12 People In Tyre", "12 killed"},

	{"en", "12 strikes killed dozens of people.", ""},
	{"en", "People were killed in 12 strikes.", ""},
	{"en", "Another 12 people were killed.", ""},
	{"en", "12 more people were killed.", ""},
	{"en", "The fire killed 12 others.", ""},
	{"en", "Two of the dead were children, and 3 of them died at once.", ""},
	{"en", "The dead, including 3 medics killed in Tyre, were buried.", ""},
	{"en", "12 people were killed and wounded.", ""},
	{"en", "Shelling killed or wounded 12 people.", ""},
	{"en", "Between 10 and 15 people were killed.", ""},
	{"en", "10 to 15 people were killed.", ""},
	{"en", "Up to 12 people could have been killed.", ""},
	{"en", "The 2023 earthquake killed 4,000 people.", ""},
	{"en", "Some 4,000 people have been killed since the war began.", ""},
	{"en", "A bombing last month killed 30 people.", ""},
	{"en", "The ministry denied that 12 people were killed.", ""},
	{"en", "Earlier, the authorities said 16 residents had died.", ""},
	{"en", "The third attack killed nobody.", ""},
	{"en", "He was arrested 12 days later, and 40% of those detained were freed.", ""},
	{"en", "12 people were killed on Monday and 14 people were killed on Tuesday.", ""},

	{"ar", "مقتل 12 شخصا في صور", "12 killed"},
	{"ar", "قتل 12 شخصا وأصيب 30 في غارة على صور.", "12 killed, 30 wounded"},
	{"ar", "أسفرت الغارة عن سقوط ١٩ قتيلا و40 جريحا.", "١٩ killed, 40 wounded"},
	{"ar", "ارتفع عدد القتلى إلى 19.", "19 killed"},
	{"ar", "ارتفع عدد القتلى من 12 إلى 19.", "19 killed"},
	{"ar", "ارتفعت حصيلة الجرحى إلى 40.", "40 wounded"},
	{"ar", "مقتل ما لا يقل عن 12 شخصا", "ما لا يقل عن 12 killed"},
	{"ar", "قتل ثلاثة مسعفين في صور.", "ثلاثة مسعفين killed"},
	{"ar", "اعتقال 7 أشخاص في بيروت", "7 arrested"},

	{"ar", "مقتل 12 شخصا على الأقل", "12 killed"},
	{"ar", "قتل ما بين 10 و15 شخصا.", ""},
	{"ar", "أصيب 30 شخصا بالكوليرا.", ""},
	{"ar", "قتل 3 آخرين.", ""},
	{"ar", "قتل 12 شخصا منذ بدء الحرب.", ""},
	{"ar", "نفت الوزارة مقتل 12 شخصا.", ""},
	{"ar", "بينهم 3 قتلى من المسعفين", ""},
	{"ar", "ثالث قتيل في صور", ""},
	{"fr", "12 personnes ont été tuées.", ""},
}

func TestCounts(t *testing.T) {
	for _, tt := range countCases {
		var got []string
		for _, c := range counts(tt.sentence, tt.language) {
			got = append(got, strings.Join(strings.Fields(fmt.Sprint(c.text, " ", c.noun, " ", c.what)), " "))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.sentence, diff)
		}
	}
}
