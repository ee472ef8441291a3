package verify

import (
	"testing"
	"time"

	"barid/news"
)

// What is told faithfully in other words passes, and what is told so of somebody else does not.
func TestArabicInOtherWords(t *testing.T) {
	const grain = "رست في مرفأ اللاذقية باخرتان محملتان بالقمح الروسي، وتنقل الشاحنات الحمولة إلى صوامع حمص وحماة، بحسب المؤسسة السورية للحبوب."
	const rail = "اتفق العراق وتركيا على نقطة التقاء السكك الحديدية وعلى أربع مجموعات عمل، وفق ما ذكرت وزارة النقل العراقية."
	tests := []struct {
		sentence, cited string
		want            news.Verdict
	}{
		{"وصلت إلى مرفأ اللاذقية باخرتان محملتان بالقمح الروسي، وفق المؤسسة السورية للحبوب.", grain, news.Pass},
		{"وستواصل الشاحنات نقل القمح إلى صوامع حماة وحمص، كما أوضحت المؤسسة السورية للحبوب.", grain, news.Pass},
		{"وصلت إلى مرفأ طرابلس باخرتان محملتان بالقمح الروسي، وفق المؤسسة السورية للحبوب.", grain, news.Fail},
		{"وصلت إلى مرفأ اللاذقية باخرتان محملتان بالسكر الروسي، وفق المؤسسة السورية للحبوب.", grain, news.Fail},
		{"وستواصل الشاحنات نقل القمح إلى صوامع حماة وحمص، كما أوضح باسل درويش.", grain, news.Fail},
		{"وحدد الطرفان نقطة التقاء السكك الحديدية، وشكلا أربع مجموعات عمل، بحسب وزارة النقل العراقية.", rail, news.Pass},
		{"وحدد الطرفان نقطة التقاء السكك الحديدية، وشكلا أربع مجموعات عمل، بحسب وزارة الدفاع العراقية.", rail, news.Fail},
		{"ورست في مرفأ اللاذقية سفينتان محملتان بالقمح الروسي، بحسب المؤسسة السورية للحبوب.", grain, news.Pass},
		{"ورست في مرفأ اللاذقية طائرتان محملتان بالقمح الروسي، بحسب المؤسسة السورية للحبوب.", grain, news.Fail},
		{"ورست في مرفأ اللاذقية باخرتان وسفينة محملة بالقمح الروسي، بحسب المؤسسة السورية للحبوب.", grain, news.Fail},
		{"ونقلت باخرتان ما وصف ب\"القمح السفينة\" إلى اللاذقية.", grain, news.Fail}, // quoted, thus as it was said
		{"وزار نجران وفد من أربع مجموعات عمل.", rail, news.Fail},                    // نجران is no form of جرى
	}
	for _, tt := range tests {
		if got := verdicts(tt.sentence, "ar", tt.cited, time.Time{})[news.NameCheck]; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.sentence, got, tt.want)
		}
	}
}
