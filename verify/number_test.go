package verify

import (
	"testing"

	"barid/news"
)

func TestRoundedNumbers(t *testing.T) {
	const en = "The ferry carried 42 cars and 118 passengers."
	runClauseTests(t, []clauseTest{
		{"more than", "en", en, "The ferry carried more than 40 cars.", ""},
		{"nearly", "en", en, "The ferry carried nearly 120 passengers.", ""},
		{"about", "en", en, "The ferry carried about 120 passengers.", ""},
		{"more than what is more", "en", en, "The ferry carried more than 50 cars.", news.NumberCheck},
		{"far from it", "en", en, "The ferry carried about 60 cars.", news.NumberCheck},
		{"not rounded", "en", en, "The ferry carried 40 cars.", news.NumberCheck},
		{"rounding that is no round number", "en", en, "The ferry carried more than 41 cars.", news.NumberCheck},
		{"percent of percentage points", "en", "The fare rose by 5 percentage points.", "The fare rose by 5 percent.", news.NumberCheck},
		{"percentage points", "en", "The fare rose by five percentage points.", "The fare rose by 5 percentage points.", ""},
		{"one of another thing", "en", "The ferry carried 42 cars in three hours, five days a week.", "The ferry carried 42 cars in five hours.", news.NumberCheck},
		{"one of another thing", "ar", "نقلت العبارة ٤٢ سيارة في ثلاث ساعات، خمسة أيام في الأسبوع.", "نقلت العبارة ٤٢ سيارة في خمس ساعات.", news.NumberCheck},
		{"more than", "ar", "نقلت العبارة ٤٢ سيارة.", "نقلت العبارة أكثر من 40 سيارة.", "name"},
		{"percents of a fraction", "en", "A third of the cars and 48 percent of the passengers stayed.", "Some 33% of the cars stayed.", ""},
		{"a fraction of percents", "en", "A third of the cars and 48 percent of the passengers stayed.", "Nearly half of the passengers stayed.", ""},
		{"another fraction", "en", "A third of the cars and 48 percent of the passengers stayed.", "A quarter of the passengers stayed.", news.NumberCheck},
		{"percents of a fraction", "ar", "بقي ثلث السيارات على العبارة.", "بقي 33% من السيارات على العبارة.", ""},
		{"another fraction", "ar", "بقي ثلث السيارات على العبارة.", "بقي ربع السيارات على العبارة.", news.NumberCheck},
		{"another unit", "en", "The ferry stops for 48 hours.", "The ferry stops for two days.", ""},
		{"another unit of another value", "en", "The ferry stops for 48 hours.", "The ferry stops for three days.", "number opposite"},
		{"another unit", "ar", "تتوقف العبارة 60 يوما.", "تتوقف العبارة شهرين.", ""},
		{"another unit of another value", "ar", "تتوقف العبارة 60 يوما.", "تتوقف العبارة أسبوعين.", "number opposite"},
		{"percent of basis points", "en", "The rate rose by 50 basis points.", "The rate rose by 50 percent.", news.NumberCheck},
	})
}

// A number that a passage has may be that of something else.
func TestNumbersInTheirPlace(t *testing.T) {
	const en = "The harbour authority earned $40 million from ferries in the second quarter. It paid $12 million to repair the eastern quay. " +
		"The rescue boat picked up nine sailors off Tyre, and a helicopter brought three sailors home from Limassol the next day."
	const ar = "كسبت إدارة المرفأ ٤٠ مليون دولار من العبارات. ودفعت ١٢ مليون دولار لإصلاح الرصيف الشرقي."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "The harbour authority earned $40 million from ferries.", ""},
		{"that of another sum", "en", en, "The harbour authority earned $12 million from ferries.", news.NumberCheck},
		{"that of other sailors", "en", en, "The rescue boat picked up three sailors off Tyre.", news.NumberCheck},
		{"told in another order", "en", en, "It paid $12 million to repair the quay, and the authority earned $40 million from ferries.", ""},
		{"kept", "ar", ar, "كسبت إدارة المرفأ ٤٠ مليون دولار من العبارات.", ""},
		{"that of another sum", "ar", ar, "كسبت إدارة المرفأ ١٢ مليون دولار من العبارات.", news.NumberCheck},
	})
}
