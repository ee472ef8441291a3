package syndication

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	at := func(day, hour, minute int) time.Time { return time.Date(2025, 7, day, hour, minute, 0, 0, time.UTC) }
	month := func(m time.Month) time.Time { return time.Date(2025, m, 9, 0, 0, 0, 0, time.UTC) }
	for in, want := range map[string]time.Time{
		// By the standards, and next to them.
		"2025-07-09T10:05:00+03:00": at(9, 7, 5), "2025-07-09T10:05:00.123Z": at(9, 10, 5), "2025-07-09 10:05": at(9, 10, 5),
		"2025-07-09": at(9, 0, 0), "2025-7-9T10:05:00-0330": at(9, 13, 35), "20250709T100500Z": at(9, 0, 0),
		"Wed, 09 Jul 2025 10:05:00 +0300": at(9, 7, 5), "Wed, 9 Jul 25 10:05 GMT": at(9, 10, 5), "09 Jul 2025 10:05:00 EDT": at(9, 14, 5),
		"Wednesday, July 9, 2025 3:05 PM": at(9, 15, 5), "July 9th, 2025": at(9, 0, 0), "Wed Jul 9 10:05:00 MSK 2025": at(9, 7, 5),
		"Wed, 09 Jul 2025 24:00:00 GMT": at(10, 0, 0), "Wed, 09 Jul 2025 10:05:00 IRST": at(9, 6, 35), "9 Jul 2025 12:05 a.m.": at(9, 0, 5),
		"Wed, 09 Jul 2025 10:05:00 GMT+0300": at(9, 7, 5), "1752055500": at(9, 10, 5), "1752055500000": at(9, 10, 5),
		// By other names.
		"mercredi 9 juillet 2025 à 10h05": at(9, 10, 5), "9 juin 2025": month(time.June), "1er août 2025": time.Date(2025, 8, 1, 0, 0, 0, 0, time.UTC),
		"Ср, 09 июл 2025 10:05:00 +0300": at(9, 7, 5), "9 июля 2025 г., 10:05": at(9, 10, 5), "9 мая 2025": month(time.May),
		"الأربعاء، ٩ يوليو ٢٠٢٥ ١٠:٠٥ ص": at(9, 10, 5), "9 تموز 2025 - 3:05 م": at(9, 15, 5), "9 يوليو/تموز 2025": at(9, 0, 0),
		"9 كانون الثاني 2025": month(time.January), "9 تشرين الأول 2025": month(time.October), "9 آب 2025": month(time.August),
		"9 جويلية 2025": at(9, 0, 0), "9 de julio de 2025": at(9, 0, 0), "9. März 2025": month(time.March), "9 Décembre 2025": month(time.December),
		// What nobody can know.
		"": {}, "yesterday": {}, "31 Feb 2025": {}, "2025-13-40": {}, "07/09/2025": {}, "10:05": {}, "99999999999999": {}, "0": {},
	} {
		if got := ParseDate(in); !got.Equal(want) {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}
