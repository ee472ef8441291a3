// Package opml reads and writes lists of feeds, as feed readers exchange them (OPML 2.0).
//
// In come the bytes of a list, also one that is no XML: with bare ampersands, unclosed tags, a
// wrong encoding or noise around it. Out come its feeds in the list's order, each address once,
// with the folders that they lie in. Nothing is fetched and no entity of the list's own making is
// expanded; what is more than the limits is left out. Write makes well-formed OPML, which Parse
// reads back the same.
package opml

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"
	"regexp"
	"strings"

	"barid/collect/charset"
)

// Feed is one line of a list.
type Feed struct {
	URL      string // http or https
	Title    string
	Site     string // address of the pages that the feed belongs to
	Language string
	Folders  []string // from the outermost to the innermost
}

// The limits of a list.
const (
	MaxBytes = 10 << 20
	maxFeeds = 20_000
	maxDepth = 50
	maxField = 2000 // bytes
)

// Parse reads a list. It looks for the tags of outlines and takes nothing else for granted, since
// most lists in the wild are not XML: quotes and tags stand within attributes, ends are missing.
func Parse(body []byte) ([]Feed, error) {
	if len(body) > MaxBytes {
		return nil, fmt.Errorf("the list is larger than %d MB", MaxBytes>>20)
	}
	text := comment.ReplaceAllString(string(charset.Decode(body, "")), "")
	if !root.MatchString(text) {
		return nil, errors.New("no list of feeds (OPML)")
	}
	p := parser{known: make(map[string]bool)}
	for len(p.feeds) < maxFeeds {
		at := tag.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		closes := at[3] > at[2]
		text = text[at[1]:]
		if closes {
			p.end()
			continue
		}
		end, rest, empty := tagEnd(text)
		p.start(attributes(text[:end]))
		if empty {
			p.end()
		}
		text = text[rest:]
	}
	return p.feeds, nil
}

var (
	comment = regexp.MustCompile(`(?s)<!--.*?-->`)
	root    = regexp.MustCompile(`(?i)<(opml|outline)\b`)
	tag     = regexp.MustCompile(`(?i)<(/?)outline\b`)
	// final is the end of a tag: no text follows it in a list, but the next tag.
	final = regexp.MustCompile(`(/?)>\s*(<|$)`)
	// named is the beginning of an attribute that is read, or that may stand before one.
	named = regexp.MustCompile(`(?i)(?:^|[\s"'])(text|title|description|type|version|language|category|xmlurl|htmlurl|url)\s*=\s*["']`)
)

// tagEnd finds where the attributes of a tag end and what is behind it begins, and tells whether
// the tag is its element's end too.
func tagEnd(s string) (end, rest int, empty bool) {
	m := final.FindStringSubmatchIndex(s)
	if m == nil {
		return len(s), len(s), true
	}
	return m[0], m[4], m[3] > m[2]
}

// attributes reads the attributes of a tag: each ends where the next one begins.
func attributes(s string) map[string]string {
	values := make(map[string]string)
	starts := named.FindAllStringSubmatchIndex(s, -1)
	for i, m := range starts {
		end := len(s)
		if i+1 < len(starts) {
			end = starts[i+1][0] + 1 // the match begins with the blank or quote before the name
		}
		name := strings.ToLower(s[m[2]:m[3]])
		value := strings.TrimSpace(html.UnescapeString(strings.TrimRight(s[m[1]:end], " \t\r\n\"'")))
		if values[name] == "" && len(value) <= maxField {
			values[name] = value
		}
	}
	return values
}

// parser collects feeds on the way through a list.
type parser struct {
	feeds []Feed
	known map[string]bool
	open  []string // of each open outline: the folder that it is, empty for a feed
}

func (p *parser) start(values map[string]string) {
	f := Feed{
		URL:      address(cmp.Or(values["xmlurl"], values["url"])),
		Title:    cmp.Or(values["title"], values["text"]),
		Site:     address(values["htmlurl"]),
		Language: values["language"],
	}
	folder := ""
	if f.URL == "" {
		folder = f.Title
	} else if !p.known[f.URL] {
		p.known[f.URL] = true
		for _, name := range p.open {
			if name != "" {
				f.Folders = append(f.Folders, name)
			}
		}
		p.feeds = append(p.feeds, f)
	}
	if len(p.open) < maxDepth {
		p.open = append(p.open, folder)
	}
}

func (p *parser) end() {
	if len(p.open) > 0 {
		p.open = p.open[:len(p.open)-1]
	}
}

// address returns a web address; "feed:" is how readers once marked one.
func address(s string) string {
	switch {
	case strings.HasPrefix(s, "feed://"):
		s = "http://" + strings.TrimPrefix(s, "feed://")
	case strings.HasPrefix(s, "feed:"):
		s = strings.TrimPrefix(s, "feed:")
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

// outline is an element of a list that is written.
type outline struct {
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr,omitempty"`
	Type     string    `xml:"type,attr,omitempty"`
	URL      string    `xml:"xmlUrl,attr,omitempty"`
	Site     string    `xml:"htmlUrl,attr,omitempty"`
	Language string    `xml:"language,attr,omitempty"`
	Outlines []outline `xml:"outline"`
}

// Write writes a list under a title.
func Write(w io.Writer, title string, feeds []Feed) error {
	var body outline
	for _, f := range feeds {
		at := &body
		for _, name := range f.Folders {
			at = at.folder(name)
		}
		name := cmp.Or(f.Title, f.URL)
		at.Outlines = append(at.Outlines, outline{Text: name, Title: name, Type: "rss", URL: f.URL, Site: f.Site, Language: f.Language})
	}
	list := struct {
		XMLName xml.Name  `xml:"opml"`
		Version string    `xml:"version,attr"`
		Title   string    `xml:"head>title"`
		Body    []outline `xml:"body>outline"`
	}{Version: "2.0", Title: title, Body: body.Outlines}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := errors.Join(encoder.Encode(list), encoder.Close()); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}

// folder returns the folder of a name in an outline, made if there is none.
func (o *outline) folder(name string) *outline {
	for i := range o.Outlines {
		if o.Outlines[i].URL == "" && o.Outlines[i].Text == name {
			return &o.Outlines[i]
		}
	}
	o.Outlines = append(o.Outlines, outline{Text: name})
	return &o.Outlines[len(o.Outlines)-1]
}
