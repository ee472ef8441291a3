package page

import (
	"hash/maphash"
	"net/url"
	"slices"
	"sync"
	"unicode/utf8"
)

// Recurring learns which lines a publisher repeats from page to page: invitations, notices, the like.
// It may be used by many goroutines. Its memory is bounded, and lost when the program ends: what was kept of
// earlier pages may be given to Learn again, as often as it is met.
type Recurring struct {
	seed  maphash.Seed
	mu    sync.Mutex
	lines map[uint64]*line // by site and text
}

// line is where a line was seen first.
type line struct {
	pages [recurring]sighting
	seen  int
}

// sighting is a page. One that has moved or that was given another title is the same.
type sighting struct{ address, title uint64 }

const (
	maxLines  = 500_000 // of all publishers together
	recurring = 3       // pages from which a line is the publisher's, not the article's
)

// NewRecurring returns a memory that knows nothing.
func NewRecurring() *Recurring {
	return &Recurring{seed: maphash.MakeSeed(), lines: make(map[uint64]*line)}
}

// Learn takes the lines of a page in. A page that comes again counts once.
func (r *Recurring) Learn(address string, p Page) {
	site := siteOf(address)
	page := sighting{maphash.String(r.seed, address), r.hash(site, p.Title)}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, b := range p.Blocks {
		key := r.hash(site, b.Text)
		l := r.lines[key]
		if l == nil && len(r.lines) < maxLines {
			l = &line{}
			r.lines[key] = l
		}
		if l != nil {
			l.add(page)
		}
	}
}

func (l *line) add(p sighting) {
	known := slices.ContainsFunc(l.pages[:l.seen], func(s sighting) bool { return s.address == p.address || s.title == p.title })
	if !known && l.seen < recurring {
		l.pages[l.seen] = p
		l.seen++
	}
}

// Mark returns the page with the lines marked that its publisher repeats. A page that is repeated for the most part
// is an article that was published again, and has none.
func (r *Recurring) Mark(address string, p Page) Page {
	site := siteOf(address)
	r.mu.Lock()
	defer r.mu.Unlock()
	p.Blocks = slices.Clone(p.Blocks)
	all, repeated := 0, 0
	for i, b := range p.Blocks {
		l := r.lines[r.hash(site, b.Text)]
		p.Blocks[i].Recurring = l != nil && l.seen == recurring
		n := utf8.RuneCountInString(b.Text)
		all += n
		if p.Blocks[i].Recurring {
			repeated += n
		}
	}
	if 2*repeated > all {
		for i := range p.Blocks {
			p.Blocks[i].Recurring = false
		}
	}
	return p
}

// hash identifies a text of a site.
func (r *Recurring) hash(site, text string) uint64 {
	return maphash.String(r.seed, site+"\n"+squeeze(text))
}

// siteOf returns the site of an address.
func siteOf(address string) string {
	if u, err := url.Parse(address); err == nil {
		return site(u)
	}
	return address
}
