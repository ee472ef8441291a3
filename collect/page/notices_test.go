package page

import (
	"strings"
	"testing"
)

func TestNotice(t *testing.T) {
	for s, want := range map[string]bool{
		"Mara Liepa may be reached at mara@courier.example. Follow her on Facebook.":          true,
		"Have a tip? Email desk@courier.example.":                                             true,
		"Sign up for our newsletter and get the news of the coast each morning.":              true,
		"We may receive compensation when you buy through a link on this page.":               true,
		"This article first appeared in The Example Courier.":                                 true,
		"Jon Tamm contributed reporting from the islands.":                                    true,
		"[Image via the harbour office]":                                                      true,
		"Source: agencies":                                                                    true,
		"Der Newsletter der Küste kommt jeden Abend in Ihr Postfach.":                         true,
		"اشترك في النشرة البريدية لتصلك أخبار الساحل.":                                        true,
		"The council will send a newsletter to all households, the mayor said.":               false,
		"The letter was sent from an address at harbour@coast.example, the police said.":      false,
		"The source of the leak was found in June.":                                           false,
		"This article of the treaty was amended twice.":                                       false,
		"Sign up for our newsletter. " + strings.Repeat("The council voted on Tuesday. ", 15): false,
	} {
		if got := notice(s); got != want {
			t.Errorf("%t for %q", got, s)
		}
	}
}
