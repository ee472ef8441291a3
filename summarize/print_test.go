package summarize

import "testing"

func TestWithoutDates(t *testing.T) {
	tests := []struct{ passage, want string }{ // empty: the grammar does not allow it
		{"The port is open, the council said Friday.", "The port is open, the council said."},
		{"The port is open, the council said on Friday.", "The port is open, the council said."},
		{"Earlier this week, envoy Sami Nasr met the council.", "Envoy Sami Nasr met the council."},
		{"On Monday the council met.", "The council met."},
		{"The council said Wednesday that the port is open.", "The council said that the port is open."},
		{"The council on Tuesday voted for the plan.", "The council voted for the plan."},
		{"Rana Haddad, who leads the council, on Tuesday praised the plan.", "Rana Haddad, who leads the council, praised the plan."},
		{"The council met in Tyre (Monday) to vote.", "The council met in Tyre to vote."},
		{"Boats left the port early Monday morning, the council said.", "Boats left the port, the council said."},
		{"The council said in 2024 that the port would open.", "The council said in 2024 that the port would open."},

		{"The port is closed until Friday.", ""},
		{"Friday’s vote was close.", ""},
		{"The council signed a Monday deal.", ""},
		{"“We open the port today,” Rana Haddad said.", ""},
		{"It was the deadliest storm this year.", ""},
		{"Customs took $5 million last month.", ""},
		{"The trial that opens Tuesday may be long.", ""},

		{"قال رئيس البلدية أمس إن المرفأ مفتوح.", "قال رئيس البلدية إن المرفأ مفتوح."},
		{"اجتمع المجلس البلدي يوم الاثنين في صور.", "اجتمع المجلس البلدي في صور."},
		{"المرفأ مغلق حتى يوم الجمعة.", ""},
		{"ناقشت جلسة اليوم خطة المرفأ.", ""},
	}
	for _, tt := range tests {
		got, ok := withoutDates(tt.passage)
		if ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("%q: got %q (%v), want %q", tt.passage, got, ok, tt.want)
		}
	}
}

func TestWithoutOpening(t *testing.T) {
	tests := []struct{ passage, want string }{
		{"However, the port is open.", "The port is open."},
		{"But the port is open.", "The port is open."},
		{"In addition, the port is open.", "The port is open."},
		{"But for the storm the port would be open.", "But for the storm the port would be open."},
		{"So far the port is open.", "So far the port is open."},
		{"“But the port is open,” Rana Haddad said.", "“But the port is open,” Rana Haddad said."},
		{"من جانبها، أعلنت البلدية فتح المرفأ.", "أعلنت البلدية فتح المرفأ."},
		{"كما أعلنت البلدية فتح المرفأ.", "أعلنت البلدية فتح المرفأ."},
	}
	for _, tt := range tests {
		if got := withoutOpening(tt.passage); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.passage, got, tt.want)
		}
	}
}

func TestDangles(t *testing.T) {
	tests := []struct {
		sentence string
		want     bool
	}{
		{"He added that the port is open.", true},
		{"It also closed two piers.", true},
		{"One such port lies south of Tyre, on the road to Naqoura.", true},
		{"Imagine that the port of Tyre closes for a second winter.", true},
		{"Consider the harbour closed, the council of Tyre said.", false},
		{"This was the third closure.", true},
		{"“The port is open,” he said.", true},
		{"Without naming the council, she said the port is open.", true},
		{"Speaking in Tyre, he said the port is open.", true},
		{"Since then, the port has been open.", true},
		{"After the vote they left for Tyre.", true},
		{"Their union signed the deal.", true},
		{"وأضاف أن المرفأ مفتوح.", true},
		{"ثم أكدت أن المرفأ مفتوح.", true},
		{"وهو ثالث إغلاق للمرفأ.", true},
		{"مشيرا إلى أن المرفأ مفتوح.", true},

		{"Rana Haddad said she would open the port.", false},
		{"Before he came to Tyre, Sami Nasr met the council.", false},
		{"While Rana Haddad was away, she kept in touch.", false},
		{"In Tyre, the council said it would open the port.", false},
		{"“The port is open,” Rana Haddad said.", false},
		{"وأضاف رئيس البلدية أن المرفأ مفتوح.", false},
		{"أعلنت بلدية صور أن المرفأ مفتوح.", false},
	}
	for _, tt := range tests {
		if got := dangles(tt.sentence); got != tt.want {
			t.Errorf("%q: %v, want %v", tt.sentence, got, tt.want)
		}
	}
}

func TestPrintable(t *testing.T) {
	tests := []struct {
		sentence string
		want     bool
	}{
		{"The port is open, the council said.", true},
		{"“We open the port,” Haddad said.", true},
		{"The US sent two ships.", true},
		{"أعلنت البلدية فتح المرفأ.", true},

		{"The port of Tyre in the morning", false},
		{"The port is open and", false},
		{"The port is open...", false},
		{"Is the port open?", false},
		{"What a day for the port!", false},
		{"“We open the port.”", false},
		{"The port “is open, the council said.", false},
		{"We think that the port is open.", false},
		{"Sign up for the newsletter of the port.", false},
		{"The port of Tyre, where boats lie. (Getty Images)", false},
		{"اقرأ أيضاً: فتح مرفأ صور.", false},
	}
	for _, tt := range tests {
		if got := printable(tt.sentence); got != tt.want {
			t.Errorf("%q: %v, want %v", tt.sentence, got, tt.want)
		}
	}
}
