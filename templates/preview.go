package templates

import (
	"bytes"
	"fmt"
	"strings"

	"barid/digest"
	"barid/news"
)

// PreviewInput is a draft or an issue as the desk looks at it: the mail, and the reasons.
type PreviewInput struct {
	Title    string // "Draft 7"
	Slug     string // begins the names of the files
	Next     string // what an editor can do, or what was done
	View     digest.View
	Passages map[news.Citation]string // the text behind every citation
	Links    Links
}

// Preview returns the files of a preview by name: the page SLUG.html, which frames the very
// mail SLUG.mail.html, and its text SLUG.txt.
func (s *Set) Preview(in PreviewInput) (map[string][]byte, error) {
	mail, err := s.Mail(MailInput{View: in.View, Links: in.Links})
	if err != nil {
		return nil, err
	}
	var page bytes.Buffer
	if err := s.html.ExecuteTemplate(&page, "preview.html", newPreview(in, mail)); err != nil {
		return nil, fmt.Errorf("preview page: %w", err)
	}
	return map[string][]byte{
		in.Slug + ".html":      page.Bytes(),
		in.Slug + ".mail.html": []byte(mail.HTML),
		in.Slug + ".txt":       []byte(mail.Text),
	}, nil
}

// previewPage and the types below are what preview.html sees.
type previewPage struct {
	Lang, Dir, Title, Slug, Edition, Next string
	Mail                                  string // its HTML, shown in a sandbox
	Sections                              []previewSection
	LeftOut                               []digest.Omission
	Feeds                                 []digest.FeedCoverage
}

type previewSection struct {
	Name, Lang, Dir string
	Proposed        bool
	Stories         []previewStory
}

type previewStory struct {
	Lang, Dir, Method, Because string
	Sources                    []previewSource
	Sentences                  []previewSentence // the headline first
}

type previewSource struct{ Name, URL string }

type previewSentence struct {
	Text               string
	Headline, Doubtful bool
	Passages           []previewPassage
	Passed             string   // the checks that looked at something and found it right
	Failed             []string // the others, with their notes
}

type previewPassage struct{ Text, Where string }

func newPreview(in PreviewInput, mail Mail) previewPage {
	c := in.View.Content
	p := previewPage{
		Lang: "en", Dir: "ltr", Title: in.Title, Slug: in.Slug, Edition: c.Name, Next: in.Next,
		Mail:    mail.HTML,
		LeftOut: c.Coverage.LeftOut, Feeds: c.Coverage.Feeds,
	}
	for _, s := range c.Sections {
		section := previewSection{Name: s.Name, Lang: c.Language, Dir: Direction(c.Language), Proposed: s.Proposed}
		for _, b := range s.Blocks {
			section.Stories = append(section.Stories, newPreviewStory(b, in.Passages))
		}
		p.Sections = append(p.Sections, section)
	}
	return p
}

func newPreviewStory(b digest.Block, passages map[news.Citation]string) previewStory {
	st := previewStory{
		Lang: b.Language, Dir: Direction(b.Language), Method: string(b.Method), Because: strings.Join(b.Because, ", "),
	}
	for _, s := range b.Sources {
		name := s.Publisher
		if name == "" {
			name = s.File
		}
		st.Sources = append(st.Sources, previewSource{Name: name, URL: webAddress(s.URL)})
	}
	for i, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
		sentence := newPreviewSentence(s)
		sentence.Headline = i == 0
		for _, c := range s.Citations {
			sentence.Passages = append(sentence.Passages, previewPassage{Text: passages[c], Where: where(c, b.Sources)})
		}
		st.Sentences = append(st.Sentences, sentence)
	}
	return st
}

func newPreviewSentence(s news.Sentence) previewSentence {
	p := previewSentence{Text: s.Text, Doubtful: s.Doubtful()}
	var passed []string
	for _, f := range s.Findings {
		switch f.Verdict {
		case news.Pass:
			passed = append(passed, string(f.Check))
		case news.Fail:
			p.Failed = append(p.Failed, string(f.Check)+": "+f.Note)
		}
	}
	p.Passed = strings.Join(passed, ", ")
	return p
}

// where names a citation's place: publisher or file, and paragraph.
func where(c news.Citation, sources []digest.Source) string {
	name := fmt.Sprintf("article %d", c.Article)
	for _, s := range sources {
		if s.Article == c.Article && s.Publisher != "" {
			name = s.Publisher
		} else if s.Article == c.Article && s.File != "" {
			name = s.File
		}
	}
	if c.Paragraph == 0 {
		return name + ", title"
	}
	return fmt.Sprintf("%s, paragraph %d", name, c.Paragraph)
}
