package templates

import (
	"fmt"
	"io"
	"strings"
)

// Answer is what a page of one sentence tells a reader.
type Answer int

const (
	AskUnsubscribe  Answer = iota // a link only asks: scanners follow links (RFC 8058 §5)
	Unsubscribed                  // the reader has posted
	BadUnsubscribe                // the link is incomplete or not ours
	FailUnsubscribe               // it could not be kept; trying again helps
	BadPreferences                // as BadUnsubscribe, of a link to one's preferences
	AlreadyStopped                // there is nothing to choose for who gets no mail
	NotPublished                  // no page stands under the address
	Failed                        // the page could not be made
	CancelledIssue                // it stood here once
)

// AnswerInput is what the page says and in which language.
type AnswerInput struct {
	Answer   Answer
	Edition  string // name of the edition
	Language string
	Archive  string // address that leads on from NotPublished and CancelledIssue; may be empty
}

// Answer writes a page of one sentence.
func (s *Set) Answer(w io.Writer, in AnswerInput) error {
	words := siteWordsFor(in.Language)
	said := words.answers[in.Answer]
	page := struct{ Lang, Dir, Title, Heading, Text, Button, Archive, AllIssues string }{
		Lang: words.Language, Dir: Direction(words.Language), Title: said.heading, Heading: said.heading,
		Text: strings.ReplaceAll(said.text, "%", in.Edition), Button: said.button, AllIssues: words.AllIssues,
	}
	if in.Answer == NotPublished || in.Answer == CancelledIssue {
		page.Archive = in.Archive
	}
	if err := s.html.ExecuteTemplate(w, "answer.html", page); err != nil {
		return fmt.Errorf("page %q: %w", said.heading, err)
	}
	return nil
}

// said is the text of a page; % stands for the edition's name.
type said struct{ heading, text, button string }

// siteWords are the program's words on readers' pages in one language; % stands for the
// edition's name.
type siteWords struct {
	Language    string
	Editions    string
	AllEditions string
	AllIssues   string
	Older       string
	Newest      string
	NoIssues    string
	Feed        string
	StorySoFar  string
	FirstTold   string
	Preferences string
	WhatYouGet  string
	Themes      string
	Everything  string
	OnlyThese   string
	Length      string
	Full        string
	Brief       string
	Save        string
	Saved       string
	ChooseOne   string
	Stop        string
	answers     [9]said
}

// siteWordsFor returns the words of a language, English ones where it is not spoken.
func siteWordsFor(language string) siteWords {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	if w, ok := siteWordTable[primary]; ok {
		return w
	}
	return siteWordTable["en"]
}

var siteWordTable = map[string]siteWords{
	"en": {
		Language:    "en",
		Editions:    "Editions",
		AllEditions: "All editions",
		AllIssues:   "All issues",
		Older:       "Older issues",
		Newest:      "Newest issues",
		NoIssues:    "No issue has been published yet.",
		Feed:        "Atom feed",
		StorySoFar:  "The story so far",
		FirstTold:   "First told",
		Preferences: "Your preferences",
		WhatYouGet:  "What you get of “%” by mail.",
		Themes:      "Themes",
		Everything:  "All themes, new ones too",
		OnlyThese:   "Only these themes",
		Length:      "Length",
		Full:        "Full: every story whole",
		Brief:       "Brief: two sentences of every story",
		Save:        "Save",
		Saved:       "Saved. It holds from the next issue on.",
		ChooseOne:   "Nothing was saved: choose at least one theme, or all of them.",
		Stop:        "Unsubscribe from “%”",
		answers: [9]said{
			AskUnsubscribe:  {"Unsubscribe", "You will get no more mail of “%”.", "Unsubscribe"},
			Unsubscribed:    {"You are unsubscribed", "You get no more mail of “%”. A mail that is on its way may still arrive.", ""},
			BadUnsubscribe:  {"This link is not complete", "Open it from the mail once more, or answer the mail: an editor will take you off the list.", ""},
			FailUnsubscribe: {"That did not work", "Nothing was changed. Please try again in a minute, or answer the mail.", "Try again"},
			BadPreferences:  {"This link is not complete", "Open it from the mail once more, or answer the mail: an editor will help you.", ""},
			AlreadyStopped:  {"You are unsubscribed", "You get no mail of “%”, so there is nothing to choose. To get it again, answer any of its mails: an editor will put you back on the list.", ""},
			NotPublished:    {"There is no such page", "The address may be incomplete, or what you look for is not published.", ""},
			Failed:          {"That did not work", "Nothing was changed. Please try again in a minute, or answer the mail.", ""},
			CancelledIssue:  {"This issue was cancelled", "An editor of “%” has taken it back; what it said is not part of the archive. The issues that hold are there.", ""},
		},
	},
	"ar": {
		Language:    "ar",
		Editions:    "النشرات",
		AllEditions: "جميع النشرات",
		AllIssues:   "جميع الأعداد",
		Older:       "أعداد أقدم",
		Newest:      "أحدث الأعداد",
		NoIssues:    "لم يصدر أي عدد بعد.",
		Feed:        "خلاصة Atom",
		StorySoFar:  "مسار الخبر",
		FirstTold:   "أول نشر",
		Preferences: "تفضيلاتك",
		WhatYouGet:  "ما يصلك بالبريد من «%».",
		Themes:      "المواضيع",
		Everything:  "كل المواضيع، والجديدة منها أيضًا",
		OnlyThese:   "هذه المواضيع فقط",
		Length:      "طول الرسالة",
		Full:        "كاملة: كل خبر بتمامه",
		Brief:       "موجزة: جملتان من كل خبر",
		Save:        "حفظ",
		Saved:       "حُفظت تفضيلاتك، وتسري ابتداءً من العدد القادم.",
		ChooseOne:   "لم يُحفظ شيء: اختر موضوعًا واحدًا على الأقل، أو كل المواضيع.",
		Stop:        "إلغاء الاشتراك في «%»",
		answers: [9]said{
			AskUnsubscribe:  {"إلغاء الاشتراك", "لن تصلك بعد الآن رسائل «%».", "إلغاء الاشتراك"},
			Unsubscribed:    {"أُلغي اشتراكك", "لن تصلك رسائل «%» بعد الآن. قد تصلك رسالة أُرسلت قبل قليل.", ""},
			BadUnsubscribe:  {"الرابط غير مكتمل", "افتح الرابط من الرسالة مرة أخرى، أو أجب عنها ليحذف أحد المحررين عنوانك من القائمة.", ""},
			FailUnsubscribe: {"تعذّر ذلك", "لم يتغيّر شيء. يُرجى المحاولة بعد دقيقة، أو الرد على الرسالة.", "المحاولة مرة أخرى"},
			BadPreferences:  {"الرابط غير مكتمل", "افتح الرابط من الرسالة مرة أخرى، أو أجب عنها ليساعدك أحد المحررين.", ""},
			AlreadyStopped:  {"اشتراكك ملغى", "لا تصلك رسائل «%»، فليس هناك ما تختاره. إن أردت العودة فأجب عن أي رسالة منها ليعيدك أحد المحررين إلى القائمة.", ""},
			NotPublished:    {"لا توجد صفحة كهذه", "ربما كان العنوان ناقصًا، أو أن ما تبحث عنه لم يُنشر.", ""},
			Failed:          {"تعذّر ذلك", "لم يتغيّر شيء. يُرجى المحاولة بعد دقيقة، أو الرد على الرسالة.", ""},
			CancelledIssue:  {"أُلغي هذا العدد", "سحبه أحد محرري «%»، ولم يعد ما جاء فيه جزءًا من الأرشيف. تجد هناك الأعداد المعتمدة.", ""},
		},
	},
}
