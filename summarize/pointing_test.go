package summarize

import "testing"

func TestPointed(t *testing.T) {
	for name, tt := range map[string]struct{ before, sentence, want string }{
		"a lawyer told before":          {"", "The lawyer shared the letter with two ministers.", "lawyer"},
		"two men told before":           {"", "The two men left the harbour before dawn.", "men"},
		"a plan that is explained":      {"", "The plan of the port authority costs 2 million dollars.", ""},
		"a thing that all know":         {"", "The port reopened after 12 days of storm.", ""},
		"a surname told before":         {"Judge Carla Nassar opened the hearing.", "Nassar refused to hear the second witness.", "Nassar"},
		"a title and a surname":         {"Judge Carla Nassar opened the hearing.", "Ms. Nassar refused to hear the second witness.", "Nassar"},
		"a full name":                   {"Judge Carla Nassar opened the hearing.", "Carla Nassar refused to hear the second witness.", ""},
		"a surname said for the first":  {"The judge opened the hearing.", "Nassar refused to hear the second witness.", ""},
		"a state":                       {"Russia sent ships.", "Russia refused to comment on the report.", ""},
		"an Arabic statement":           {"أصدرت الوزارة البيان مساء.", "وأضاف البيان أن الأشغال تنتهي في الربيع.", "البيان"},
		"an Arabic surname":             {"قال المدير سليم العقيل إن الأشغال بدأت.", "وأضاف العقيل أن الأشغال تنتهي في الربيع.", "العقيل"},
		"an Arabic office, not yet met": {"بدأت الأشغال في المرفأ.", "وأعلنت الوزارة أن الأشغال تنتهي في الربيع.", ""},
		"nothing":                       {"", "", ""},
	} {
		m := newMentions()
		m.note(tt.before)
		if got := m.pointed(tt.sentence); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}
