package digest

import (
	"time"

	"barid/news"
)

// ArticleQuery asks for the articles that an edition may be drafted from: those of its feeds
// that none of its issues has considered yet.
type ArticleQuery struct {
	Edition EditionID
	Feeds   []news.FeedID // that the edition reads; empty: none, and no article
	Since   time.Time     // first seen then or later; zero: no limit
	Again   bool          // those that the edition's last issue considered as well
}

// SlotOutcome is what became of a planned slot for which no draft was made.
type SlotOutcome struct {
	Edition EditionID
	Slot    Slot
	Outcome string // in plain words: "nothing new since issue 7"
	At      time.Time
}
