package text

import (
	"strings"
	"unicode"
)

// Quotation is what stands between quotation marks.
type Quotation struct {
	Span        // with the marks
	Text string // without them
}

// Quotations finds what a text quotes, by “ ”, „ “, « », " and, where they are no apostrophes, ‘ ’
// and '. A quotation within a quotation belongs to the outer one. Double marks left open end with
// their paragraph, a line of text.
func Quotations(s string) []Quotation {
	var found []Quotation
	runes, slicer := []rune(s), newSlicer(s)
	for i := 0; i < len(runes); {
		closing := closingMarks(runes, i)
		if closing == "" {
			i++
			continue
		}
		end, closed := quotationEnd(runes, i, closing)
		if !closed && apostrophe(runes[i]) {
			i++
			continue
		}
		inner := end
		if closed {
			end++
		}
		if text := slicer.cut(Span{i + 1, inner}); strings.TrimSpace(text) != "" {
			found = append(found, Quotation{Span{i, end}, text})
		}
		i = end
	}
	return found
}

// afterProclitic reports an Arabic letter that stands before a word of any kind, a quotation too: ب"عبارة".
func afterProclitic(before []rune) bool {
	last := len(before) - 1
	return last >= 0 && strings.ContainsRune("بلكوف", before[last]) && (last == 0 || !letterOrDigit(before[last-1]))
}

// closingMarks returns the marks that may close the quotation which opens at i, none if no one does.
// Swedish and much Arabic text opens with ”, Danish with ».
func closingMarks(runes []rune, i int) string {
	fresh := i == 0 || !letterOrDigit(runes[i-1]) && !strings.ContainsRune("”’»%", runes[i-1]) || afterProclitic(runes[:i])
	filled := i+1 < len(runes) && !unicode.IsSpace(runes[i+1])
	switch r := runes[i]; {
	case r == '“' || r == '„' || r == '‟':
		return `”“"`
	case r == '«':
		return "»"
	case r == '"' && fresh:
		return `"”`
	case r == '”' && fresh && filled:
		return "”“"
	case r == '»' && fresh && filled:
		return "«»"
	case r == '‘' && fresh && filled:
		return "’"
	case r == '\'' && fresh && filled && unicode.IsLetter(runes[i+1]):
		return "'"
	}
	return ""
}

// quotationEnd returns where the quotation that opens at i closes, or where its paragraph ends.
func quotationEnd(runes []rune, i int, closing string) (end int, closed bool) {
	depth, reach := 0, len(runes)
	if apostrophe(runes[i]) {
		reach = min(reach, i+maxApostrophe)
	}
	for end = i + 1; end < reach && runes[end] != '\n'; end++ {
		r := runes[end]
		switch {
		case !strings.ContainsRune(closing, r):
			if r == runes[i] && directed(r) {
				depth++
			}
		case inWord(runes, end):
		case depth == 0:
			return end, true
		default:
			depth--
		}
	}
	for end > i+1 && unicode.IsSpace(runes[end-1]) {
		end--
	}
	return end, false
}

// directed reports a mark that only ever opens, so that it nests.
func directed(r rune) bool { return r == '«' || r == '‘' }

// maxApostrophe is how far a mark that may be an apostrophe can quote, in runes.
const maxApostrophe = 600

func apostrophe(r rune) bool { return r == '‘' || r == '\'' }

// inWord reports an apostrophe with letters on both sides.
func inWord(runes []rune, i int) bool {
	if runes[i] != '’' && runes[i] != '\'' {
		return false
	}
	return i+1 < len(runes) && letterOrDigit(runes[i+1]) && wordRune(runes[i-1])
}

func letterOrDigit(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}
