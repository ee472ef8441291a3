package digest

import (
	"cmp"
	"slices"
	"time"

	"barid/news"
)

// Standing is what a story is against the issues sent before.
type Standing string

const (
	New       Standing = ""          // none of them told it
	Continued Standing = "continued" // told before, and there is more to say
	Updated   Standing = "updated"   // a figure that was sent is another now
	Unchanged Standing = "unchanged" // every sentence says what one that was sent said
)

// Change is what a story is against the issues of its edition that were sent before, and where
// its publishers contradict each other. The zero Change is that of a new story.
type Change struct {
	Standing Standing  `json:",omitempty"`
	Issue    IssueID   `json:",omitzero"` // the last one sent that told it
	SentAt   time.Time `json:",omitzero"`
	Updates  []Update  `json:",omitempty"`
	Disputes []Dispute `json:",omitempty"`
}

// Update is a figure that was sent, and what it is now: 12 → 19 killed.
type Update struct {
	Figure   Figure
	Was      string          // as a sent issue printed it
	WasSaid  string          // the sentence there
	Issue    IssueID         // that issue
	Sentence news.SentenceID // which says the new one
}

// Figure is a number with what it counts, as the text has it.
type Figure struct {
	Text string // the number: "19", "at least 19", "$80"
	Noun string `json:",omitempty"` // whom or what it counts, as written; empty: people in general
	Fate string `json:",omitempty"` // what happened to them: "killed", one of few words; empty: nothing is said of that
}

// Dispute is a figure on which publishers differ, the lowest first.
type Dispute struct{ Sides []Side }

// Side is what one publisher says.
type Side struct {
	Publisher string
	Figure    Figure
	Citation  news.Citation // of the number
}

// SentBlock is a story as an issue that was sent told it.
type SentBlock struct {
	Issue  IssueID
	SentAt time.Time
	Block  Block
}

// compare says what a block is against those that were sent of its story. What was made from
// the very articles of the block is no older news of it.
func compare(b Block, articles []news.Article, sent []SentBlock) Change {
	c := Change{Disputes: disputes(articles)}
	sent = slices.DeleteFunc(slices.Clone(sent), func(s SentBlock) bool {
		return slices.ContainsFunc(s.Block.Sources, func(old Source) bool {
			return slices.ContainsFunc(b.Sources, func(now Source) bool { return now.Article == old.Article && now.Revision == old.Revision })
		})
	})
	if len(sent) == 0 {
		return c
	}
	slices.SortStableFunc(sent, func(x, y SentBlock) int {
		return cmp.Or(y.SentAt.Compare(x.SentAt), cmp.Compare(y.Issue, x.Issue))
	})
	c.Standing, c.Issue, c.SentAt = Continued, sent[0].Issue, sent[0].SentAt
	sent = withOriginals(sent)
	for _, told := range tellings(b) {
		if c.Updates = slices.Concat(tolls(told, sent), figures(told, sent)); len(c.Updates) > 0 {
			c.Standing = Updated
			return c
		}
		if len(c.Disputes) == 0 && saidBefore(told, sent) {
			c.Standing = Unchanged
		}
	}
	return c
}

// tellings are a block as it is printed and, where that is a translation, what it translates: a model
// may word the same differently the next day, and what was printed in the other language yesterday can
// be compared with nothing else.
func tellings(b Block) []Block {
	original, told := b, []Block{b}
	original.Language, original.Sentences = b.OriginalLanguage(), nil
	if original.Language == "" {
		return told
	}
	if original.Headline.Text = ""; b.Headline.Method == news.Translated { // an editor's words say something else
		original.Headline.Text = b.Headline.Original.Text
	}
	for _, s := range b.Sentences {
		if s.Method == news.Translated {
			s.Text = s.Original.Text
			original.Sentences = append(original.Sentences, s)
		}
	}
	return append(told, original)
}

// withOriginals has each telling of what was sent.
func withOriginals(sent []SentBlock) []SentBlock {
	var all []SentBlock
	for _, s := range sent {
		for _, b := range tellings(s.Block) {
			all = append(all, SentBlock{s.Issue, s.SentAt, b})
		}
	}
	return all
}

// settle drops the updates that rest on a sentence which the block has no more.
func (b *Block) settle() {
	var updates []Update
	for _, u := range b.Change.Updates {
		if slices.ContainsFunc(b.told(), func(s news.Sentence) bool { return s.ID == u.Sentence }) {
			updates = append(updates, u)
		}
	}
	b.Change.Updates = updates
	if len(updates) == 0 && b.Change.Standing == Updated {
		b.Change.Standing = Continued
	}
}

// revised notes that an editor has changed what a sentence says: nothing rests on it any more, and
// the story is told in full.
func (b *Block) revised(id news.SentenceID) {
	b.Change.Updates = slices.DeleteFunc(slices.Clone(b.Change.Updates), func(u Update) bool { return u.Sentence == id })
	b.settle()
	if b.Change.Standing == Unchanged {
		b.Change.Standing = Continued
	}
}

// told are the headline and the sentences.
func (b Block) told() []news.Sentence {
	return append([]news.Sentence{b.Headline}, b.Sentences...)
}

// tolls are the counts of people that are others than those sent last.
func tolls(b Block, sent []SentBlock) []Update {
	var updates []Update
	all := countsOf(b)
	for i, c := range all {
		if slices.ContainsFunc(all[:i], c.same) || slices.ContainsFunc(all, c.differs) {
			continue // looked at already, or the block gives two counts of the same
		}
		before, s := lastCounts(c, sent)
		if u, ok := replaced(before, slices.DeleteFunc(slices.Clone(all), func(o said) bool { return !o.same(c) })); ok {
			u.Issue = s.Issue
			updates = append(updates, u)
		}
	}
	return updates
}

// replaced finds an older and a newer sentence of which the one gives the count that replaces
// the other's.
func replaced(before, now []said) (Update, bool) {
	for _, n := range now {
		for _, was := range before {
			if follows(was, n) {
				return Update{Figure: n.figure(), Was: was.text, WasSaid: was.sentence.Text, Sentence: n.sentence.ID}, true
			}
		}
	}
	return Update{}, false
}

// said is a count with the sentence that gives it.
type said struct {
	count
	sentence news.Sentence
	language string
}

func (s said) same(o said) bool    { return s.what == o.what && s.who == o.who }
func (s said) differs(o said) bool { return s.same(o) && s.value != o.value }

func (s said) figure() Figure { return Figure{Text: s.text, Noun: s.noun, Fate: string(s.what)} }

func countsOf(b Block) []said {
	var all []said
	for _, s := range b.told() {
		for _, c := range counts(s.Text, b.Language) {
			all = append(all, said{c, s, b.Language})
		}
	}
	return all
}

// lastCounts are those that the last issue to count the same gave; none if they differ.
func lastCounts(c said, sent []SentBlock) ([]said, SentBlock) {
	for _, s := range sent {
		old := slices.DeleteFunc(countsOf(s.Block), func(o said) bool { return !o.same(c) || o.language != c.language })
		if len(old) == 0 {
			continue
		}
		if slices.ContainsFunc(old, old[0].differs) {
			return nil, s
		}
		return old, s
	}
	return nil, SentBlock{}
}

// follows reports that a count replaces an older one: it is another in spite of both hedges,
// both sentences speak of one place and event, and it is higher unless it is said to be revised.
func follows(was, now said) bool {
	if !differ(was.count, now.count) || !was.near(now) {
		return false
	}
	words, _ := countWordsOf(now.language)
	rises := hasWord(now.sentence.Text, words, words.rises)
	switch {
	case !rises && datedApart(was.sentence.Text, now.sentence.Text):
		return false
	case now.value > was.value:
		return rises || was.anchored(now)
	}
	return was.hedge == exactly && hasWord(now.sentence.Text, words, words.revises)
}
