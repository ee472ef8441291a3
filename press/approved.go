package press

import (
	"context"
	"slices"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// recall notes how editors of other editions have approved stories that are to be translated.
func (p *Press) recall(ctx context.Context, o Order, stories []grouped) error {
	var foreign []news.Story
	for _, s := range stories {
		if language, _, _ := inLanguage(s.fresh, o.Edition.Language); o.Edition.Translates(language) {
			foreign = append(foreign, s.story)
		}
	}
	if p.Translator == nil || len(foreign) == 0 {
		return nil
	}
	blocks, err := p.Archive.ApprovedBlocks(ctx, o.Edition.ID, p.Now(), foreign)
	for i := range stories {
		stories[i].approved = blocks[stories[i].story.ID]
	}
	return err
}

// approved is a story as an editor has approved it for another edition, if that was told in the same
// language and from the very articles: it is not told anew. What the checks do not bear out, the editor
// answers for there, and it is left out here.
func approved(s grouped, r summarize.Request) (telling, bool) {
	for _, b := range s.approved {
		sentences := slices.DeleteFunc(slices.Clone(b.Sentences), func(s news.Sentence) bool { return !s.Verified() })
		if b.Language == r.Language && b.OriginalLanguage() == "" && len(sentences) > 0 && b.Headline.Verified() && rests(b, r.Articles) {
			return telling{Told: digest.Told{Summary: news.Summary{
				Story: r.Story.ID, Language: b.Language, Method: b.Method, Headline: b.Headline, Sentences: sentences,
			}}}, true
		}
	}
	return telling{}, false
}

// rests tells that a block was made of all of the articles, as they are, and cites no other.
func rests(b digest.Block, articles []news.Article) bool {
	byID := index(articles)
	for _, a := range articles {
		if !slices.ContainsFunc(b.Sources, func(s digest.Source) bool { return s.Article == a.ID && s.Revision == a.Revision }) {
			return false
		}
	}
	for _, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
		for _, c := range s.Citations {
			if byID[c.Article].Revision != c.Revision {
				return false
			}
		}
	}
	return true
}
