package digest

import "barid/news"

// Window is what an edition draws on: the articles of its feeds that none of its issues has
// considered. It counts issues, not hours, so nothing falls between two of them.
type Window struct {
	Edition EditionID
	Feeds   []news.FeedID
	Again   bool // those of the edition's last issue as well
}
