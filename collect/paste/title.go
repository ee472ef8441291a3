package paste

import (
	"slices"
	"strings"

	"barid/collect/lines"
)

// title picks the line of g that is the title of the article whose prose begins at g.to: among the
// headings behind the widest gap one that is repeated, else the first whose words the prose takes
// up, else the first that is more than a label. It is -1 if there is none.
func (d *document) title(g gap) int {
	prose := d.terms(d.proseFrom(g.to))
	headings := d.headings(g, prose)
	for _, fits := range []func(int) bool{
		func(i int) bool { return d.repeated(g, i) && d.lines[i].words > 2 },
		func(i int) bool { return d.lines[i].words > 3 && d.takenUp(i, prose) },
		func(i int) bool { return d.lines[i].words > 3 },
		func(int) bool { return true },
	} {
		if i := slices.IndexFunc(headings, fits); i >= 0 {
			return headings[i]
		}
	}
	return -1
}

// headings lists the lines of g that can be the title: not those before a wider gap, and not
// links to other articles, which stand below a label that says so.
func (d *document) headings(g gap, prose map[string]float64) []int {
	var list []int
	linked := false
	for i := d.behindWidest(g); i < g.to; i++ {
		l := d.lines[i]
		linked = linked && l.kind != header && l.kind != rule && l.gap <= d.usual || lines.Pointer(l.text)
		if l.kind == heading && (!linked || d.takenUp(i, prose)) {
			list = append(list, i)
		}
	}
	return list
}

// behindWidest finds the first line of g that belongs to what follows: the one behind the widest
// gap, if that is wider than those between paragraphs. At the top of the paste it is the first.
func (d *document) behindWidest(g gap) int {
	first, widest := g.from, d.usual
	for i := g.from; i < g.to && g.from > 0; i++ {
		if d.lines[i].gap > widest {
			first, widest = i, d.lines[i].gap
		}
	}
	return first
}

// shortest returns the title of the article [s.line:end) in its shortest spelling, which is the
// one without the site's name behind it.
func (d *document) shortest(s start, end int) string {
	title := d.lines[s.title].text
	for _, l := range d.lines[s.title:min(end, s.title+20)] {
		if l.kind == heading && sameHeading(l.key, d.lines[s.title].key) && len(l.text) < len(title) && !lines.Ends(l.text) {
			title = l.text
		}
	}
	return title
}

// sameHeading reports that two keys are of one title: word for word, cut short, or with a few words
// behind it such as the name of the site.
func sameHeading(a, b string) bool {
	if a == b {
		return a != ""
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(b, a+" ")
	return ok && len(strings.Fields(a)) >= 4 && len(strings.Fields(rest)) <= 5
}
