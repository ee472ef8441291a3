package syndication

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"barid/collect/bounds"
	"barid/collect/charset"
)

// repair makes of s.Body what gofeed reads: UTF-8 without declaration or byte order mark, from the
// root on, without the characters that XML 1.0 forbids. It returns the base of relative links too.
func repair(s Source) ([]byte, string, error) {
	body := bytes.TrimSpace(charset.Decode(s.Body, s.ContentType))
	if len(body) == 0 {
		return nil, "", errors.New("the document is empty")
	}
	if body[0] == '{' {
		return repairJSON(body), s.URL, nil
	}
	if err := bounds.Feed().Check(body); err != nil {
		return nil, "", err
	}
	at := root.FindIndex(body)
	switch {
	case at == nil && page.Match(body):
		return nil, "", errors.New("an HTML page, not a feed")
	case at == nil:
		return nil, "", errors.New("neither RSS nor Atom nor JSON Feed")
	}
	body = bytes.TrimSpace(declaration.ReplaceAll(body[at[0]:], nil))
	if unclosed.Match(body) {
		body = append(bytes.Clone(body), '>')
	}
	body = strayNamespace.ReplaceAllFunc(dropIllegal(body), func(start []byte) []byte {
		m := strayNamespace.FindSubmatch(start)
		if strings.Contains(string(m[2]), "/Atom") || strings.Contains(string(m[2]), "purl.org/atom") {
			return start
		}
		return []byte(string(m[1]) + atomNamespace)
	})
	if bytes.Contains(body, []byte("base64")) {
		body = base64Mode.ReplaceAll(body, []byte(`$1 mode="base64"`))
	}
	body, root := rebase(body, s.URL)
	return body, root, nil
}

const atomNamespace = "http://www.w3.org/2005/Atom"

var (
	root        = regexp.MustCompile(`(?i)<(\?xml|!doctype\s+(rss|rdf|feed)|([\w-]+:)?(rss|feed|rdf)|urlset|sitemapindex)[\s>]`)
	page        = regexp.MustCompile(`(?i)<(!doctype\s+html|html|body|head)[\s>]`)
	declaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	// unclosed is the end of a document that lacks its last character.
	unclosed = regexp.MustCompile(`</(rss|feed|rdf:RDF)\s*$`)
	// strayNamespace is a default namespace on the root of an Atom feed, right or wrong.
	strayNamespace = regexp.MustCompile(`^((?:\s|<!--.*?-->)*<feed\s(?:[^>]*?\s)?xmlns=["'])([^"'>]*)`)
	// base64Mode is how Atom 0.3 packs text, which gofeed overlooks beside a type.
	base64Mode = regexp.MustCompile(`(<\w+)\s+type=["']text/[\w+.-]+["']\s+mode=["']base64["']`)
	reference  = regexp.MustCompile(`&#(x[0-9A-Fa-f]{1,8}|[0-9]{1,10});`)
)

// dropIllegal removes the characters that XML 1.0 forbids (section 2.2), written out or as numeric
// references.
func dropIllegal(body []byte) []byte {
	body = bytes.Map(func(r rune) rune {
		if !legal(r) {
			return -1
		}
		return r
	}, body)
	return reference.ReplaceAllFunc(body, func(ref []byte) []byte {
		digits, base := strings.TrimSuffix(string(ref[2:]), ";"), 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseUint(digits, base, 32); err != nil || n > utf8.MaxRune || !legal(rune(n)) {
			return nil
		}
		return ref
	})
}

func legal(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r == '\ufffe' || r == '\uffff', 0xd800 <= r && r < 0xe000:
		return false
	}
	return r <= utf8.MaxRune
}

// maxRoot bounds the first tag of a document that is salvaged, as it is read again with each entry.
const maxRoot = 16 << 10

// salvage reads what stands before the entries of a broken document, and each whole entry by itself,
// so that the damage in one costs no other.
func salvage(body []byte) *gofeed.Feed {
	root := rootTag.Find(body)
	for _, form := range []struct {
		root, opening, closing string
		entry                  *regexp.Regexp
	}{
		{"<rss", "<channel>", "</channel></rss>", wholeItem}, {"<rdf:RDF", "", "</rdf:RDF>", wholeItem}, {"<feed", "", "</feed>", wholeEntry},
	} {
		if !bytes.HasPrefix(root, []byte(form.root)) || len(root) > maxRoot {
			continue
		}
		found := &gofeed.Feed{}
		if first := form.entry.FindIndex(body); first != nil {
			if head, err := parse(slices.Concat(body[:first[0]], []byte(form.closing))); err == nil {
				found = head
			}
		}
		for _, entry := range form.entry.FindAll(body, maxEntries) {
			one := slices.Concat(root, []byte(form.opening), entry, []byte(form.closing))
			if feed, err := parse(one); err == nil && len(feed.Items) == 1 {
				found.Items = append(found.Items, feed.Items...)
			}
		}
		return found
	}
	return &gofeed.Feed{}
}

var (
	wholeItem  = regexp.MustCompile(`(?s)<item[\s>].*?</item\s*>`)
	wholeEntry = regexp.MustCompile(`(?s)<entry[\s>].*?</entry\s*>`)
	cdata      = regexp.MustCompile(`(?s)<!\[CDATA\[.*?\]\]>`)
)

// entriesIn counts the ends of entries that stand in a document, but not within a text of it.
func entriesIn(body []byte) int {
	if bytes.Contains(body, []byte("<![CDATA[")) {
		body = cdata.ReplaceAll(body, nil)
	}
	return bytes.Count(body, []byte("</item>")) + bytes.Count(body, []byte("</entry>"))
}
