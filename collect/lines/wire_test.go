package lines

import "testing"

func TestWire(t *testing.T) {
	for s, want := range map[string]string{
		"BEIRUT (Reuters) —":        "Reuters",
		"BEIRUT, March 3 (AFP) -":   "AFP",
		"(AP) —":                    "AP",
		"By Reuters":                "Reuters",
		"The Associated Press":      "AP",
		"Agence France-Presse":      "AFP",
		"بيروت (أ ف ب) -":           "AFP",
		"دمشق - سانا":               "SANA",
		"بيروت ـ «رويترز»":          "Reuters",
		"apnews":                    "AP",
		"Rima Saad, AP":             "AP",
		"AFP, Reuters":              "", // put together from both
		"Agencies":                  "",
		"BEIRUT —":                  "",
		"Rima Saad":                 "",
		"Apollo":                    "",
		"Thomson Reuters / Reuters": "Reuters",
	} {
		if got := Wire(s); got != want {
			t.Errorf("%q is by %q, want %q", s, got, want)
		}
	}
}

func TestSigned(t *testing.T) {
	for s, want := range map[string]string{
		"The port reopened on Monday. (AFP)":      "AFP",
		"The port reopened on Monday.” – Reuters": "Reuters",
		"أعيد فتح المرفأ يوم الاثنين. (رويترز)":   "Reuters",
		"Source: AP":                      "AP",
		"المصدر: سانا":                    "SANA",
		"AFP":                             "AFP",
		"The agency (AP) said on Monday.": "",
		"He told Reuters on Monday that the port is open.": "",
		"Ships came in.": "",
	} {
		if got := Signed(s); got != want {
			t.Errorf("%q is signed %q, want %q", s, got, want)
		}
	}
}
