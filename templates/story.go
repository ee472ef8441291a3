package templates

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"barid/digest"
	"barid/news"
)

// mark leads from a sentence to a source: its number in the story's list, and the address or
// the paragraphs of the pasted file.
type mark struct {
	Label string
	URL   string
	Where string
}

// source is one line of a story's list.
type source struct {
	Number string
	Name   prose
	URL    string
	Where  prose // of a pasted article: its file and the paragraphs that the story cites
	Date   prose
	Teaser string // that only its opening could be had; empty: all of it was
}

func newStory(b digest.Block, c digest.Content) story {
	dir := Direction(b.Language)
	w := wordsFor(b.Language)
	s := story{
		Lang: b.Language, Dir: dir, Align: alignment(dir), Type: typeFor(dir),
		id: b.Story, Anchor: anchor(b.Story),
		Headline: newProse(b.Headline.Text, dir),
		Method:   wordsFor(c.Language).madeOf(b),
		Original: newOriginal(b, wordsFor(c.Language)),
		Change:   newChange(b, c),
	}
	s.Marks = newMarks(b.Headline, b.Sources, w)
	if len(s.Marks) > 0 {
		s.URL = s.Marks[0].URL
	}
	if s.URL != "" {
		s.Marks = nil
	}
	for i, text := range b.Sentences {
		line := sentence{Text: newProse(text.Text, dir), Marks: newMarks(text, b.Sources, w)}
		line.By = newProse(strings.Join(contestants(text, b.Change.Disputes), w.Comma), dir)
		if i == 0 {
			s.Lede = &line
			continue
		}
		s.Rest = append(s.Rest, line)
	}
	for i := range b.Sources {
		s.Sources = append(s.Sources, newSource(i, b, c))
	}
	return s
}

// anchor is where a story stands on the page of an issue.
func anchor(story news.StoryID) string { return "s-" + strconv.FormatInt(int64(story), 10) }

// contestants are the publishers of a sentence that gives a figure on which publishers differ.
func contestants(s news.Sentence, disputes []digest.Dispute) []string {
	var names []string
	for _, d := range disputes {
		for _, side := range d.Sides {
			says := slices.ContainsFunc(s.Citations, side.Citation.Meets) && strings.Contains(s.Text, side.Figure.Text)
			if says && !slices.Contains(names, side.Publisher) {
				names = append(names, side.Publisher)
			}
		}
	}
	return names
}

// newMarks gives a sentence one mark for each article that it cites.
func newMarks(s news.Sentence, sources []digest.Source, w words) []mark {
	var marks []mark
	for i, src := range sources {
		paragraphs := cited(src.Article, s)
		if len(paragraphs) == 0 {
			continue
		}
		m := mark{Label: strconv.Itoa(i + 1), URL: webAddress(src.URL)}
		if m.URL == "" {
			m.Where = places(paragraphs, w)
		}
		marks = append(marks, m)
	}
	if len(marks) == 0 && s.Method == news.Edited {
		marks = append(marks, mark{Label: w.Editor})
	}
	return marks
}

func newSource(i int, b digest.Block, c digest.Content) source {
	src := b.Sources[i]
	w, dir := wordsFor(c.Language), Direction(c.Language)
	out := source{
		Number: strconv.Itoa(i + 1),
		Name:   newProse(signed(cmp.Or(src.Publisher, host(src.URL), w.Pasted), src.Origin), dir),
		URL:    webAddress(src.URL),
		Date:   newProse(w.shortDate(src.Published, issueDay(c)), dir),
	}
	if src.Teaser {
		out.Teaser = w.Teaser
	}
	if out.URL == "" {
		out.Where = file(src.File, dir)
		if at := places(cited(src.Article, append([]news.Sentence{b.Headline}, b.Sentences...)...), w); at != "" {
			out.Where = out.Where.then(newProse(w.Comma+at, dir))
		}
	}
	return out
}

// signed is a publisher with the agency whose text it prints: "Gazette (AFP)".
func signed(publisher, origin string) string {
	if origin == "" || origin == publisher {
		return publisher
	}
	return publisher + " (" + origin + ")"
}

// cited returns the numbers of the paragraphs of an article that sentences rest on, in order.
func cited(article news.ArticleID, sentences ...news.Sentence) []int {
	var paragraphs []int
	for _, s := range sentences {
		for _, c := range s.Citations {
			if c.Article == article {
				paragraphs = append(paragraphs, c.Paragraph)
			}
		}
	}
	slices.Sort(paragraphs)
	return slices.Compact(paragraphs)
}

// places names paragraphs: "title, ¶2, ¶5".
func places(paragraphs []int, w words) string {
	var names []string
	for _, n := range paragraphs {
		if n == 0 {
			names = append(names, w.Title)
			continue
		}
		names = append(names, w.Paragraph+strconv.Itoa(n))
	}
	return strings.Join(names, w.Comma)
}

// webAddress returns an address that may stand in a link, or nothing.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return ""
	}
	return u.String()
}

// host is the name of a site for readers; empty where there is none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
