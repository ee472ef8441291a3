package cluster

import (
	"cmp"
	"slices"

	"barid/news"
)

// Window holds the articles of some days and the stories that they tell, and takes in new articles as
// they come, in a time that does not grow with the window. What a term is worth is settled when
// an article comes, by all that has come until then and with it, so a window that was filled in
// one batch may differ a little from one that was filled in many. Nothing is forgotten: who wants the
// days to move on fills a new window.
type Window struct {
	corpus
	groups  []group                // a joined one is appended, and its parts are gone
	home    []int                  // by article: its group
	stories []news.Story           // known
	number  map[news.StoryID]int   // of a known story: its index
	claims  map[news.ArticleID]int // article: index of the known story that has it
	first   []int                  // by known story: one of its articles in the window; -1 for none
}

func NewWindow() *Window {
	return newWindow(chosen())
}

func newWindow(s settings) *Window {
	return &Window{corpus: newCorpus(s), number: make(map[news.StoryID]int), claims: make(map[news.ArticleID]int)}
}

// Know takes in stories as they are stored. Their articles, those in the window and those still to
// come, belong together from now on. An article that several stories claim stays with the oldest
// of those that were given together, or else with the one that was known first.
func (w *Window) Know(stories []news.Story) {
	for _, s := range slices.SortedFunc(slices.Values(stories), older) {
		n, known := w.number[s.ID]
		if !known || s.ID == 0 {
			n = len(w.stories)
			w.number[s.ID] = n
			w.stories, w.first = append(w.stories, s), append(w.first, -1)
		}
		w.stories[n] = s
		for _, id := range s.Articles {
			if _, claimed := w.claims[id]; !claimed {
				w.claims[id] = n
			}
			if i, here := w.at[id]; here {
				w.settle(i)
			}
		}
	}
}

// Add takes in a batch of articles and returns the stories that it founded or changed, in the order of
// their oldest articles' IDs. A later revision of an article takes the place of the earlier one, and
// stays in its story. The order of a batch does not matter.
func (w *Window) Add(articles []news.Article) []news.Story {
	var fresh []news.Article
	for _, a := range distinct(articles) {
		if i, here := w.at[a.ID]; here {
			w.articles[i] = a
		} else {
			fresh = append(fresh, a)
		}
	}
	from, founded := len(w.articles), len(w.groups)
	w.read(fresh)
	for i := from; i < len(w.articles); i++ {
		w.home = append(w.home, len(w.groups))
		w.groups = append(w.groups, w.single(i))
	}
	for _, p := range w.repeated(from) {
		w.repeat(w.home[p[0]], w.home[p[1]])
	}
	for i := from; i < len(w.articles); i++ {
		w.settle(i)
	}
	w.meet(from)
	w.agglomerate(founded)
	w.across(founded)
	return w.tell(founded)
}

// distinct sorts articles by ID and keeps the latest revision of each.
func distinct(articles []news.Article) []news.Article {
	sorted := slices.SortedFunc(slices.Values(articles), func(a, b news.Article) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(b.Revision, a.Revision))
	})
	return slices.CompactFunc(sorted, func(a, b news.Article) bool { return a.ID == b.ID })
}

// settle brings an article to the known story that claims it.
func (w *Window) settle(i int) {
	n, claimed := w.claims[w.articles[i].ID]
	if !claimed {
		return
	}
	if w.first[n] < 0 {
		w.first[n] = i
		g := &w.groups[w.home[i]]
		g.known = append(slices.Clone(g.known), n)
	}
	w.join(w.home[w.first[n]], w.home[i])
}

// join makes one group of two.
func (w *Window) join(i, j int) {
	if i != j {
		w.replace(i, j, w.groups[i].merge(w.groups[j]))
	}
}

// repeat makes one group of two that say the same, as far as one of them says nothing else.
func (w *Window) repeat(i, j int) {
	switch g, h := w.groups[i], w.groups[j]; {
	case i == j:
	case h.voices == 1:
		w.replace(i, j, g.repeat(h))
	case g.voices == 1:
		w.replace(i, j, h.repeat(g))
	default:
		w.replace(i, j, g.merge(h))
	}
}

func (w *Window) replace(i, j int, joined group) {
	w.groups[i], w.groups[j] = group{}, group{}
	for _, m := range joined.members {
		w.home[m] = len(w.groups)
	}
	w.groups = append(w.groups, joined)
}

// tell returns the stories of the groups that were founded or joined since there were so many.
func (w *Window) tell(founded int) []news.Story {
	var changed []group
	for _, g := range w.groups[founded:] {
		if len(g.members) > 0 {
			changed = append(changed, g)
		}
	}
	slices.SortFunc(changed, func(g, h group) int { return cmp.Compare(w.articles[g.members[0]].ID, w.articles[h.members[0]].ID) })
	stories := make([]news.Story, len(changed))
	inParallel(len(changed), func(i int) { stories[i] = w.story(changed[i]) })
	return stories
}
