// Package bounds refuses documents that are dear to parse: in a few megabytes a server can send elements
// nested or repeated a million times, for which a parser takes hundreds of times that memory.
//
// In comes a document of markup, well formed or not; out comes an error where it is over a limit, before
// any parser has seen it. The count is of what looks like tags, so that it is linear in the document and
// holds nothing. It may count more than a parser would find, by what stands in scripts: limits are set far
// above what documents have.
package bounds

import (
	"bytes"
	"fmt"

	"barid/news"
)

// Limits of a document; one that is 0 does not hold.
type Limits struct {
	Elements   int
	Depth      int // elements open at a time
	Attributes int // of one element
}

// Page are the limits of a web page. Its nesting the parser bounds itself.
func Page() Limits { return Limits{Elements: 200_000, Attributes: 20_000} }

// Feed are the limits of a feed. An element that is never closed, as in HTML, counts as open.
func Feed() Limits { return Limits{Elements: 400_000, Depth: 10_000, Attributes: 20_000} }

// Check returns an error, which is news.ErrInvalid, for a document over its limits.
func (l Limits) Check(body []byte) error {
	elements, depth := 0, 0
	var quiet passages
	for {
		at := bytes.IndexByte(body, '<')
		if at < 0 || at+1 == len(body) {
			return nil
		}
		body = body[at+1:]
		switch {
		case body[0] == '!':
			body = body[quiet.pass(body):]
			continue
		case body[0] == '/':
			depth = max(depth-1, 0)
			continue
		case !letter(body[0]):
			continue
		}
		tag := body
		if end := bytes.IndexByte(body, '>'); end >= 0 {
			tag = body[:end]
		}
		elements++
		if !bytes.HasSuffix(tag, []byte("/")) {
			depth++
		}
		if attributes := bytes.Count(tag, []byte("=")); over(l.Attributes, attributes) || over(l.Elements, elements) || over(l.Depth, depth) {
			return fmt.Errorf("%w: the document has too many elements, attributes or levels to be parsed", news.ErrInvalid)
		}
		if len(tag) == len(body) {
			return nil // it never ends
		}
		body = body[len(tag):]
	}
}

func over(limit, n int) bool { return limit > 0 && n > limit }

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// passages are comments and sections of text, in which no tag is one. What is looked for in vain once is not
// looked for again: a document of openings without end would take the square of its length.
type passages struct{ noComment, noSection bool }

// pass is the length of a passage at the beginning of body, behind its "<"; what is none, or has no end, is
// passed over by its first byte.
func (p *passages) pass(body []byte) int {
	switch {
	case !p.noComment && bytes.HasPrefix(body, []byte("!--")):
		return length(body, "-->", &p.noComment)
	case !p.noSection && bytes.HasPrefix(body, []byte("![CDATA[")):
		return length(body, "]]>", &p.noSection)
	}
	return 1
}

func length(body []byte, ends string, none *bool) int {
	end := bytes.Index(body, []byte(ends))
	if *none = end < 0; *none {
		return 1
	}
	return end + len(ends)
}
