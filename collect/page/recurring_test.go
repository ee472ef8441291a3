package page

import "testing"

func TestRecurring(t *testing.T) {
	const at, elsewhere = "https://www.courier.example/a", "https://news.example/a"
	notice := Block{Text: "Readers may write to the desk until the end of the month."}
	page := func(title string) Page {
		return Page{Title: title, Blocks: []Block{{Text: title + " is what the council voted for."}, notice}}
	}
	r := NewRecurring()
	for range 5 {
		r.Learn(at, page("A pier"))
	}
	r.Learn("https://amp.courier.example/b", page("A quay"))
	if got := r.Clean(at, page("A pier")); len(got.Blocks) != 2 {
		t.Errorf("two pages are enough to lose %q", notice.Text)
	}
	r.Learn(at, page("A lock"))
	p := page("A pier")
	if got := r.Clean(at, p); len(got.Blocks) != 1 || got.Blocks[0] == notice {
		t.Errorf("blocks %+v", got.Blocks)
	}
	if len(p.Blocks) != 2 || p.Blocks[1] != notice {
		t.Error("the page given was changed")
	}
	if got := r.Clean(elsewhere, page("A pier")); len(got.Blocks) != 2 {
		t.Error("what one publisher repeats is dropped at another's")
	}
}
