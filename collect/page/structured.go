package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"barid/collect/lines"
)

// statement is what a page says of an article as linked data (schema.org in JSON-LD).
type statement struct {
	kind                string // schema.org type, in lower case
	headline, about     string
	body                string
	published, modified string
	language            string
	authors             []string
	words               int  // of the whole text, where the page says so
	closed              bool // it or a part of it is not free
}

// maxDepth bounds the nesting of linked data that is looked into.
const maxDepth = 20

// statements reads the articles that a page describes, in its order. What is not JSON is passed over.
func statements(doc *html.Node) []statement {
	var found []statement
	for n := range doc.Descendants() {
		if n.Data != "script" || n.FirstChild == nil || !strings.HasPrefix(attr(n, "type"), "application/ld+json") {
			continue
		}
		var v any
		if json.Unmarshal([]byte(repairJSON(n.FirstChild.Data)), &v) == nil {
			found = collectStatements(found, v, maxDepth)
		}
	}
	return found
}

// repairJSON mends what templates do to JSON: line breaks within strings, comments of XML around it, a
// semicolon after it.
func repairJSON(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	s = strings.NewReplacer("<!--", "", "-->", "", "//<![CDATA[", "", "//]]>", "", "<![CDATA[", "", "]]>", "").Replace(s)
	return strings.TrimRight(strings.TrimSpace(s), ";")
}

func collectStatements(found []statement, v any, depth int) []statement {
	if depth == 0 {
		return found
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			found = collectStatements(found, x, depth-1)
		}
	case map[string]any:
		if kind := articleKind(v["@type"]); kind != "" {
			found = append(found, newStatement(v, kind))
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			found = collectStatements(found, v[key], depth-1)
		}
	}
	return found
}

// articleKind returns the first type that is a kind of article.
func articleKind(v any) string {
	for _, t := range asStrings(v) {
		t = strings.ToLower(strings.TrimPrefix(t, "http://schema.org/"))
		if strings.HasSuffix(t, "article") || strings.HasSuffix(t, "posting") || t == "report" || t == "videoobject" || t == "imagegallery" {
			return t
		}
	}
	return ""
}

func newStatement(v map[string]any, kind string) statement {
	s := statement{
		kind:      kind,
		headline:  asText(v["headline"]),
		about:     asText(v["description"]),
		body:      html.UnescapeString(asString(v["articleBody"])),
		published: asString(v["datePublished"]),
		modified:  asString(v["dateModified"]),
		language:  asString(v["inLanguage"]),
		authors:   asNames(v["author"], maxDepth),
	}
	said := access(v)
	s.closed = said == closed || said == "" && closedPart(v["hasPart"])
	if n, err := strconv.ParseFloat(fmt.Sprint(v["wordCount"]), 64); err == nil && n > 0 && n < 1e6 {
		s.words = int(n)
	}
	if s.headline == "" && kind != "videoobject" {
		s.headline = asText(v["name"])
	}
	return s
}

// closed is what linked data says of what is not free to read.
const closed = "false"

// access returns "true" for what is free, closed, or nothing.
func access(v map[string]any) string {
	switch a := v["isAccessibleForFree"].(type) {
	case bool:
		return strconv.FormatBool(a)
	case string:
		a = strings.ToLower(a)
		return a[strings.LastIndexByte(a, '/')+1:] // also http://schema.org/False
	}
	return ""
}

// closedPart reports that one of the parts of a page is not free.
func closedPart(v any) bool {
	parts, ok := v.([]any)
	if !ok {
		parts = []any{v}
	}
	return slices.ContainsFunc(parts, func(part any) bool {
		m, ok := part.(map[string]any)
		return ok && access(m) == closed
	})
}

// mainStatement returns the statement about the page itself: the one whose headline a heading of the page repeats,
// else the first one with a date that is no video.
func mainStatement(all []statement, headings []string) statement {
	for _, s := range all {
		if s.headline != "" && slices.ContainsFunc(headings, func(h string) bool { return squeeze(h) == squeeze(s.headline) }) {
			return s
		}
	}
	for _, s := range all {
		if s.published != "" && s.kind != "videoobject" && s.kind != "imagegallery" {
			return s
		}
	}
	if len(all) > 0 {
		return all[0]
	}
	return statement{}
}

func asString(v any) string {
	if all := asStrings(v); len(all) > 0 {
		return all[0]
	}
	return ""
}

// asText returns a string of JSON as a line of text: some pages escape it twice.
func asText(v any) string { return lines.Clean(html.UnescapeString(html.UnescapeString(asString(v)))) }

func asStrings(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// asNames returns the names of people: a string, an object with a name, or a list of them.
func asNames(v any, depth int) []string {
	if depth == 0 {
		return nil
	}
	switch v := v.(type) {
	case string:
		return []string{asText(v)}
	case map[string]any:
		return asNames(v["name"], depth-1)
	case []any:
		var all []string
		for _, x := range v {
			all = append(all, asNames(x, depth-1)...)
		}
		return all
	}
	return nil
}
