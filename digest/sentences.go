package digest

import (
	"fmt"

	"barid/news"
)

// place is where a sentence of a content stands.
type place struct {
	sentence *news.Sentence
	language string
	block    *Block // nil: the subject's, or a section's lede
}

// places are those of the subject, where somebody wrote one, and then of each section: its lede, where it
// has one, and of each story the headline before the sentences.
func (c *Content) places() []place {
	var all []place
	if c.SubjectLine.Text != "" {
		all = append(all, place{&c.SubjectLine, c.Language, nil})
	}
	for i := range c.Sections {
		section := &c.Sections[i]
		if section.Lede.Text != "" {
			all = append(all, place{&section.Lede, c.Language, nil})
		}
		for j := range section.Blocks {
			b := &section.Blocks[j]
			all = append(all, place{&b.Headline, b.Language, b})
			for k := range b.Sentences {
				all = append(all, place{&b.Sentences[k], b.Language, b})
			}
		}
	}
	return all
}

// Sentences returns all that is told: a subject that is not a headline, and of each section its lede
// before headlines and sentences.
func (c Content) Sentences() []news.Sentence {
	var all []news.Sentence
	for _, p := range c.places() {
		all = append(all, *p.sentence)
	}
	return all
}

// Doubtful returns the sentences that may not be printed as they are.
func (c Content) Doubtful() []news.Sentence {
	var doubtful []news.Sentence
	for _, s := range c.Sentences() {
		if s.Doubtful() {
			doubtful = append(doubtful, s)
		}
	}
	return doubtful
}

// Sentence finds a sentence, and the language that it is told in.
func (c Content) Sentence(id news.SentenceID) (s news.Sentence, language string, err error) {
	for _, p := range c.places() {
		if p.sentence.ID == id {
			return *p.sentence, p.language, nil
		}
	}
	return news.Sentence{}, "", fmt.Errorf("sentence %s: %w", id, news.ErrNotFound)
}

// Replace puts a sentence in the place of the one with its ID. A story with an editor's words
// in it is the editors'.
func (c *Content) Replace(s news.Sentence) error {
	found := false
	for _, p := range c.places() {
		if p.sentence.ID != s.ID {
			continue
		}
		found = true
		if p.block != nil && p.sentence.Text != s.Text {
			p.block.revised(s.ID)
		}
		if p.block != nil && s.Method == news.Edited {
			p.block.Method = news.Edited
		}
		if p.sentence == &c.SubjectLine {
			c.Subject = s.Text
		}
		*p.sentence = s
	}
	if !found {
		return fmt.Errorf("sentence %s: %w", s.ID, news.ErrNotFound)
	}
	return nil
}
