package collect

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// plainMarkdown takes the marks off a text in Markdown, so that it reads as pasted text does: a
// paragraph on one line, headings on lines of their own, front matter as header lines, links as
// their words.
func plainMarkdown(s string) string {
	header, body := frontMatter(strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n"))
	w := flow{out: header}
	for _, line := range body {
		line = strings.TrimSpace(quoteMark.ReplaceAllString(line, ""))
		switch {
		case fence.MatchString(line), definition.MatchString(line):
		case underline.MatchString(line) && !w.blank(): // it makes a heading of the line above
			w.line("")
		case heading.MatchString(line):
			w.line("")
			w.line(plainSpan(heading.ReplaceAllString(line, "$1")))
			w.line("")
		case w.blank(), line == "", listMark.MatchString(line), standing.MatchString(line), standing.MatchString(w.last()):
			w.line(plainSpan(listMark.ReplaceAllString(line, "")))
		default:
			w.out[len(w.out)-1] += " " + plainSpan(line)
		}
	}
	return strings.Join(w.out, "\n")
}

// flow is a text that grows by lines.
type flow struct{ out []string }

// line adds one; of several empty lines only the first.
func (w *flow) line(s string) {
	if s != "" || !w.blank() {
		w.out = append(w.out, s)
	}
}

func (w *flow) last() string {
	if len(w.out) == 0 {
		return ""
	}
	return w.out[len(w.out)-1]
}

func (w *flow) blank() bool { return w.last() == "" }

// maxFrontMatter is how many lines may stand before an article.
const maxFrontMatter = 60

// frontMatter cuts off what stands between two rules at the top, as header lines.
func frontMatter(in []string) (header, body []string) {
	if len(in) == 0 || strings.TrimSpace(strings.TrimPrefix(in[0], "\ufeff")) != "---" {
		return nil, in
	}
	for i := 1; i < min(len(in), maxFrontMatter); i++ {
		if strings.TrimSpace(in[i]) == "---" {
			return append(header, ""), in[i+1:]
		}
		key, value, ok := strings.Cut(in[i], ":")
		if ok && value != "" && !strings.HasPrefix(in[i], " ") {
			header = append(header, key+": "+strings.Trim(strings.TrimSpace(value), `"'`))
		}
	}
	return nil, in
}

// plainSpan takes the marks off one line. What a backslash protects is moved out of the way, to
// characters that mean nothing, and back.
func plainSpan(s string) string {
	s = escaped.ReplaceAllStringFunc(s, func(m string) string { return string(aside + rune(m[1])) })
	s = picture.ReplaceAllString(s, "")
	s = link.ReplaceAllString(s, "$1")
	s = autolink.ReplaceAllString(s, "$1")
	s = tag.ReplaceAllString(s, "")
	for _, mark := range []*regexp.Regexp{strong, emphasis, code} {
		s = mark.ReplaceAllString(s, "$1$2")
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= aside && r < aside+utf8.RuneSelf {
			return r - aside
		}
		return r
	}, s))
}

// aside is where Unicode keeps characters without a meaning.
const aside rune = 0xE000

// The marks of CommonMark that a text of the news may have.
var (
	quoteMark  = regexp.MustCompile(`^ {0,3}(> ?)+`)
	fence      = regexp.MustCompile("^(```|~~~)")
	definition = regexp.MustCompile(`^\[[^\]]+\]:\s*\S+`)
	underline  = regexp.MustCompile(`^(=+|-{2,})$`)
	heading    = regexp.MustCompile(`^#{1,6}\s+(.*?)\s*#*$`)
	standing   = regexp.MustCompile(`^(\p{L}{2,20}: \S|[0-9]{1,3}[.)]\s|-{2,}$)`) // a header line, an item, a rule
	listMark   = regexp.MustCompile(`^[-*+]\s+`)

	picture  = regexp.MustCompile(`!\[[^\]]*\](\([^)]*\)|\[[^\]]*\])`)
	link     = regexp.MustCompile(`\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])`)
	autolink = regexp.MustCompile(`<(https?://[^>\s]+)>`)
	tag      = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	strong   = regexp.MustCompile(`\*\*([^*]+)\*\*|\b__([^_]+)__\b`)
	emphasis = regexp.MustCompile(`\*([^*\s][^*]*)\*|\b_([^_\s][^_]*)_\b`)
	code     = regexp.MustCompile("`([^`]+)`")
	escaped  = regexp.MustCompile(`\\([\\` + "`" + `*_{}\[\]()#+\-.!<>|])`)
)
