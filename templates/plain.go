package templates

import (
	"strings"
	"unicode/utf8"

	"barid/digest"
)

// The preheader is the line that mail programs show beside the subject, in characters.
const (
	minPreheader = 40
	maxPreheader = 110
)

// preheader tells what the subject does not: the other headlines or, where there are none,
// how the first story begins.
func preheader(c digest.Content) string {
	blocks := c.Blocks()
	var parts []string
	for _, b := range blocks {
		if b.Headline.Text != c.Subject {
			parts = append(parts, b.Headline.Text)
		}
	}
	for _, b := range blocks {
		for _, s := range b.Sentences {
			parts = append(parts, s.Text)
		}
	}
	parts = append(parts, c.Name, wordsFor(c.Language).fullDate(issueDay(c)), c.PostalAddress)
	line := ""
	for _, part := range parts {
		if utf8.RuneCountInString(line) >= minPreheader {
			break
		}
		if line != "" {
			line += " · "
		}
		line += part
	}
	return clip(line, maxPreheader)
}

// clip shortens text to at most limit characters, at a space where there is one late enough.
func clip(text string, limit int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	cut := limit - 1
	for at := cut; at > limit/2; at-- {
		if runes[at] == ' ' {
			cut = at
			break
		}
	}
	return strings.TrimRight(string(runes[:cut]), " ·،,") + "…"
}

// textWidth is where lines of the text part are folded, in characters.
const textWidth = 72

// tidy folds long lines at spaces, drops blanks at line ends and keeps no more than one empty
// line in a row. A line that is indented stays so; an address is never broken.
func tidy(text string) string {
	var b strings.Builder
	empty := true // at the start, and after an empty line
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" {
			if !empty {
				b.WriteByte('\n')
			}
			empty = true
			continue
		}
		empty = false
		fold(&b, line)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func fold(b *strings.Builder, line string) {
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	width := 0
	for _, word := range strings.Fields(line) {
		n := utf8.RuneCountInString(word)
		switch {
		case width == 0:
			b.WriteString(indent)
			width = len(indent)
		case width+1+n > textWidth:
			b.WriteString("\n" + indent)
			width = len(indent)
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	b.WriteByte('\n')
}
