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
	Again   bool          // those that the edition's last issue considered, or a slot passed over, as well
}

// SlotOutcome is what became of a planned slot, once nothing more is to be done for it.
type SlotOutcome struct {
	Edition EditionID
	Slot    Slot
	Outcome string           // in plain words: "issue 7", "nothing new"
	Passed  []news.ArticleID // what it had and could not print; the next slot does not look at it again
	At      time.Time
}
