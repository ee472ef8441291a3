package press

import (
	"context"
	"slices"

	"barid/digest"
	"barid/news"
)

// tellPlaced tells the stories that the edition prints; the others it names in the window's coverage. Where
// the number of stories is limited, a model tells those that find a place by the sources' own sentences,
// so that it is not paid for what nobody reads. The rest stay as they are told: one may still come into the
// place of another that turns out to have nothing new.
func (p *Press) tellPlaced(ctx context.Context, o Order, w *window, stories []grouped) ([]telling, error) {
	placed := w.placed(o.Edition, stories)
	if limit := o.Edition.MaxStories; p.Summarizer == nil || limit == 0 || len(placed) <= limit {
		return p.tell(ctx, o, placed)
	}
	code := p.withoutModel()
	told, err := code.tell(ctx, o, placed)
	if err != nil {
		return nil, err
	}
	draft, _, err := code.layOut(ctx, o, *w, told)
	if err != nil {
		return nil, err
	}
	printed := func(s news.StoryID) bool {
		return slices.ContainsFunc(draft.Content.Blocks(), func(b digest.Block) bool { return b.Story == s })
	}
	rest := slices.DeleteFunc(told, func(t telling) bool { return printed(t.Story.ID) })
	told, err = p.tell(ctx, o, slices.DeleteFunc(placed, func(s grouped) bool { return !printed(s.story.ID) }))
	return append(told, rest...), err
}

// placed returns the stories that the edition may print, and says of the others why it does not.
func (w *window) placed(e digest.Edition, stories []grouped) []grouped {
	var placed []grouped
	for _, s := range stories {
		language, _, _ := inLanguage(s.fresh, e.Language)
		if why := e.Refuses(s.theme, language); why != "" {
			w.coverage.LeftOut = append(w.coverage.LeftOut, omit(why, s.fresh)...)
			continue
		}
		placed = append(placed, s)
	}
	return placed
}

// withoutModel is the same press where none is configured.
func (p *Press) withoutModel() *Press {
	o := p.Options
	o.Summarizer, o.Translator, o.Reducer, o.Judge, o.Observe = nil, nil, nil, nil, nil
	return New(o)
}
