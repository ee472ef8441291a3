package templates

import (
	"bytes"
	"fmt"

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

// previewPage is what preview.html sees.
type previewPage struct {
	Lang, Dir, Title, Slug, Edition, Next string
	review
}

func newPreview(in PreviewInput, mail Mail) previewPage {
	return previewPage{
		Lang: "en", Dir: "ltr", Title: in.Title, Slug: in.Slug, Edition: in.View.Name, Next: in.Next,
		review: newReview(in.View.Content, in.Passages, mail),
	}
}
