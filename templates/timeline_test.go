package templates

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"barid/digest"
	"barid/internal/fixture"
)

// The page of a story says what each issue said of it, and what was new about that.
func TestTimeline(t *testing.T) {
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	updated := fixture.English().Sections[1].Blocks[0]
	first := updated
	first.Change = digest.Change{}
	foreign := fixture.Arabic().Sections[0].Blocks[0]
	for _, tt := range []struct {
		language string
		want     []string
	}{
		{"en", []string{
			`<html lang="en" dir="ltr">`, `<time datetime="2026-11-22T06:30:00&#43;02:00">`, `<a href="/archive/levant/9#s-21">`,
			"Update: 11 → 13 disputed points", "Reports differ: 2–3 surveyors wounded (Cedar Wire: 2, Levant Courier: 3)",
			`<a href="/archive/levant/6#s-21">`, "First told", "The story so far", `lang="ar" dir="rtl"`,
		}},
		{"ar", []string{`<html lang="ar" dir="rtl">`, "تحديث: ", "أول نشر", "مسار الخبر", `lang="en" dir="ltr"`}},
	} {
		var page bytes.Buffer
		err := set.Timeline(&page, TimelineInput{
			Name: "The Levant Brief", Language: tt.language, Zone: "Asia/Beirut",
			Told: []digest.SentBlock{
				{Issue: 9, SentAt: fixture.Now(), Block: updated},
				{Issue: 7, SentAt: fixture.Now().Add(-24 * time.Hour), Block: foreign},
				{Issue: 6, SentAt: fixture.Now().Add(-48 * time.Hour), Block: first},
			},
			Links: Links{Archive: "/archive/levant", Issues: "/archive/levant/"},
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range tt.want {
			if !strings.Contains(page.String(), want) {
				t.Errorf("%s: no %s in\n%s", tt.language, want, page.String())
			}
		}
		if n := strings.Count(page.String(), "First told") + strings.Count(page.String(), "أول نشر"); n != 1 {
			t.Errorf("%s: first told %d times", tt.language, n)
		}
	}
}
