package cluster

import "testing"

func TestNameKeysMeetAcrossScripts(t *testing.T) {
	for _, c := range []struct{ latin, arabic string }{
		{"Tartus", "طرطوس"},
		{"Nabatieh", "النبطية"},
		{"Naqoura", "الناقورة"},
		{"Aitaroun", "عيترون"},
		{"Novorossiysk", "نوفوروسيسك"},
		{"Kirkuk", "كركوك"},
		{"Mansour", "منصور"},
		{"Istanbul", "إسطنبول"},
		{"Argeen", "أرقين"},
		{"Khartoum's", "الخرطوم"},
		{"Mohammed", "محمّد"},
	} {
		if latin, arabic := nameKey(c.latin), nameKey(c.arabic); latin != arabic {
			t.Errorf("%s is %q, %s is %q", c.latin, latin, c.arabic, arabic)
		}
	}
}

func TestNameKeysKeepNamesApart(t *testing.T) {
	for _, c := range [][2]string{
		{"Tartus", "Tripoli"}, {"Marib", "Mosul"}, {"Aoun", "Assad"}, {"Iowa", "Ohio"},
		{"طرطوس", "طرابلس"}, {"Homs", "حماة"}, {"صفاقس", "Bizerte"},
	} {
		if a, b := nameKey(c[0]), nameKey(c[1]); a == b {
			t.Errorf("%s and %s are both %q", c[0], c[1], a)
		}
	}
}

func TestEvidence(t *testing.T) {
	for _, c := range [][2]string{ // the second tells more
		{"#2", "#14"}, {"#14", "#137000"}, {"#2", "nbt"}, {"nbt", "trts"}, {"ohio", "nbt"},
	} {
		if a, b := evidence(c[0]), evidence(c[1]); a >= b {
			t.Errorf("%s tells %.1f, %s %.1f", c[0], a, c[1], b)
		}
	}
}
