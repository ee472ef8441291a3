// Package templates turns a view of a digest into what readers see.
//
// What comes in is a digest.View with the links that lead from it; what goes out is the HTML
// and the text of a mail, made of one flat view by one mapper, so that mail, preview and
// archive cannot disagree. Everything that an article's publisher wrote is escaped, and only
// http and https addresses become links. The HTML obeys the limits of mail programs: tables,
// inline styles, no image, no script, no more than MaxHTML bytes. The package does no I/O,
// reads no clock, and the same input always gives the same bytes.
package templates

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	texttemplate "text/template"
)

//go:embed mail page desk
var files embed.FS

// Set holds the parsed templates. It is safe for use by many goroutines.
type Set struct {
	html *template.Template
	text *texttemplate.Template
}

// New parses the embedded templates.
func New() (*Set, error) {
	html, err := template.ParseFS(files, "mail/*.html", "page/*.html", "desk/*.html")
	if err != nil {
		return nil, fmt.Errorf("templates: parse the HTML: %w", err)
	}
	text, err := texttemplate.ParseFS(files, "mail/*.txt")
	if err != nil {
		return nil, fmt.Errorf("templates: parse the text: %w", err)
	}
	return &Set{html: html, text: text}, nil
}

func (s *Set) writeHTML(w io.Writer, p page) error {
	if err := s.html.ExecuteTemplate(w, "mail.html", p); err != nil {
		return fmt.Errorf("mail of %q: HTML: %w", p.Name.Plain, err)
	}
	return nil
}

func (s *Set) writeText(w io.Writer, p page) error {
	if err := s.text.ExecuteTemplate(w, "mail.txt", p); err != nil {
		return fmt.Errorf("mail of %q: text: %w", p.Name.Plain, err)
	}
	return nil
}
