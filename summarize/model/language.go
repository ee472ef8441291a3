package model

import (
	"fmt"
	"strings"
	"unicode"

	"barid/text"
)

// script is a way of writing, with the runes that a token of a current vocabulary covers in it
// (o200k; others need more tokens for the same text, not fewer than half).
type script struct {
	name     string
	letters  *unicode.RangeTable
	perToken float64
}

var scripts = []script{ // Latin first: it stands for text without letters
	{"Latin", unicode.Latin, 5.2},
	{"Arabic", unicode.Arabic, 3.6},
	{"Cyrillic", unicode.Cyrillic, 4},
	{"Greek", unicode.Greek, 3},
	{"Hebrew", unicode.Hebrew, 3},
	{"Devanagari", unicode.Devanagari, 3},
	{"Han", unicode.Han, 1.3},
	{"Hangul", unicode.Hangul, 1.7},
}

// scriptOf returns the script that most letters of s belong to.
func scriptOf(s string) script {
	most, best := 0, scripts[0]
	for _, sc := range scripts {
		n := 0
		for _, r := range s {
			if unicode.Is(sc.letters, r) {
				n++
			}
		}
		if n > most {
			most, best = n, sc
		}
	}
	return best
}

// scriptFor is the script that a language is written in.
func scriptFor(language string) string {
	if name := written[primary(language)]; name != "" {
		return name
	}
	return scripts[0].name
}

// written are the languages that are not in Latin letters.
var written = map[string]string{
	"ar": "Arabic", "ckb": "Arabic", "fa": "Arabic", "ps": "Arabic", "sd": "Arabic", "ug": "Arabic", "ur": "Arabic",
	"be": "Cyrillic", "bg": "Cyrillic", "kk": "Cyrillic", "mk": "Cyrillic", "ru": "Cyrillic", "sr": "Cyrillic", "uk": "Cyrillic",
	"el": "Greek", "he": "Hebrew", "yi": "Hebrew", "hi": "Devanagari", "mr": "Devanagari", "ne": "Devanagari",
	"ja": "Han", "zh": "Han", "ko": "Hangul",
}

// tokens estimates what a text costs.
func tokens(s string) int { return int(float64(len([]rune(s))) / scriptOf(s).perToken) }

// inLanguage tells whether s is written in a language and a script, as far as can be seen: of a
// short text the language may not show, and then the script decides.
func inLanguage(s, language, script string) bool {
	found := text.Identify(s)
	return (found == "und" || found == primary(language)) && scriptOf(s).name == script
}

// names are languages as instructions in English call them.
var names = map[string]string{
	"ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
	"he": "Hebrew", "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "ku": "Kurdish", "nl": "Dutch",
	"pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
	"ur": "Urdu", "zh": "Chinese",
}

// named is a language with its tag, "French (fr)", or the tag alone.
func named(tag string) string {
	if name := names[primary(tag)]; name != "" {
		return fmt.Sprintf("%s (%s)", name, tag)
	}
	return fmt.Sprintf("the language with the tag %q", tag)
}

// primary returns the language of a BCP 47 tag without script and region.
func primary(tag string) string {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return language
}

// oneLine returns s on one line, without control characters, cut after limit runes.
func oneLine(s string, limit int) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return s
}
