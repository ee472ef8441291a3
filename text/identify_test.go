package text

//lint:file-ignore ST1018 Persian words are written with a zero-width non-joiner

import "testing"

func TestIdentify(t *testing.T) {
	tests := []struct{ s, want string }{
		{"The council said on Friday that the bridge will be closed until the end of the month.", "en"},
		{"قال المجلس يوم الجمعة إن الجسر سيغلق حتى نهاية الشهر.", "ar"},
		{"الدفاع عن المدن", "ar"},
		{"شورای شهر گفت که پل تا پایان ماه بسته می‌شود.", "fa"},
		{"کونسل نے کہا کہ پل مہینے کے آخر تک بند رہے گا۔", "ur"},
		{"Selon le conseil, le pont sera fermé pour les voitures mais pas pour les piétons.", "fr"},
		{"Der Rat sagte, dass die Brücke bis zum Ende des Monats gesperrt wird.", "de"},
		{"Совет сказал, что мост будет закрыт до конца месяца, но не для пешеходов.", "ru"},
		{"המועצה אמרה שהגשר ייסגר", "he"},
		{"橋は月末まで閉鎖される", "ja"},
		{"大桥将关闭到月底", "zh"},
		{"Bridge closed", "und"},
		{"12 : 30 — 14", "und"},
		{"", "und"},
	}
	for _, tt := range tests {
		if got := Identify(tt.s); got != tt.want {
			t.Errorf("Identify(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
}

func TestIdentifyByTrigrams(t *testing.T) {
	tests := map[string]string{
		"en": "Ferries between the islands stopped running early on Tuesday when winds rose above the limit. Passengers waited in a school gymnasium, where volunteers handed out blankets, soup and tea. The harbour master hopes that service resumes by nightfall.",
		"de": "Fähren zwischen den Inseln stellten am frühen Dienstag den Betrieb ein, als der Wind stärker wurde als erlaubt. Fahrgäste warteten in einer Turnhalle, wo Freiwillige Decken, Suppe und Tee verteilten. Der Hafenmeister hofft auf den Abend.",
		"tr": "Adalar arasındaki vapur seferleri salı sabahı rüzgârın sınırı aşması üzerine durduruldu. Yolcular bir okulun spor salonunda bekledi, gönüllüler battaniye, çorba ve çay dağıttı. Liman başkanı seferlerin akşama kadar başlamasını umuyor.",
		"pl": "Promy między wyspami przestały kursować we wtorek rano, gdy wiatr przekroczył dozwoloną prędkość. Pasażerowie czekali w szkolnej sali gimnastycznej, gdzie ochotnicy rozdawali koce, zupę i herbatę. Kapitan portu ma nadzieję, że wieczorem wszystko wróci do normy.",
	}
	for want, s := range tests {
		if got := Identify(s); got != want {
			t.Errorf("Identify(%.40q…) = %q, want %q", s, got, want)
		}
	}
}

func TestDirection(t *testing.T) {
	tests := map[string]string{"ar": "rtl", "ar-EG": "rtl", "fa_IR": "rtl", "ur": "rtl", "he": "rtl", "ku-Arab": "rtl", "ar-Latn": "ltr", "en": "ltr", "und": "ltr", "": "ltr"}
	for lang, want := range tests {
		if got := Direction(lang); got != want {
			t.Errorf("Direction(%q) = %q, want %q", lang, got, want)
		}
	}
}
