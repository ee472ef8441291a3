// Package cluster groups articles into stories, and stories into themes.
//
// In come articles as they are stored, and what is known already: stories with their IDs, themes
// with theirs. Out come stories, the lead article of each first, and for each story the theme that
// it belongs to, with the reason in words. Two articles of one language tell one story when their
// title and opening share enough of what is rare among the articles given, and do not contradict each
// other in parties, names and numbers; articles in two languages when they share enough of these. A
// story holds together on average, so that no chain of neighbours joins its two ends.
//
// Nothing is lost and nothing moves: each article given is in exactly one of the stories returned,
// and articles that were in one story stay together. Articles join a Window as they come, and Group fills
// one at once. Everything here is pure: the same articles give the same stories in whatever order
// a batch has them, and no clock is read.
package cluster

import "barid/news"

// Group returns the stories that the articles tell. The articles are the new ones and those of the
// known stories, which new ones may join. A known story keeps its ID, slug, theme and all of its
// articles, also those not given; where several prove to be one, the oldest absorbs the others.
// A story with ID 0 is new.
func Group(known []news.Story, articles []news.Article) []news.Story {
	w := NewWindow()
	w.Know(known)
	return w.Add(articles)
}
