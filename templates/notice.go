package templates

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"barid/digest"
)

// NoticeInput is what a notice says: mail to one person that is no issue.
type NoticeInput struct {
	Language   string
	Subject    string
	Paragraphs []string
	Points     []string // a list after the paragraphs
	Link       string   // that leads on; following it changes nothing
	LinkText   string
	Quoted     string // a longer text below
}

// Notice renders a notice as plainly as a letter.
func (s *Set) Notice(in NoticeInput) (Mail, error) {
	dir := Direction(in.Language)
	view := struct {
		NoticeInput
		Lang, Dir, Align string
		Type             typography
		MSO              mso
		Lines            []string // of the quoted text
	}{in, in.Language, dir, alignment(dir), typeFor(dir), mso{Head: msoHead, Open: msoOpen, End: msoEnd},
		strings.Split(strings.TrimSpace(in.Quoted), "\n")}
	var html, text bytes.Buffer
	if err := s.html.ExecuteTemplate(&html, "notice.html", view); err != nil {
		return Mail{}, fmt.Errorf("notice %q: HTML: %w", in.Subject, err)
	}
	if err := s.text.ExecuteTemplate(&text, "notice.txt", view); err != nil {
		return Mail{}, fmt.Errorf("notice %q: text: %w", in.Subject, err)
	}
	return Mail{HTML: html.String(), Text: tidy(text.String())}, nil
}

// maxQuoted keeps a notice below what mail programs clip, in characters.
const maxQuoted = 16_000

// DraftReady is the notice that a draft waits for an editor.
type DraftReady struct {
	Draft      digest.Draft
	Deadline   string // as the edition's clocks show it; empty: it has none
	Unapproved digest.AtDeadline
	Link       string
}

// Notice writes it in the edition's language, with the doubtful sentences first and the
// draft's text below.
func (in DraftReady) Notice() NoticeInput {
	c := in.Draft.Content
	w := noticeWordsFor(c.Language)
	doubtful := c.Doubtful()
	out := NoticeInput{Language: w.Language, Link: in.Link, LinkText: w.Open, Quoted: clip(quote(c), maxQuoted)}
	out.Subject = w.Ready + ": " + c.Name
	count := strconv.Itoa(len(doubtful))
	first := w.Stories + ": " + strconv.Itoa(len(c.Blocks())) + w.Comma + w.Doubtful + ": " + count
	if in.Deadline != "" {
		out.Subject += w.Comma + w.Deadline + " " + in.Deadline
		first += w.Comma + w.Deadline + ": " + in.Deadline + ". " + w.atDeadline[in.Unapproved]
	}
	if len(doubtful) > 0 {
		out.Subject += w.Comma + w.Doubtful + ": " + count
	}
	out.Paragraphs = []string{first, w.Nothing}
	for _, sentence := range doubtful {
		var faults []string
		for _, fault := range newReviewSentence(sentence, nil).Failed {
			faults = append(faults, fault.Text)
		}
		out.Points = append(out.Points, sentence.Text+" ("+isolate+strings.Join(faults, "; ")+endIsolate+")")
	}
	return out
}

// quote is a content as bare paragraphs.
func quote(c digest.Content) string {
	var b strings.Builder
	for _, section := range c.Sections {
		fmt.Fprintf(&b, "=== %s ===\n\n", section.Name)
		if section.Lede.Text != "" {
			fmt.Fprintf(&b, "%s\n\n", section.Lede.Text)
		}
		for _, block := range section.Blocks {
			fmt.Fprintf(&b, "* %s\n", block.Headline.Text)
			for i, sentence := range block.Sentences {
				if i > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(sentence.Text)
			}
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// noticeWords are the program's words in notices, in one language.
type noticeWords struct {
	Language, Ready, Deadline, Stories, Doubtful, Nothing, Open, Comma string

	atDeadline map[digest.AtDeadline]string
}

var noticeWordTable = map[string]noticeWords{
	"en": {
		Language: "en", Ready: "Draft ready", Deadline: "deadline", Stories: "Stories", Doubtful: "doubtful sentences", Comma: ", ",
		Open:    "Open the draft at the desk",
		Nothing: "Opening the draft approves nothing; its text stands below.",
		atDeadline: map[digest.AtDeadline]string{
			digest.Hold: "Without approval it is held.", digest.Verified: "Without approval it goes out less its doubtful sentences.",
			digest.Headlines: "Without approval its headlines go out.",
		},
	},
	"ar": {
		Language: "ar", Ready: "المسودة جاهزة", Deadline: "الموعد الأخير", Stories: "الأخبار", Doubtful: "جمل تحتاج إلى مراجعة", Comma: "، ",
		Open:    "افتح المسودة في غرفة التحرير",
		Nothing: "فتح المسودة لا يعتمدها، ونصها أدناه.",
		atDeadline: map[digest.AtDeadline]string{
			digest.Hold: "إن لم تُعتمد تُحفظ ولا تُرسل.", digest.Verified: "إن لم تُعتمد تُرسل من دون الجمل المشكوك فيها.",
			digest.Headlines: "إن لم تُعتمد تُرسل عناوينها فقط.",
		},
	},
}

func noticeWordsFor(language string) noticeWords {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	if w, ok := noticeWordTable[primary]; ok {
		return w
	}
	return noticeWordTable["en"]
}
