package digest

import (
	"cmp"
	"slices"
	"time"

	"barid/news"
	"barid/text"
)

// atOnce is how far apart articles may be published that contradict each other: later ones may
// simply know more.
const atOnce = 12 * time.Hour

// testimony is a count with the article and the place that gives it.
type testimony struct {
	said
	publisher string
	published time.Time
	citation  news.Citation
}

// disputes finds the counts of people on which publishers differ, each of them being of one mind
// with itself.
func disputes(articles []news.Article) []Dispute {
	if publishers(Told{Articles: articles}) < 2 {
		return nil
	}
	all := testimonies(articles)
	var found []Dispute
	for i, t := range all {
		same := func(o testimony) bool { return o.same(t.said) && o.language == t.language }
		if slices.ContainsFunc(all[:i], same) {
			continue
		}
		sides := slices.DeleteFunc(slices.Clone(all), func(o testimony) bool { return !same(o) })
		if sides = oneEach(sides); contradicted(sides) {
			found = append(found, dispute(sides))
		}
	}
	return found
}

// testimonies reads the counts of articles whose publisher is known.
func testimonies(articles []news.Article) []testimony {
	var all []testimony
	for _, a := range articles {
		if a.Publisher == "" {
			continue
		}
		for n := 0; n <= len(a.Paragraphs); n++ {
			if n > 0 && a.Paragraphs[n-1].Role != news.Body {
				continue
			}
			paragraph, _ := a.Paragraph(n)
			for _, s := range text.Sentences(paragraph) {
				sentence := s.Of(paragraph)
				for _, c := range counts(sentence, a.Language) {
					all = append(all, testimony{
						said:      said{c, news.Sentence{Text: sentence}, a.Language},
						publisher: a.Publisher, published: a.Published,
						citation: news.Citation{Article: a.ID, Revision: a.Revision, Paragraph: n, Start: s.Start, End: s.End},
					})
				}
			}
		}
	}
	return all
}

// oneEach keeps the first testimony of each publisher, and none of one that gives several counts.
func oneEach(all []testimony) []testimony {
	var kept []testimony
	for i, t := range all {
		by := func(o testimony) bool { return o.publisher == t.publisher }
		if slices.ContainsFunc(all[:i], by) || slices.ContainsFunc(all, func(o testimony) bool { return by(o) && o.value != t.value }) {
			continue
		}
		kept = append(kept, t)
	}
	return kept
}

// contradicted reports that two publishers give counts, at about one time and of one event, that
// cannot both be right. All others must not speak of another event either.
func contradicted(sides []testimony) bool {
	found := false
	for i, a := range sides {
		for _, b := range sides[:i] {
			apart := a.published.Sub(b.published).Abs()
			if a.published.IsZero() || b.published.IsZero() || apart > atOnce || !a.near(b.said) || !a.anchored(b.said) ||
				datedApart(a.sentence.Text, b.sentence.Text) {
				return false
			}
			found = found || differ(a.count, b.count) && a.hedge != atLeast && b.hedge != atLeast
		}
	}
	return found
}

func dispute(sides []testimony) Dispute {
	slices.SortStableFunc(sides, func(a, b testimony) int {
		return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.publisher, b.publisher))
	})
	var d Dispute
	for _, s := range sides {
		d.Sides = append(d.Sides, Side{Publisher: s.publisher, Figure: s.figure(), Citation: s.citation})
	}
	return d
}
