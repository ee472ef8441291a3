package text

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// counted renders numbers as "11000000000 $" or "12 %".
func counted(s string) string {
	var list []string
	for _, n := range Numbers(s) {
		item := strconv.FormatFloat(n.Value, 'f', -1, 64)
		if len(item) > 18 {
			item = strconv.FormatFloat(n.Value, 'g', 3, 64)
		}
		if n.Unit != "" {
			item += " " + n.Unit
		}
		if n.Percent {
			item += " %"
		}
		list = append(list, item)
	}
	return strings.Join(list, ", ")
}

func TestNumbersDigits(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"12 and 47", "12, 47"},
		{"1,234.5 and 1,250", "1234.5, 1250"},
		{"1.234.567 or 1.234,56 or 7,5", "1234567, 1234.56, 7.5"},
		{"١٢ و٤٧ و۱۲", "12, 47, 12"},
		{"١٬٢٣٤٫٥", "1234.5"},
		{"$11 billion", "11000000000 $"},
		{"11 billion dollars", "11000000000 $"},
		{"€5bn, £5m, US$3.2tn", "5000000000 €, 5000000 £, 3200000000000 $"},
		{"10 € and 20€ and $30", "10 €, 20 €, 30 $"},
		{"a 100m race over 10km", "100 m, 10 km"},
		{"5% and 6 percent and 7 per cent and 8 percentage points", "5 %, 6 %, 7 %, 8 percentage point"},
		{"٪١٢ و١٣٪ و١٤ في المئة و15 بالمائة", "12 %, 13 %, 14 %, 15 %"},
		{"July 9, 2025", "7 month of the year, 9, 2025"},
		{"12 марта 2024 года", "12, 3 month of the year, 2024"},
		{"on 9.7.2025 and 9/7/2025", "9, 7, 2025, 9, 7, 2025"},
		{"the 9th, 21st and 3rd", "9, 21, 3"},
		{"the 1990s", "1990"},
		{"G7, B-52, 5G, 3D, H1N1, $5B", "52, 5000000000 $"},
		{"10–15 million people", "10000000, 15000000"},
		{"$10-15 billion", "10000000000 $, 15000000000 $"},
		{"5 to 7 percent", "5 %, 7 %"},
		{"between 10 and 15 million dollars", "10000000 $, 15000000 $"},
		{"2013-2014", "2013, 2014"},
		{"a 5-year-old on a 12-day trip", "5 year, 12 day"},
		{"12 ألف دولار و3 ملايين و500 ألف ليرة", "12000 $, 3500000 lira"},
		{"ال10 وبـ12 ولـ 13", "10, 12, 13"},
		{"8كم و10آلاف", "8 km, 10"},
		{"99999999999999999999999999999999999999999", "1e+41"},
	} {
		if diff := cmp.Diff(test.want, counted(test.in)); diff != "" {
			t.Errorf("Numbers(%q) (-want +got)\n%s", test.in, diff)
		}
	}
}

func TestNumbersEnglishWords(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"twelve people, two dozen boats, a dozen cars, half a dozen", "12, 24, 12, 6"},
		{"forty-seven or forty seven", "47, 47"},
		{"one hundred and five", "105"},
		{"a hundred, a million, hundreds of thousands", "100, 1000000"},
		{"two thousand five hundred and twelve", "2512"},
		{"three hundred thousand", "300000"},
		{"twelve hundred", "1200"},
		{"two million, three hundred thousand", "2000000, 300000"},
		{"two and a half million", "2500000"},
		{"half a million, half of them, the second half", "500000, 0.5"},
		{"5 bn people, 3 mln, $2 tn", "5000000000, 3000000, 2000000000000 $"},
		{"70 basis points, 70 bps, 70 نقطة أساس", "70 basis point, 70 basis point, 70 basis point"},
		{"100 basis points to 19 percent", "100 basis point, 19 %"},
		{"two-thirds, one third, a third of, a quarter of, three quarters, the third quarter", "0.6666666666666666, 0.3333333333333333, 0.3333333333333333, 0.25, 0.75, 3 quarter of the year"},
		{"Q3 2020, first-quarter sales, 2Q, a fifth quarter", "3 quarter of the year, 2020, 1 quarter of the year, 2 quarter of the year, 5"},
		{"£28million", "28000000 £"},
		{"the third time, the twenty-first century, the first, a second", "3, 21 century"},
		{"between five and twenty", "5, 20"},
		{"two and three", "2, 3"},
		{"five six seven", "5, 6, 7"},
		{"one of them; no one; one person; one-day; one day", "1, 1 day"},
		{"11-billion and 3 hundred", "11000000000, 300"},
		{"multi-million deals", ""},
		{"twenty years and ten dollars", "20 year, 10 $"},
	} {
		if diff := cmp.Diff(test.want, counted(test.in)); diff != "" {
			t.Errorf("Numbers(%q) (-want +got)\n%s", test.in, diff)
		}
	}
}

func TestNumbersArabicWords(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"اثنا عشر، اثني عشر، اثنتا عشرة، اثنتي عشرة", "12, 12, 12, 12"},
		{"أحد عشر، إحدى عشرة، ثلاثة عشر، تسع عشرة", "11, 11, 13, 19"},
		{"سبعة وأربعون، سبع وأربعين، سبعةٌ وأربعونَ، سبعة و أربعون", "47, 47, 47, 47"},
		{"مئة، مائة، مئتان، مائتين، ثلاثمئة، ثلاث مئة، خمسمائة", "100, 100, 200, 200, 300, 300, 500"},
		{"مئة وخمسة وعشرون", "125"},
		{"ألف، ألفان، ألفي، خمسة آلاف، عشرة آلاف، أحد عشر ألفا", "1000, 2000, 2000, 5000, 10000, 11000"},
		{"ألف وتسعمئة وثمانية وأربعون", "1948"},
		{"مليون، مليونان، ثلاثة ملايين، مئتا ألف، نصف مليون", "1000000, 2000000, 3000000, 200000, 500000"},
		{"مليون ونصف المليون، ثلاثة ملايين ونصف", "1500000, 3500000"},
		{"ثلاثة ملايين وخمسمئة ألف", "3500000"},
		{"وسبعة، بعشرة، لثلاثة، فخمسة، للخمسة", "7, 10, 3, 5, 5"},
		{"خمسة وستة", "5, 6"},
		{"الثالث، الثاني عشر، الحادي والعشرون، القرن العشرين", "3, 12, 21, 20"},
		{"خلال شهرين، لمدة أسبوعين، قبل الساعتين", "2 month, 2 week, 2 hour"},
		{"الثاني، الأول، الأحد، الاثنين، تشرين الثاني", "11 month of the year"},
		{"آلاف الأشخاص وملايين وعشرات ومئات", ""},
		{"لست هنا", ""},
		{"شخص واحد وواحد وعشرون", "1, 21"},
		{"ثلاثة أرباع السكان، أربعة أخماس، أرباع", "0.75, 0.8"},
		{"ثلث السكان، ربع السكان، ثلثي، ربع النهائي", "0.3333333333333333, 0.25, 0.6666666666666666"},
		{"بين عشرة وعشرين يوما", "10 day, 20 day"},
		{"من 10 إلى 15 مليون دولار", "10000000 $, 15000000 $"},
		{"بين 10 و15 في المئة", "10 %, 15 %"},
		{"عشرون في المئة", "20 %"},
		{"محمد السادس", "6"},
		{"خمسة دولارات وثلاث سنوات", "5 $, 3 year"},
	} {
		if diff := cmp.Diff(test.want, counted(test.in)); diff != "" {
			t.Errorf("Numbers(%q) (-want +got)\n%s", test.in, diff)
		}
	}
}

func TestNumbersMonths(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []float64
	}{
		{"in July; Oct. 7; 5 December; late March; since May 2024", []float64{7, 10, 7, 5, 12, 3, 5, 2024}},
		{"They may march. May is here. Ms. May met April Dunn in august halls.", nil},
		{"9 تموز/يوليو، شباط، كانون الأول، تشرين الثاني", []float64{9, 7, 7, 2, 12, 11}},
		{"في آب الماضي، 3 مارس، شهر أيار", []float64{8, 3, 3, 5}},
		{"مارس الرياضة", nil},
	} {
		var got []float64
		for _, n := range Numbers(test.in) {
			got = append(got, n.Value)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("Numbers(%q) (-want +got)\n%s", test.in, diff)
		}
	}
}

// Spans are ordered, and hold a digit or a word.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"1,2.3", "ال10", "one hundred and", "مئة وخمسة و", "5 to 7%", "1e309", "\xff٣", "half a", "between 1 and", "٪", "\xd80\u0605 00000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, n := range Numbers(s) {
			if n.Start < at || n.End <= n.Start || n.Value != n.Value || n.Value < 0 {
				t.Fatalf("Numbers(%q): %+v after %d", s, n, at)
			}
			at = n.End
		}
	})
}
