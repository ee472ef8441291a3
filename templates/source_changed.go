package templates

import (
	"slices"
	"strconv"
	"strings"

	"barid/digest"
)

// SourceChanged is the notice that an issue cites what its publisher does not say any more.
type SourceChanged struct {
	Issue   digest.IssueID
	Content digest.Content
	Changed []digest.Overtaken // of one article, at least one
	Link    string             // to the issue at the desk
}

// Notice writes it in the edition's language: each sentence with the passage that it was told from.
func (in SourceChanged) Notice() NoticeInput {
	w := changedWordsFor(in.Content.Language)
	a := in.Changed[0].Article
	place := slices.DeleteFunc([]string{a.Publisher, a.Title, a.URL, a.File}, func(s string) bool { return s == "" })
	out := NoticeInput{Language: w.language, Link: in.Link, LinkText: w.open}
	out.Subject = w.subject + ": " + in.Content.Name + w.comma + strconv.FormatInt(int64(in.Issue), 10)
	out.Paragraphs = []string{w.first, isolate + strings.Join(place, " · ") + endIsolate}
	for _, o := range in.Changed {
		out.Points = append(out.Points, o.Sentence.Text+" ("+w.cited+": "+isolate+o.Passage+endIsolate+")")
	}
	return out
}

// changedWords are the program's words in such a notice, in one language.
type changedWords struct{ language, subject, first, cited, open, comma string }

var changedWordTable = map[string]changedWords{
	"en": {
		language: "en", comma: ", ", subject: "A source has changed its text", cited: "was told from", open: "Open the issue at the desk",
		first: "A text that this issue cites has changed since. These sentences rest on what it does not say any more:",
	},
	"ar": {
		language: "ar", comma: "، ", subject: "غيّر أحد المصادر نصه", cited: "استندت إلى", open: "افتح العدد في غرفة التحرير",
		first: "تغيّر نص يستشهد به هذا العدد. تستند الجمل الآتية إلى ما لم يعد النص يقوله:",
	},
}

func changedWordsFor(language string) changedWords {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	if w, ok := changedWordTable[primary]; ok {
		return w
	}
	return changedWordTable["en"]
}
