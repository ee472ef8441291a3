// Package press turns what was collected into a draft, and a draft that was approved or whose
// time has come into an issue: it is the only place that knows the order of the steps and
// every fall-back between them.
//
// What comes in is an edition and a slot; the articles are those of its feeds that no issue of
// it has considered. They are grouped into stories, each story gets a theme, is summarized in
// the edition's language and verified sentence by sentence; what fails goes back to the model
// once, then the source's own sentence stands for it, then the extractive summary for the
// whole, each verified as well, and what fails even there is left out and named in the coverage.
// A story that no article tells in the edition's language is told in the sources' own sentences, which
// a model translates, as far as that holds. A section's stories are told together in a lede, the first
// ones in the subject. What goes out is one stored draft. Stories and proposed themes are stored
// before it, so a crash loses nothing: the next run makes the same draft. Code decides; a model only
// proposes.
package press

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"barid/cluster"
	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// Library is where articles and stories are read.
type Library interface {
	Feeds(ctx context.Context) ([]news.Feed, error)
	NewArticles(ctx context.Context, q digest.ArticleQuery) ([]news.Article, error)
	Stories(ctx context.Context, since time.Time) ([]news.Story, error)
	Articles(ctx context.Context, ids []news.ArticleID) ([]news.Article, error)
}

// Archive is what issues of an edition have told and dealt with.
type Archive interface {
	// SentBlocks returns how published issues have told stories.
	SentBlocks(ctx context.Context, e digest.EditionID, stories []news.Story) (map[news.StoryID][]digest.SentBlock, error)
	// ApprovedBlocks returns how issues of other editions, approved by an editor by then, tell stories,
	// the newest first.
	ApprovedBlocks(ctx context.Context, except digest.EditionID, at time.Time, stories []news.Story) (map[news.StoryID][]digest.Block, error)
	// LastIssue returns the edition's newest; ErrNotFound if it has none.
	LastIssue(ctx context.Context, e digest.EditionID) (digest.Issue, error)
	// ConsideredSince returns the articles that issues later than those the draft was made after
	// have dealt with.
	ConsideredSince(ctx context.Context, d digest.Draft) ([]news.ArticleID, error)
}

// Records is where stories and themes are kept. AddTheme returns the stored theme where one of
// that identity exists.
type Records interface {
	Themes(ctx context.Context) ([]news.Theme, error)
	Hints(ctx context.Context) ([]news.Hint, error) // the latest first
	AddTheme(ctx context.Context, t news.Theme) (news.Theme, error)
	SaveStories(ctx context.Context, stories []news.Story) ([]news.Story, error)
}

// Summarizer writes a story's summary. Its sentences are not trusted.
type Summarizer interface {
	Summarize(ctx context.Context, r summarize.Request) (news.Summary, error)

	// Repair writes sentences anew of which checks have failed, by the findings that they carry. It
	// returns them in the same order, one without text where it has none.
	Repair(ctx context.Context, r summarize.Request, failed []news.Sentence) ([]news.Sentence, error)
}

// Reducer writes one sentence that tells several stories. It is not trusted.
type Reducer interface {
	Reduce(ctx context.Context, r summarize.Reduction) (news.Sentence, error)
}

// Translator puts sentences into another language; a language model does. It returns them in the same
// order, with their originals, one without text where it has none. They are not trusted. Its error is
// ErrInvalid where fewer sentences at once may get an answer.
type Translator interface {
	Translate(ctx context.Context, t summarize.Translation) ([]news.Sentence, error)
}

// Judge is a second model that reads what the first one wrote and code has verified. Its word can
// only lower trust.
type Judge interface {
	// Doubts returns why sentences do not follow from what they cite, by their IDs.
	Doubts(ctx context.Context, s news.Summary, articles []news.Article) (map[news.SentenceID]string, error)
}

// Matcher says whether two groups of articles tell one story; a language model does. In doubt they
// do not.
type Matcher interface {
	SameStory(ctx context.Context, a, b []news.Article) (bool, error)
}

// Options are what a press works with. Summarizer, Translator, Reducer, Chooser and Matcher are nil without a
// model, the Judge without a second one, the Embedder without one that embeds.
type Options struct {
	Library    Library
	Archive    Archive
	Records    Records
	Issues     Issues
	Slots      Slots
	Locks      Locks
	Summarizer Summarizer
	Translator Translator
	Reducer    Reducer
	Chooser    cluster.Chooser
	Matcher    Matcher
	Embedder   Embedder
	Judge      Judge
	ModelTime  time.Duration // that the model may work on one edition; 0: ten minutes
	Now        func() time.Time
	Logger     *slog.Logger
	Observe    func(Step) // called as steps end; may be nil
}

// Press makes drafts, and remembers nothing between them.
type Press struct {
	Options
}

// New takes all options as they are.
func New(o Options) *Press { return &Press{Options: o} }

// Order asks for a draft.
type Order struct {
	Edition digest.Edition
	Slot    digest.Slot
	Again   bool // also from what the last issue considered

	until time.Time // no request to the model lasts longer
}

// Step is one finished step, for progress.
type Step struct {
	Name    string // "read", "group", "summarize", "check", "compose"
	Edition digest.EditionID
	Done    int // what the step counts: articles, stories, summaries, sentences, stories
}

// Report is what became of an order. Nothing new is an expected outcome and no error.
type Report struct {
	Draft      digest.Draft
	NothingNew bool
	Articles   int // considered
	Stories    int
	Told       int // stories that the edition prints
	Sentences  int // checked
	ByModel    int // stories that the model wrote; what it translated is not among them
	FellBack   int // stories that the model was to tell and did not
	Translated int // stories that the model put into the edition's language
	Foreign    int // stories that it was to, and that stayed as they were
	Repaired   int // sentences that hold since the model's second try
	Doubted    int // sentences of the model that the judge doubts
	Replaced   int // sentences of the model for which the source's own stand, or nothing
}

// memory is how long a story lives on without a new article.
const memory = 7 * 24 * time.Hour

// Draft makes and stores the draft of a slot. It is ErrConflict when the slot has one already.
func (p *Press) Draft(ctx context.Context, o Order) (report Report, err error) {
	err = p.alone(ctx, "draft", o.Edition.ID, func() error {
		report, err = p.draft(ctx, o)
		return err
	})
	return report, err
}

// draft does so while nobody else works on the edition.
func (p *Press) draft(ctx context.Context, o Order) (Report, error) {
	if d, err := p.Slots.DraftOfSlot(ctx, o.Edition.ID, o.Slot.Key); !errors.Is(err, news.ErrNotFound) {
		return Report{}, errors.Join(err, fmt.Errorf("slot %s has draft %d: %w", o.Slot.Key, d.ID, news.ErrConflict))
	}
	now := p.Now()
	o = p.within(ctx, o, now)
	ctx = summarize.ChargeTo(ctx, news.Account{
		Edition: string(o.Edition.ID), Slot: o.Slot.Key, At: now.In(o.Edition.Cadence.Zone()),
	})
	window, err := p.open(ctx, o, now)
	if err != nil {
		return Report{}, err
	}
	report := Report{Articles: window.considered()}
	p.step("read", o.Edition, report.Articles)
	if len(window.articles) == 0 {
		report.NothingNew, report.Draft.Content.Coverage = true, window.coverage
		return report, nil
	}
	stories, err := p.group(ctx, o, window)
	if err != nil {
		return Report{}, err
	}
	report.Stories = len(stories)
	p.step("group", o.Edition, len(stories))
	told, err := p.tellPlaced(ctx, o, &window, stories)
	if err != nil {
		return Report{}, err
	}
	for _, t := range told {
		report.count(t)
	}
	draft, joined, err := p.layOut(ctx, o, window, told)
	if err != nil {
		return Report{}, err
	}
	report.add(joined)
	report.Told = len(draft.Content.Blocks())
	p.step("check", o.Edition, report.Sentences)
	if len(draft.Content.Sections) == 0 {
		report.NothingNew, report.Draft = true, draft
		return report, nil
	}
	if report.Draft, err = p.Issues.SaveDraft(ctx, draft); err != nil {
		return Report{}, err
	}
	p.step("compose", o.Edition, len(draft.Content.Blocks()))
	return report, nil
}

// layOut composes what could be told, and has the model tell it together.
func (p *Press) layOut(ctx context.Context, o Order, w window, told []telling) (digest.Draft, tally, error) {
	in := digest.Composition{Edition: o.Edition, Slot: o.Slot, MadeAt: w.at, Coverage: w.coverage}
	var known []news.Story
	for _, t := range told {
		if t.omitted != "" {
			in.Coverage.LeftOut = append(in.Coverage.LeftOut, omit(t.omitted, t.Articles)...)
			continue
		}
		in.Stories, known = append(in.Stories, t.Told), append(known, t.Story)
	}
	var err error
	if in.Sent, err = p.Archive.SentBlocks(ctx, o.Edition.ID, known); err != nil {
		return digest.Draft{}, tally{}, err
	}
	draft := digest.Compose(in)
	draft.After = w.after
	joined, err := p.reduce(ctx, o, &draft.Content, in.Stories)
	return draft, joined, err
}

func (r *Report) add(t tally) {
	r.Sentences += t.checked
	r.Repaired += t.repaired
	r.Doubted += t.doubted
	r.Replaced += t.replaced
}

func (r *Report) count(t telling) {
	r.add(t.tally)
	switch {
	case t.FellBack != "":
		r.FellBack++
	case t.Summary.Method == news.Model:
		r.ByModel++
	}
	switch {
	case t.Summary.Method == news.Translated:
		r.Translated++
	case t.Untranslated != "":
		r.Foreign++
	}
}

func (p *Press) step(name string, e digest.Edition, done int) {
	if p.Observe != nil {
		p.Observe(Step{Name: name, Edition: e.ID, Done: done})
	}
}
