package templates

import (
	"fmt"
	"io"
	"strings"
)

// UnsubscribeState is how far a reader who follows an unsubscribe link has come.
type UnsubscribeState int

const (
	AskUnsubscribe  UnsubscribeState = iota // a link only asks: scanners follow links (RFC 8058 §5)
	Unsubscribed                            // the reader has posted
	BadUnsubscribe                          // the link is incomplete or not ours
	FailUnsubscribe                         // it could not be kept; trying again helps
)

// UnsubscribeInput is what the page says and in which language.
type UnsubscribeInput struct {
	State    UnsubscribeState
	Edition  string // name of the edition
	Language string
}

// Unsubscribe writes the page that an unsubscribe link leads to.
func (s *Set) Unsubscribe(w io.Writer, in UnsubscribeInput) error {
	texts, ok := unsubscribeTexts[in.Language]
	language := in.Language
	if !ok {
		texts, language = unsubscribeTexts["en"], "en"
	}
	said := texts[in.State]
	page := struct{ Lang, Dir, Title, Heading, Text, Button string }{
		Lang: language, Dir: Direction(language), Title: said.heading, Heading: said.heading,
		Text: strings.ReplaceAll(said.text, "%", in.Edition), Button: said.button,
	}
	if err := s.html.ExecuteTemplate(w, "unsubscribe.html", page); err != nil {
		return fmt.Errorf("unsubscribe page: %w", err)
	}
	return nil
}

// said is the text of a page; % stands for the edition's name.
type said struct{ heading, text, button string }

var unsubscribeTexts = map[string][4]said{
	"en": {
		AskUnsubscribe:  {"Unsubscribe", "You will get no more mail of “%”.", "Unsubscribe"},
		Unsubscribed:    {"You are unsubscribed", "You get no more mail of “%”. A mail that is on its way may still arrive.", ""},
		BadUnsubscribe:  {"This link is not complete", "Open it from the mail once more, or answer the mail: an editor will take you off the list.", ""},
		FailUnsubscribe: {"That did not work", "Nothing was changed. Please try again in a minute, or answer the mail.", "Try again"},
	},
	"ar": {
		AskUnsubscribe:  {"إلغاء الاشتراك", "لن تصلك بعد الآن رسائل «%».", "إلغاء الاشتراك"},
		Unsubscribed:    {"أُلغي اشتراكك", "لن تصلك رسائل «%» بعد الآن. قد تصلك رسالة أُرسلت قبل قليل.", ""},
		BadUnsubscribe:  {"الرابط غير مكتمل", "افتح الرابط من الرسالة مرة أخرى، أو أجب عنها ليحذف أحد المحررين عنوانك من القائمة.", ""},
		FailUnsubscribe: {"تعذّر ذلك", "لم يتغيّر شيء. يُرجى المحاولة بعد دقيقة، أو الرد على الرسالة.", "المحاولة مرة أخرى"},
	},
}
