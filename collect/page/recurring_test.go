package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRecurring(t *testing.T) {
	const at, elsewhere = "https://www.courier.example/a", "https://news.example/a"
	notice := Block{Text: "Readers may write to the desk until the end of the month."}
	page := func(title string) Page {
		return Page{Title: title, Blocks: []Block{{Text: title + " is what the council voted for, by nine to four, on Tuesday."}, notice}}
	}
	marked := func(p Page) []bool {
		var list []bool
		for _, b := range p.Blocks {
			list = append(list, b.Recurring)
		}
		return list
	}
	r := NewRecurring()
	for range 5 {
		r.Learn(at, page("A pier"))
		r.Learn(at, page("A pier, as the council wants it"))
		r.Learn("https://amp.courier.example/pier", page("A pier"))
		r.Learn("https://amp.courier.example/b", page("A quay"))
	}
	if got := marked(r.Mark(at, page("A pier"))); got[1] {
		t.Errorf("two pages under three titles and four addresses are enough to lose %q", notice.Text)
	}
	r.Learn("https://www.courier.example/c", page("A lock"))
	p := page("A pier")
	if diff := cmp.Diff([]bool{false, true}, marked(r.Mark(at, p))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if p.Blocks[1] != notice {
		t.Error("the page given was changed")
	}
	if got := marked(r.Mark(elsewhere, page("A pier"))); got[1] {
		t.Error("what one publisher repeats is marked at another's")
	}
	if got := marked(r.Mark(at, Page{Blocks: []Block{{Text: "A short note."}, notice}})); got[1] {
		t.Error("of a page that is repeated for the most part, lines are marked")
	}
}
