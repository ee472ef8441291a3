package paste

import (
	"slices"
	"strings"

	"barid/collect/lines"
)

// start is where an article begins and which of its lines is the title (-1: none).
type start struct{ line, title int }

// gap is a stretch of lines between two stretches of prose: [from:to) are no prose, and line to
// is. It holds at most one beginning of an article, among its last maxGap lines.
type gap struct{ from, to int }

const maxGap = 500

// starts finds where the articles of the paste begin, in order.
func (d *document) starts() []start {
	var found []start
	for i := 0; i < len(d.lines); {
		g := gap{i, i}
		for g.to < len(d.lines) && d.lines[g.to].kind != prose {
			g.to++
		}
		if g.to == len(d.lines) {
			break
		}
		g.from = max(g.from, g.to-maxGap)
		if i == 0 {
			found = append(found, start{0, d.title(g)})
		} else if s := d.candidate(g); d.begins(g, s, found[len(found)-1]) {
			found = append(found, s)
		}
		for i = g.to + 1; i < len(d.lines) && d.lines[i].kind == prose && !d.opens(i); i++ {
		}
	}
	return found
}

// opens reports prose that may begin an article without a title: after a wider gap, with a dateline.
func (d *document) opens(i int) bool {
	return d.lines[i].gap > max(d.usual, 1) && lines.Dateline(d.lines[i].text) != ""
}

// candidate says where within g an article would begin: at its header lines or its title,
// whichever is first, else behind g.
func (d *document) candidate(g gap) start {
	title, first := d.title(g), g.to
	for i := g.to - 1; i >= g.from; i-- {
		if i == title || d.lines[i].kind == header {
			first = i
		}
	}
	return start{first, title}
}

// begins weighs what speaks for an article's beginning at s against a mere subhead or picture in
// the article that began at last.
func (d *document) begins(g gap, s, last start) bool {
	switch {
	case d.headed(g):
		return true
	case s.title < 0 && !d.marked(g):
		return false
	case s.title >= 0 && last.title >= 0 && sameHeading(d.lines[s.title].key, d.lines[last.title].key):
		return false
	}
	following := d.terms(d.proseFrom(g.to))
	before := gap{last.line, g.from}
	weight := d.layout(g, s, before) + d.turn(following, before)
	if s.title >= 0 {
		weight += d.form(g, s.title, following)
	}
	if last.title >= 0 && d.takenUp(last.title, following) {
		weight -= 2
	}
	return weight >= 2
}

// headed reports header lines in g.
func (d *document) headed(g gap) bool {
	return slices.ContainsFunc(d.lines[g.from:g.to], func(l line) bool { return l.kind == header })
}

// marked reports that what follows g may do without a title: a ruled line keeps it apart, or it
// opens with a dateline.
func (d *document) marked(g gap) bool {
	return lines.Dateline(d.lines[g.to].text) != "" ||
		slices.ContainsFunc(d.lines[g.from:g.to], func(l line) bool { return l.kind == rule && len(l.text) >= 5 })
}

// layout weighs what the lines around a beginning at s look like: a wider gap, a dateline or a ruled
// line, what pages have above their titles and below. Without a wider gap, an article that has had
// no more than an introduction goes on.
func (d *document) layout(g gap, s start, before gap) int {
	widest := d.lines[g.to].gap
	above, below := false, false
	for i := g.from; i < g.to; i++ {
		l := d.lines[i]
		if i <= s.title {
			widest = max(widest, l.gap)
		}
		above = above || i < s.title && lines.Notice(l.text)
		below = below || i > s.title && (l.kind == furniture || l.kind == caption)
	}
	weight := 0
	switch {
	case widest > max(d.usual, 1):
		weight += 3
	case widest > d.usual:
		weight += 2
	case d.proseWords(before) < introduction:
		weight -= 2
	}
	if d.marked(g) {
		weight += 2
	}
	if above {
		weight++
	}
	if below {
		weight++
	}
	return weight
}

// introduction is how many words may stand between a title and the picture below it.
const introduction = 30

// proseWords counts the words of the prose in g, up to introduction.
func (d *document) proseWords(g gap) int {
	words := 0
	for i := g.from; i < g.to && words < introduction; i++ {
		if d.lines[i].kind == prose {
			words += d.lines[i].words
		}
	}
	return words
}

// form weighs a heading as a title: titles are repeated on their page, longer than subheads, seldom
// ask, and their words come again in the text.
func (d *document) form(g gap, title int, following map[string]float64) int {
	l, weight := d.lines[title], 0
	if d.repeated(g, title) {
		weight += 3
	}
	if l.words >= 6 {
		weight++
	}
	if l.words <= 4 {
		weight--
	}
	if lines.Asks(l.text) || strings.HasSuffix(l.text, ":") {
		weight--
	}
	if !d.takenUp(title, following) {
		weight -= 2
	}
	return weight
}

// repeated reports that a heading stands more than once in g.
func (d *document) repeated(g gap, title int) bool {
	n := 0
	for _, l := range d.lines[g.from:g.to] {
		if sameHeading(l.key, d.lines[title].key) {
			n++
		}
	}
	return n > 1
}
