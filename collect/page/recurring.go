package page

import (
	"hash/maphash"
	"net/url"
	"slices"
	"sync"
)

// Recurring learns which lines a publisher repeats from page to page: invitations, notices, the like.
// It may be used by many goroutines. Its memory is bounded, and lost when the program ends.
type Recurring struct {
	seed  maphash.Seed
	mu    sync.Mutex
	lines map[uint64]*line // by site and text
}

// line is where a line was seen.
type line struct {
	last  uint64 // the page that it was seen on last
	pages int
}

const (
	maxLines  = 500_000 // of all publishers together
	recurring = 3       // pages from which a line is the publisher's, not the article's
)

// NewRecurring returns a memory that knows nothing.
func NewRecurring() *Recurring {
	return &Recurring{seed: maphash.MakeSeed(), lines: make(map[uint64]*line)}
}

// Learn takes the lines of a page in. A page that comes again, under any address of its site, counts once.
func (r *Recurring) Learn(address string, p Page) {
	r.mu.Lock()
	defer r.mu.Unlock()
	page := r.hash(address, p.Title)
	for _, b := range p.Blocks {
		key := r.hash(address, b.Text)
		l := r.lines[key]
		switch {
		case l == nil && len(r.lines) < maxLines:
			r.lines[key] = &line{page, 1}
		case l != nil && l.last != page:
			l.last = page
			l.pages++
		}
	}
}

// Clean drops the lines of a page that its publisher repeats.
func (r *Recurring) Clean(address string, p Page) Page {
	r.mu.Lock()
	defer r.mu.Unlock()
	p.Blocks = slices.DeleteFunc(slices.Clone(p.Blocks), func(b Block) bool {
		l := r.lines[r.hash(address, b.Text)]
		return l != nil && l.pages >= recurring
	})
	return p
}

// hash identifies a text of a site.
func (r *Recurring) hash(address, text string) uint64 {
	host := address
	if u, err := url.Parse(address); err == nil {
		host = site(u)
	}
	return maphash.String(r.seed, host+"\n"+squeeze(text))
}
