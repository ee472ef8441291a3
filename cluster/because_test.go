package cluster_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/cluster"
)

// After the names and the parties come up to three terms, which vary with what else is told.
func TestBecauseBeginsWithNamesAndParties(t *testing.T) {
	for language, want := range map[string][][]string{
		"en": {
			{"Kumasi", "Bank", "Kwame Ofori", "Ghana"},
			{"Arequipa", "Rosa Quispe", "Peru"},
			{"Mansour", "Sfax", "Tunisia"},
			{"Gabes", "Karoui", "Tunisia"},
			{"Marib", "Suwaida", "Yemen"},
			{"Hajar", "Taiz", "Yemen"},
		},
		"ar": {{"كوامي أوفوري", "غانا"}, {"بيرو"}, {"صفاقس", "تونس"}, {"قابس", "تونس"}, {"مأرب", "السويداء", "اليمن"}, {"تعز", "اليمن"}},
	} {
		articles, _ := tell(language)
		for _, a := range articles { // each event is told again, so that one language suffices
			a.ID += 100
			articles = append(articles, a)
		}
		var got [][]string
		for i, s := range cluster.Group(nil, articles) {
			got = append(got, s.Because[:min(len(want[i]), len(s.Because))])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: because (-want +got):\n%s", language, diff)
		}
	}
}
