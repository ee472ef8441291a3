package templates

import (
	"fmt"
	"strings"

	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

func Example() {
	set, err := New()
	if err != nil {
		fmt.Println(err)
		return
	}
	content := fixture.English()
	view := content.View(digest.Selection{Themes: []news.ThemeID{2}, Length: digest.Brief})
	mail, err := set.Mail(MailInput{View: view, Links: Links{Unsubscribe: "https://news.example/u/1"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, text, _ := strings.Cut(mail.Text, "===")
	text, _, _ = strings.Cut(text, "---")
	fmt.Println("===" + text)
	// Output:
	// === Lebanon–Israel ===
	//
	// * Survey teams return to the southern border after a six-week pause
	//   Update: 11 → 13 disputed points
	//   Reports differ: 2–3 surveyors wounded (Cedar Wire: 2, Levant Courier:
	//   3)
	//   Told before, on 21 November
	//
	// Lebanese and Israeli survey teams resumed marking 13 disputed points
	// along the Blue Line under United Nations escort. [1]
	//
	// The work stopped in October after a marker was removed near Alma
	// al-Shaab. [2]
	//
	// Written by a model, checked by code.
	//   [1] Levant Courier, 21 November
	//       https://courier.example/border-survey
	//   [2] Cedar Wire
	//       https://cedarwire.example/2026/thirteen-points
}
