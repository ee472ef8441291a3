package templates

import (
	"cmp"
	"fmt"
	"html/template"
	"strings"

	"barid/digest"
	"barid/news"
)

// original is what a translated story is the translation of, in its own direction. Without a Lang there
// is none.
type original struct {
	Word             string // "Original"
	Label            prose  // "Original (Arabic)"
	Lang, Dir, Align string
	Type             typography
	Own              template.CSS // type of the label, in the edition's script
	Anchor, URL      string       // on the page of the issue
	Headline         prose
	Sentences        []prose
}

func newOriginal(b digest.Block, w words) original {
	language := b.OriginalLanguage()
	if language == "" {
		return original{}
	}
	dir := Direction(language)
	o := original{
		Word: w.Original, Label: newProse(fmt.Sprintf("%s (%s)", w.Original, w.nameOf(language)), Direction(w.Language)),
		Own: typeFor(Direction(w.Language)).Small, Lang: language, Dir: dir, Align: alignment(dir), Type: typeFor(dir),
		Anchor: "o-" + strings.TrimPrefix(anchor(b.Story), "s-"), Headline: newProse(b.Headline.Original.Text, dir),
	}
	for _, s := range b.Sentences {
		if s.Original.Text != "" {
			o.Sentences = append(o.Sentences, newProse(s.Original.Text, dir))
		}
	}
	return o
}

// link leads from a mail to the page of the issue, where there is one.
func (o *original) link(to Links) {
	if o.Lang != "" && to.Web != "" {
		o.URL = to.Web + "#" + o.Anchor
	}
}

// madeOf says who wrote a story and, if it is a translation, from which language.
func (w words) madeOf(b digest.Block) string {
	language := b.OriginalLanguage()
	if language == "" {
		return w.method(b.Method)
	}
	if b.Method == news.Edited {
		return fmt.Sprintf(w.TranslatedEdited, w.nameOf(language))
	}
	return fmt.Sprintf(w.Translated, w.nameOf(language))
}

// nameOf is what a language is called, its tag where that is not known.
func (w words) nameOf(language string) string {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	return cmp.Or(languageNames[w.Language][primary], language)
}

// languageNames are the names of languages, in those that the program speaks.
var languageNames = map[string]map[string]string{
	"en": {
		"am": "Amharic", "ar": "Arabic", "bn": "Bengali", "ckb": "Kurdish", "de": "German", "el": "Greek", "en": "English",
		"es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "it": "Italian",
		"ja": "Japanese", "ko": "Korean", "ku": "Kurdish", "nl": "Dutch", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
		"ro": "Romanian", "ru": "Russian", "so": "Somali", "sv": "Swedish", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian",
		"ur": "Urdu", "zh": "Chinese",
	},
	"ar": {
		"am": "الأمهرية", "ar": "العربية", "bn": "البنغالية", "ckb": "الكردية", "de": "الألمانية", "el": "اليونانية", "en": "الإنجليزية",
		"es": "الإسبانية", "fa": "الفارسية", "fr": "الفرنسية", "he": "العبرية", "hi": "الهندية", "hy": "الأرمنية", "it": "الإيطالية",
		"ja": "اليابانية", "ko": "الكورية", "ku": "الكردية", "nl": "الهولندية", "pl": "البولندية", "ps": "البشتوية", "pt": "البرتغالية",
		"ro": "الرومانية", "ru": "الروسية", "so": "الصومالية", "sv": "السويدية", "sw": "السواحلية", "tr": "التركية", "uk": "الأوكرانية",
		"ur": "الأردية", "zh": "الصينية",
	},
}
