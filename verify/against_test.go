package verify

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/news"
	"barid/text"
)

// Each check shows what it rests on in the second of two passages, both from the midst of a paragraph.
func TestAgainst(t *testing.T) {
	const other = "The weather stayed calm (in the north)."
	tests := []struct {
		name, cited, sentence string
		check                 news.Check
		want                  []string
	}{
		{"the other number", "The ferry carried 19 cars to Tyre, 40 km away.", "The ferry carried 12 cars to Tyre.", news.NumberCheck, []string{"19"}},
		{"the number", "The ferry carried 19 cars to Tyre, 40 km away.", "The ferry carried nineteen cars.", news.NumberCheck, []string{"19"}},
		{"the number in its place", "The ferry carried 42 cars in three hours, five days a week.", "The ferry carried 42 cars in five hours.", news.NumberCheck, []string{"three"}},
		{"the name in its place", "President Joseph Aoun pledged to end the war.", "President Michel Aoun pledged to end the war.", news.NameCheck, []string{"Joseph Aoun"}},
		{"the name at length", "Lina Nasser met Walid al-Masri.", "Nasser spoke.", news.NameCheck, []string{"Lina Nasser"}},
		{"the title", "General Samir Khoury and Minister Rana Haddad came.", "Minister Khoury came.", news.NameCheck, []string{"General"}},
		{"the quotation", "She said: “The grid will hold (in the south) through summer.”", "“The grid will hold through summer,” she said.", news.QuotationCheck,
			[]string{"The grid will hold (in the south) through summer"}},
		{"its parts", "She said: “The grid will hold through summer.”", "“The grid … through summer,” she said.", news.QuotationCheck, []string{"The grid", "through summer"}},
		{"the quotation as it stands", "She said: “The grid will hold through summer.”", "“The grid will fail through summer,” she said.", news.QuotationCheck,
			[]string{"The grid will hold through summer"}},
		{"the not", "The council did not approve the quay.", "The council did approve the quay.", news.NegationCheck, []string{"not"}},
		{"where there is no not", "The council did approve the quay.", "The council did not approve the quay.", news.NegationCheck, []string{"did approve"}},
		{"the will", "The council will approve the quay.", "The council approved the quay.", news.ModalityCheck, []string{"will"}},
		{"the said", "The ferry sank in a storm, according to the union.", "The ferry sank in a storm.", news.AttributionCheck, []string{"according"}},
		{"the opposite", "Wheat imports through the port rose by a third.", "Wheat imports through the port fell by a third.", news.OppositeCheck, []string{"rose"}},
		{"who did it", "Mayor Rana Haddad opened the line, and Samir Khoury came.", "Samir Khoury opened the line.", news.RoleCheck, []string{"Rana Haddad"}},
		{"the day", "On Monday the line opened.", "The line opened Monday.", news.RelativeDateCheck, []string{"On Monday"}},
		{"nothing like it", "The line opened.", "The 14 boats of Zahle came.", news.NumberCheck, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			const lead = "As was said: "
			paragraphs := map[int]string{3: lead + other, 4: lead + tt.cited}
			cited := []Passage{
				{Text: other, Language: "en", Published: day, Place: news.Citation{Article: 7, Revision: 2, Paragraph: 3, Start: len(lead), End: len(lead + other)}},
				{Text: tt.cited, Language: "en", Published: day, Place: news.Citation{Article: 7, Revision: 2, Paragraph: 4, Start: len(lead), End: len(lead + tt.cited)}},
			}
			var got []string
			for _, f := range Sentence(tt.sentence, "en", cited, day) {
				for _, c := range f.Against {
					if f.Check == tt.check {
						got = append(got, text.Span{Start: c.Start, End: c.End}.Of(paragraphs[c.Paragraph]))
					}
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s\ncites %s\nagainst (-want +got):\n%s", tt.sentence, tt.cited, diff)
			}
		})
	}
}
