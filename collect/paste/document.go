package paste

import (
	"strings"
	"unicode"

	"barid/collect/lines"
	"barid/text"
)

// kind is what a line is by itself; its neighbours decide the rest.
type kind int

const (
	prose   kind = iota
	heading      // could be a title or a subhead
	caption
	furniture
	header // "URL: …"
	rule   // "-----"
)

const (
	longestTitle   = 25 // words
	longestSubhead = 10
	shortLabel     = 4
	maxLines       = 20_000
)

// line is one line of the paste that is not blank; wrapped lines are joined into one.
type line struct {
	text         string
	key          string // folded, to find repetitions
	raw          []string
	number       int // in the file, from 1
	gap          int // blank lines before it
	words        int
	kind         kind
	field, value string // of a header line
}

// document is a paste, line by line, with what can be said of it as a whole.
type document struct {
	lines      []line
	count      map[string]int // how often a line stands in the paste, by key
	usual      int            // blank lines between two paragraphs, as a rule
	unstopped  bool           // most of its paragraphs close without a full stop
	vocabulary text.Analyzer
}

func newDocument(s string) *document {
	d := &document{count: make(map[string]int), vocabulary: text.NewAnalyzer(text.Identify(s))}
	d.lines = unwrap(read(s))
	for _, l := range d.lines {
		d.count[l.key]++
	}
	d.unstopped = d.isUnstopped()
	for i := range d.lines {
		d.classify(&d.lines[i])
	}
	d.usual = usualGap(d.lines)
	for i := range d.lines {
		if d.stopped(i) {
			d.lines[i].kind = heading
		}
	}
	return d
}

// stopped reports a title that closes with a full stop: one short sentence at the top of the paste
// or behind a wider gap, with a longer paragraph after it.
func (d *document) stopped(i int) bool {
	l := d.lines[i]
	return l.kind == prose && l.words <= 15 && (i == 0 || l.gap > max(d.usual, 1)) &&
		i+1 < len(d.lines) && d.lines[i+1].kind == prose && d.lines[i+1].words >= 20 &&
		lines.Dateline(l.text) == "" && len(text.Sentences(l.text)) == 1
}

// read cuts s into its lines, whatever ends them, and drops the blank ones.
func read(s string) []line {
	var list []line
	gap := 0
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n", "\f", "\n").Replace(s)
	number := 0
	for raw := range strings.SplitSeq(s, "\n") {
		number++
		clean := lines.Clean(raw)
		if clean == "" {
			gap++
			continue
		}
		if len(list) == maxLines {
			break
		}
		list = append(list, newLine(line{text: clean, raw: []string{raw}, number: number, gap: gap}))
		gap = 0
	}
	return list
}

func newLine(l line) line {
	l.key = keyOf(l.text)
	l.words = len(strings.Fields(l.text))
	return l
}

// keyOf folds a line and drops its signs, so that a title is found again whichever quotation
// marks it has.
func keyOf(s string) string {
	return strings.Join(strings.FieldsFunc(text.Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}), " ")
}

// classify tells what l is by itself.
func (d *document) classify(l *line) {
	item, listed := lines.Bullet(l.text)
	field, value, ok := headerField(l.text)
	most := longestTitle
	if d.unstopped {
		most /= 2
	}
	switch {
	case ok:
		l.kind, l.field, l.value = header, field, value
	case lines.Rule(l.text):
		l.kind = rule
	case listed && item != "":
		l.text, l.kind = item, prose
	case lines.Furniture(l.text):
		l.kind = furniture
	case lines.Caption(l.text):
		l.kind = caption
	case l.words > most, startsLow(l.text), lines.Ends(l.text) && !mayHead(*l, d.count[l.key]):
		l.kind = prose
	default:
		l.kind = heading
	}
}

// mayHead reports a line that can be a heading though it ends like a sentence: a short question,
// a short label with a colon, or what a page repeats again and again.
func mayHead(l line, count int) bool {
	return lines.Asks(l.text) && l.words <= 15 && len(text.Sentences(l.text)) == 1 ||
		strings.HasSuffix(l.text, ":") && l.words <= 4 ||
		count > 2 && l.words <= longestTitle
}

func startsLow(s string) bool {
	for _, r := range s {
		return unicode.IsLower(r)
	}
	return false
}

// isUnstopped reports that what is longer than most titles mostly closes without a full stop, as some
// newsrooms have it.
func (d *document) isUnstopped() bool {
	long, open := 0, 0
	for _, l := range d.lines {
		if l.words >= 15 && d.count[l.key] == 1 && !lines.Caption(l.text) && !lines.Furniture(l.text) {
			long++
			if !lines.Ends(l.text) {
				open++
			}
		}
	}
	return long > 0 && 2*open > long
}

// usualGap is the most frequent number of blank lines between two paragraphs of prose.
func usualGap(list []line) int {
	var seen [8]int
	for i := 1; i < len(list); i++ {
		if list[i].kind == prose && list[i-1].kind == prose {
			seen[min(list[i].gap, len(seen)-1)]++
		}
	}
	best := 1
	for gap, n := range seen {
		if n > seen[best] {
			best = gap
		}
	}
	return best
}

// unwrap joins the lines of paragraphs that were wrapped at a fixed width, as mail programs do.
func unwrap(list []line) []line {
	var joined []line
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && list[end].gap == 0 {
			end++
		}
		if block := list[i:end]; wrapped(block) {
			joined = append(joined, join(block))
		} else {
			joined = append(joined, block...)
		}
		i = end
	}
	return joined
}

// wrapped reports lines of about one width of which most break off amid a sentence.
func wrapped(block []line) bool {
	if len(block) < 3 {
		return false
	}
	widest := 0
	for _, l := range block {
		widest = max(widest, len([]rune(l.text)))
	}
	broken := 0
	for i, l := range block[:len(block)-1] {
		if 10*len([]rune(l.text)) < 6*widest {
			return false
		}
		if !lines.Ends(l.text) && !startsBig(block[i+1].text) {
			broken++
		}
	}
	return widest <= 100 && 2*broken >= len(block)-1 && lines.Ends(block[len(block)-1].text)
}

func startsBig(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r) || unicode.IsTitle(r)
	}
	return false
}

func join(block []line) line {
	whole := block[0]
	whole.raw = nil
	texts := make([]string, len(block))
	for i, l := range block {
		texts[i] = l.text
		whole.raw = append(whole.raw, l.raw...)
	}
	whole.text = strings.Join(texts, " ")
	return newLine(whole)
}
