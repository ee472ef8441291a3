package summarize

import "barid/news"

// Translation asks for sentences of one or several stories in another language, each by itself.
type Translation struct {
	From, To  string
	Sentences []news.Sentence // one that has an Original is a translation that failed, with its findings
}
