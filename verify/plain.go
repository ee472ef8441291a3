package verify

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/plain-ar.txt
var plainTXT string

// plain reports an Arabic word in which any report may be told, whatever its source has.
func plain(word string) bool {
	forms, word := plainForms(), key(word)
	return forms[word] || slices.ContainsFunc(withoutProclitics(word), func(stem string) bool { return forms[stem] })
}

var plainForms = sync.OnceValue(func() map[string]bool {
	var lists strings.Builder
	for line := range strings.Lines(plainTXT) {
		if !strings.HasPrefix(line, "#") {
			lists.WriteString(inflected(line) + " ")
		}
	}
	return members(lists.String())
})

// conjugated returns the persons of an Arabic verb that stand in reports, from "he did" and "he does", with
// the future and with an object behind them. A weak last letter gives way to an ending.
func conjugated(past, present string) []string {
	weakPast, weakPresent := strings.TrimRight(past, "ىا"), strings.TrimPrefix(strings.TrimRight(present, "ىيو"), "ي")
	present = strings.TrimPrefix(present, "ي")
	alone := []string{past, weakPast + "ت", "ي" + present, "ت" + present, "ن" + present}
	forms := append(slices.Clone(alone), weakPast+"وا", weakPast+"تا", weakPast+"ا")
	for _, object := range []string{"ه", "ها", "هم"} {
		for _, form := range alone {
			forms = append(forms, strings.TrimRight(form, "ى")+object)
		}
	}
	for _, person := range []string{"ي", "ت"} {
		forms = append(forms, person+weakPresent+"ون", person+weakPresent+"وا", person+present+"ان")
	}
	for _, form := range forms {
		if strings.HasPrefix(form, "ي") || strings.HasPrefix(form, "ت") {
			forms = append(forms, "س"+form)
		}
	}
	return forms
}
