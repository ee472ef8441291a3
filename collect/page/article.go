package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"barid/collect/lines"
)

// article is the text of one page on the way to being found.
type article struct {
	blocks []block
	keys   []string // of the blocks: their letters and digits
	keep   []bool
	votes  []int // of the extractors, for each block
	title  string
	about  string // the page's own description of the article
	body   string // the text that the linked data states, squeezed
	titled bool   // the linked data states the title as well
}

// The limits that keep the search for blocks in texts from growing with the square of a page.
const (
	maxBlocks = 20_000
	maxSearch = 128 << 10 // bytes of a text that is searched
)

// newArticle cuts a document into blocks.
func newArticle(doc *html.Node, title string, h head, s statement) *article {
	a := &article{
		blocks: first(blocks(doc), maxBlocks),
		title:  title,
		about:  s.about,
		body:   squeeze(s.body[:min(len(s.body), maxSearch)]),
		titled: title != "" && same(s.headline, title),
	}
	if a.about == "" {
		a.about = h.first("og:description", "description")
	}
	for _, b := range a.blocks {
		a.keys = append(a.keys, squeeze(b.text))
	}
	return a
}

func first(list []block, n int) []block { return list[:min(len(list), n)] }

// statedLength is the number of letters from which a text in the linked data is one, not a teaser.
const statedLength = 400

// find chooses the blocks that are the article. What two extractors agree on is a good beginning; then
// the linked data, the names of elements and the look of each line are asked.
func (a *article) find(found []*html.Node) {
	a.agree(found)
	stated := a.stated()
	for i, b := range a.blocks {
		key := a.keys[i]
		long := utf8.RuneCountInString(key) > 40
		switch said := strings.Contains(a.body, key); {
		case stated && said && long:
			a.keep[i] = true
		case !a.keep[i]:
		case stated && !said && !b.place.heading, a.beside(b), a.repeatsTitle(i), notice(b.text):
			a.keep[i] = false
		}
	}
	if !stated {
		a.fillGaps()
	}
	a.addLede()
	a.dropRepeats()
	a.dropDangling()
}

// agree keeps what all extractors chose. Where they hardly agree, the first one is followed; where they have
// nothing in common, each may hold a part.
func (a *article) agree(found []*html.Node) {
	a.votes = make([]int, len(a.blocks))
	chosen, shared := 0, 0 // letters, by the first extractor and by all
	a.keep = make([]bool, len(a.blocks))
	for n, tree := range found {
		selected := newSelection(tree)
		for i, key := range a.keys {
			if !selected.has(key) {
				continue
			}
			a.votes[i]++
			if n == 0 {
				a.keep[i] = true
				chosen += utf8.RuneCountInString(key)
			}
			if a.votes[i] == len(found) {
				shared += utf8.RuneCountInString(key)
			}
		}
	}
	needed := len(found)
	switch {
	case shared < 100:
		needed = 1
	case shared < 250, 5*shared < 2*chosen:
		return
	}
	for i := range a.keep {
		a.keep[i] = a.votes[i] >= max(needed, 1)
	}
}

// fillGaps keeps what one extractor alone chose within the article: a sentence, or a heading with text after it.
func (a *article) fillGaps() {
	first, end := slices.Index(a.keep, true), len(a.keep)-1
	for end > first && !a.keep[end] {
		end--
	}
	for i := end - 1; i > first; i-- {
		b := a.blocks[i]
		wanted := b.place.heading && a.keep[i+1] || !b.place.heading && utf8.RuneCountInString(a.keys[i]) > 60 && lines.Ends(b.text)
		if !a.keep[i] && a.votes[i] > 0 && wanted && !a.beside(b) && !a.repeatsTitle(i) && !notice(b.text) {
			a.keep[i] = true
		}
	}
}

// stated reports that the linked data holds the text of the article: enough of it, most of it shown on the page,
// and much of what was chosen in it, since some pages state the opening only. Where what was chosen is
// something else altogether, the text that stands under the page's title is believed.
func (a *article) stated() bool {
	shown, agreed, chosen := 0, 0, 0
	seen := make(map[string]bool)
	for i, key := range a.keys {
		n := utf8.RuneCountInString(key)
		if a.keep[i] {
			chosen += n
		}
		if strings.Contains(a.body, key) {
			if !seen[key] {
				shown += n
			}
			if a.keep[i] {
				agreed += n
			}
			seen[key] = true
		}
	}
	all := utf8.RuneCountInString(a.body)
	missed := a.titled && 10*agreed < all
	return all > statedLength && 10*shown > 7*all && (missed || 2*agreed > chosen)
}

// beside reports that a block looks like none of the article: by its place, as furniture, or because it
// is a link that is no sentence.
func (a *article) beside(b block) bool {
	n := utf8.RuneCountInString(b.text)
	linked := 5*b.linked >= 4*n && !lines.Ends(b.text)
	label, _, labelled := strings.Cut(b.text, ":")
	pointer := labelled && utf8.RuneCountInString(label) < 25 && 3*b.linked >= n
	return b.place.beside || linked || pointer || lines.Furniture(b.text)
}

// chosen returns what was found.
func (a *article) chosen() []Block {
	var list []Block
	for i, b := range a.blocks {
		if a.keep[i] {
			list = append(list, Block{Text: b.text, Heading: b.place.heading})
		}
	}
	return list
}

func (a *article) repeatsTitle(i int) bool {
	return a.blocks[i].place.title || a.keys[i] == squeeze(a.title)
}

// ledeLength is how many letters of the description are compared.
const ledeLength = 40

// addLede keeps the summary that many pages print above the article, which extractors pass over. It is
// known by the page's own description.
func (a *article) addLede() {
	about := []rune(squeeze(a.about))
	if len(about) <= ledeLength {
		return
	}
	opening := string(about[:ledeLength])
	for i, b := range a.blocks {
		if a.keep[i] && utf8.RuneCountInString(b.text) > 80 || strings.HasPrefix(a.keys[i], opening) && a.keep[i] {
			return
		}
		if strings.HasPrefix(a.keys[i], opening) && !b.place.beside {
			a.keep[i] = true
			return
		}
	}
}

// repeatLength is the number of letters from which a paragraph is not shown twice by intention, as the
// questions of an interview are.
const repeatLength = 150

// dropRepeats drops a paragraph that the page has shown before.
func (a *article) dropRepeats() {
	seen := make(map[string]bool)
	for i, key := range a.keys {
		if a.keep[i] && utf8.RuneCountInString(key) > repeatLength {
			a.keep[i] = !seen[key]
			seen[key] = true
		}
	}
}

// dropDangling drops headings with nothing after them.
func (a *article) dropDangling() {
	for i := len(a.keep) - 1; i >= 0; i-- {
		if a.keep[i] && !a.blocks[i].place.heading {
			return
		}
		a.keep[i] = false
	}
}

// selection is what one extractor chose.
type selection struct {
	lines map[string]bool
	text  string
}

func newSelection(tree *html.Node) selection {
	s := selection{lines: make(map[string]bool)}
	var text strings.Builder
	for _, b := range blocks(tree) {
		key := squeeze(b.text)
		s.lines[key] = true
		if text.Len() < maxSearch {
			text.WriteString(key)
		}
	}
	s.text = text.String()
	return s
}

// has reports that a block is in the selection, also where it is cut into blocks differently.
func (s selection) has(key string) bool {
	return s.lines[key] || utf8.RuneCountInString(key) > 25 && strings.Contains(s.text, key)
}

// squeeze leaves letters and digits, in lower case: what stays the same when markup and signs differ.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
