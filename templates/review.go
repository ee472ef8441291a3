package templates

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"barid/digest"
	"barid/news"
)

// review is a content with the reasons behind it, as the preview and the desk show it.
type review struct {
	Mail     string          // its HTML, shown in a sandbox
	Subject  *reviewSentence // where a model or an editor wrote it
	Sections []reviewSection
	Doubtful []reviewSentence // of all sections, in order
	InDoubt  []reviewStory    // likewise: those that an editor should look at for another reason
	LeftOut  []digest.Omission
	Feeds    []digest.FeedCoverage
}

type reviewSection struct {
	Theme           news.ThemeID
	Name, Lang, Dir string
	Proposed        bool
	Lede            *reviewSentence
	Stories         []reviewStory
}

type reviewStory struct {
	ID                         news.StoryID
	Lang, Dir, Method, Because string
	Rank                       string
	Doubts                     []string // why an editor should look at it
	FellBack                   string   // why the model did not tell it
	Untranslated               string   // why the model did not translate it, or not all of it
	Changes                    []string // against what was sent
	Sources                    []reviewSource
	Sentences                  []reviewSentence // the headline first
}

type reviewSource struct {
	Name, URL string
	Opening   bool // there is no more of it
}

type reviewSentence struct {
	ID                 news.SentenceID
	Text               string
	Runs               []markedRun // the text, with what failed findings are about
	Lines              int         // about how many it fills
	Headline, Doubtful bool
	By                 string          // whose words these are, where they are not the story's author's
	Acknowledged       string          // who answers for it
	Original           *reviewOriginal // nil: it is no translation, or a passage says the same
	Passages           []reviewPassage
	Passed             string // the checks that looked at something and found it right
	Failed             []reviewFault
}

// reviewFault is a check that failed.
type reviewFault struct {
	Text  string   // which, and why
	About []string // words of the sentence
	Rests []string // the words of the source that it rests on
}

// reviewOriginal is what a sentence is the translation of.
type reviewOriginal struct{ Text, Lang, Dir, By string }

type reviewPassage struct {
	Lang, Dir string
	Runs      []markedRun // with what findings rest on
	Where     string
}

func newReview(c digest.Content, passages map[news.Citation]string, mail Mail) review {
	r := review{Mail: mail.HTML, LeftOut: c.Coverage.LeftOut, Feeds: c.Coverage.Feeds}
	if s := c.SubjectLine; s.Text != "" {
		r.Subject = r.joint(s, c.Blocks(), passages)
	}
	for _, s := range c.Sections {
		section := reviewSection{Theme: s.Theme, Name: s.Name, Lang: c.Language, Dir: Direction(c.Language), Proposed: s.Proposed}
		if s.Lede.Text != "" {
			section.Lede = r.joint(s.Lede, s.Blocks, passages)
		}
		for _, b := range s.Blocks {
			story := newReviewStory(b, passages)
			section.Stories = append(section.Stories, story)
			if len(story.Doubts) > 0 {
				r.InDoubt = append(r.InDoubt, story)
			}
			for _, sentence := range story.Sentences {
				if sentence.Doubtful {
					r.Doubtful = append(r.Doubtful, sentence)
				}
			}
		}
		r.Sections = append(r.Sections, section)
	}
	return r
}

// joint is a sentence that tells several stories, and counts among the doubtful where it is.
func (r *review) joint(s news.Sentence, stories []digest.Block, passages map[news.Citation]string) *reviewSentence {
	var all digest.Block
	for _, b := range stories {
		all.Language, all.Sources = b.Language, append(all.Sources, b.Sources...)
	}
	sentence := newReviewSentence(s, passages)
	sentence.By, sentence.Passages = author(s), cites(s, all, passages)
	if sentence.Doubtful {
		r.Doubtful = append(r.Doubtful, sentence)
	}
	return &sentence
}

func newReviewStory(b digest.Block, passages map[news.Citation]string) reviewStory {
	st := reviewStory{
		ID: b.Story, Lang: b.Language, Dir: Direction(b.Language), Method: method(b), Because: strings.Join(b.Because, ", "),
	}
	st.Rank, st.Changes = b.Rank, reviewChanges(b.Change)
	st.Doubts, st.FellBack, st.Untranslated = b.Doubts, b.FellBack, b.Untranslated
	for _, s := range b.Sources {
		st.Sources = append(st.Sources, reviewSource{
			Name: signed(cmp.Or(s.Publisher, s.File), s.Origin), URL: webAddress(s.URL), Opening: s.Teaser,
		})
	}
	for i, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
		sentence := newReviewSentence(s, passages)
		sentence.Headline = i == 0
		if s.Method != b.Method || s.Method == news.Edited {
			sentence.By = author(s)
		}
		sentence.Passages, sentence.Original = cites(s, b, passages), newReviewOriginal(s, passages)
		st.Sentences = append(st.Sentences, sentence)
	}
	return st
}

// lineWidth is how many characters of a sentence stand on a line of the desk, about.
const lineWidth = 56

func newReviewSentence(s news.Sentence, passages map[news.Citation]string) reviewSentence {
	r := reviewSentence{
		ID: s.ID, Text: s.Text, Runs: markFaults(s), Lines: 1 + utf8.RuneCountInString(s.Text)/lineWidth,
		Doubtful: s.Doubtful(), Acknowledged: s.Acknowledged,
	}
	var passed []string
	for _, f := range s.Findings {
		switch f.Verdict {
		case news.Pass:
			passed = append(passed, string(f.Check))
		case news.Fail:
			r.Failed = append(r.Failed, reviewFault{string(f.Check) + ": " + f.Note, about(f, s.Text), restsOn(f, s.Citations, passages)})
		}
	}
	r.Passed = strings.Join(passed, ", ")
	if r.Doubtful && len(r.Failed) == 0 {
		r.Failed = []reviewFault{{Text: "it was not checked: it cites nothing that could be found"}}
	}
	return r
}

// newReviewOriginal leaves out one that stands in the cited passage as it is.
func newReviewOriginal(s news.Sentence, passages map[news.Citation]string) *reviewOriginal {
	o := s.Original
	if o.Text == "" || len(s.Citations) == 1 && passages[s.Citations[0]] == o.Text {
		return nil
	}
	return &reviewOriginal{Text: o.Text, Lang: o.Language, Dir: Direction(o.Language), By: author(news.Sentence{Method: o.Method})}
}

// method says how a story was told.
func method(b digest.Block) string {
	if language := b.OriginalLanguage(); language != "" {
		return string(b.Method) + " from " + wordsFor("en").nameOf(language)
	}
	return string(b.Method)
}

// languageOf is that of the article that a citation names.
func languageOf(c news.Citation, b digest.Block) string {
	for _, s := range b.Sources {
		if s.Article == c.Article {
			return cmp.Or(s.Language, b.Language)
		}
	}
	return b.Language
}

// author says whose words a sentence is in.
func author(s news.Sentence) string {
	switch s.Method {
	case news.Extractive:
		return "the source's own words"
	case news.Model:
		return "by the model"
	case news.Repaired:
		return "by the model, at its second try"
	case news.Translated:
		return "translated by the model"
	case news.Edited:
		return strings.TrimSuffix("edited by "+s.Editor, " by ")
	}
	return string(s.Method)
}

// cites are the passages that a sentence of a story rests on.
func cites(s news.Sentence, b digest.Block, passages map[news.Citation]string) []reviewPassage {
	var all []reviewPassage
	for _, c := range s.Citations {
		language := languageOf(c, b)
		all = append(all, reviewPassage{
			Lang: language, Dir: Direction(language), Runs: markRested(s, c, passages[c]), Where: where(c, b.Sources),
		})
	}
	return all
}

// where names a citation's place: publisher or file, and paragraph.
func where(c news.Citation, sources []digest.Source) string {
	name := fmt.Sprintf("article %d", c.Article)
	for _, s := range sources {
		if s.Article == c.Article {
			name = cmp.Or(s.Publisher, s.File, name)
		}
	}
	if c.Paragraph == 0 {
		return name + ", title"
	}
	return fmt.Sprintf("%s, paragraph %d", name, c.Paragraph)
}
