package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"barid/collect/lines"
)

// authors returns who a page says wrote it, each once, in its order.
func authors(h head, s statement) []string {
	stated := s.authors
	if len(cleanNames(stated, h)) == 0 {
		stated = []string{h.first("author", "article:author", "byl", "parsely-author", "dc.creator", "sailthru.author")}
	}
	if len(cleanNames(stated, h)) == 0 {
		stated = h.bylines
	}
	return cleanNames(stated, h)
}

// maxAuthors bounds what is taken for a list of authors.
const maxAuthors = 12

func cleanNames(stated []string, h head) []string {
	var names []string
	for _, s := range stated {
		s = byline.ReplaceAllString(lines.Clean(s), "")
		for _, name := range joined.Split(s, -1) {
			name = strings.Trim(name, " .,;:|-–")
			if isName(name) && !slices.Contains(names, name) && len(names) < maxAuthors {
				names = append(names, name)
			}
		}
	}
	return names
}

var (
	byline = regexp.MustCompile(`(?i)^(by|von|por|par|de|di|od|af|av|door|بقلم|كتب)\s*:?\s+`)
	joined = regexp.MustCompile(`\s*[,;|]\s*|\s+(?:and|und|et|y|e|och|og|&)\s+`)
)

// isName tells a name from an address, a handle or a sentence.
func isName(s string) bool {
	n := utf8.RuneCountInString(s)
	return n > 1 && n < 60 && !strings.ContainsAny(s, "@/<>{}") && len(strings.Fields(s)) < 8
}
