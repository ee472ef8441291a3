package faults

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"barid/digest"
	"barid/news"
	"barid/press"
	"barid/store"
	"barid/summarize/model"
)

// stories is how many an edition has.
const stories = 60

var morning = time.Date(2031, 3, 4, 6, 0, 0, 0, time.UTC)

// name makes up the nth word that no other story has.
func name(n int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	word := make([]byte, 0, 8)
	for n = n*7919 + 12345; len(word) < 7; n /= 5 {
		word = append(word, consonants[n%len(consonants)])
		n /= len(consonants)
		word = append(word, vowels[n%len(vowels)])
	}
	return strings.ToUpper(string(word[:1])) + string(word[1:])
}

// article is one of sixty that have hardly more in common than their form.
func article(i int) news.Article {
	at := func(k int) string { return name(9*i + k) }
	thing := func(k int) string { return strings.ToLower(at(k)) }
	return news.Article{
		Key: fmt.Sprint(i), URL: fmt.Sprintf("https://wire.example/%d", i), Publisher: "Meridian Wire", Language: "en",
		Title:     fmt.Sprintf("%s will open its %s %s", at(0), thing(1), thing(2)),
		Published: morning.Add(-time.Hour), FirstSeen: morning.Add(-time.Hour),
		Paragraphs: []news.Paragraph{
			{Text: fmt.Sprintf("The %s of %s will open the %s %s after %d months.", thing(3), at(0), thing(1), thing(2), 7*i+11)},
			{Text: fmt.Sprintf("Workers from %s spent %d crowns on the %s, the %s said.", at(4), 1013*i+2003, thing(5), thing(3))},
			{Text: fmt.Sprintf("The %s between %s and %s was closed for the %s all winter.", thing(6), at(0), at(7), thing(8))},
		},
	}
}

// newsroom is an edition's articles in a database of its own.
type newsroom struct {
	db       *store.DB
	articles []news.Article
	purse    purse
}

// collected returns a database file with one reading of articles.
func collected(t *testing.T, change func(i int, a *news.Article)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "barid.db")
	db, err := store.Open(t.Context(), store.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.SeedFeeds(t.Context(), []news.Feed{{URL: "wire.xml", Kind: news.Syndication, Name: "Wire"}}); err != nil {
		t.Fatal(err)
	}
	feeds, err := db.Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	reading := news.Reading{Feed: feeds[0].ID, At: morning}
	for i := range stories {
		a := article(i)
		if change != nil {
			change(i, &a)
		}
		reading.Items = append(reading.Items, news.Item{
			Entry: news.Entry{Feed: feeds[0].ID, GUID: a.Key, URL: a.URL, Title: a.Title, FirstSeen: a.FirstSeen}, Article: a,
		})
	}
	if _, err := db.SaveReading(t.Context(), reading); err != nil {
		t.Fatal(err)
	}
	return path
}

// open opens a copy of a collected database.
func open(t *testing.T, collected string) *newsroom {
	t.Helper()
	from, err := store.Open(t.Context(), store.Options{Path: collected})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "barid.db")
	if err := from.Snapshot(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if err := from.Close(); err != nil {
		t.Fatal(err)
	}
	n := &newsroom{purse: purse{used: make(map[news.ChargeID]news.Usage)}}
	if n.db, err = store.Open(t.Context(), store.Options{Path: path}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = n.db.Close() })
	n.articles, err = n.db.NewArticles(t.Context(), digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{1}, Since: morning.Add(-24 * time.Hour)})
	if err != nil || len(n.articles) != stories {
		t.Fatalf("%d articles, %v", len(n.articles), err)
	}
	return n
}

// issue makes an issue by policy, with a model that has so much time for it.
func (n *newsroom) issue(t *testing.T, client *model.Client, given time.Duration) (press.Report, digest.Issue) {
	t.Helper()
	edition := digest.Edition{ID: "morning", Name: "Morning", Language: "en", Approval: digest.Automatic}
	machine := press.New(press.Options{
		Library: n.db, Archive: n.db, Records: n.db, Issues: n.db, Slots: n.db, Locks: n.db,
		Summarizer: client, Translator: client, Reducer: client, Chooser: client, Matcher: client, Embedder: client, ModelTime: given,
		Now: func() time.Time { return morning }, Logger: silent(),
	})
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute) // hung, if it takes so long
	defer cancel()
	report, issue, err := machine.Issue(ctx, press.Order{Edition: edition, Slot: digest.ManualSlot(morning)})
	if err != nil {
		t.Fatal(err)
	}
	return report, issue
}

// sound checks what must hold of every issue, whatever its model did.
func (n *newsroom) sound(t *testing.T, issue digest.Issue) {
	t.Helper()
	blocks := issue.Content().Blocks()
	if len(blocks) != stories {
		t.Errorf("%d of %d stories; left out: %v", len(blocks), stories, issue.Content().Coverage.LeftOut)
	}
	for _, s := range issue.Content().Sentences() {
		again := s
		if _, language, _ := issue.Content().Sentence(s.ID); s.Method != news.Extractive {
			again.Findings = press.Check(s, language, n.articles, morning)
		}
		if !s.Verified() || !again.Verified() {
			t.Errorf("%q is not verified", s.Text)
		}
		if strings.ContainsAny(s.Text, "<>") || strings.Contains(s.Text, "://") {
			t.Errorf("%q carries markup or a link", s.Text)
		}
	}
	for _, b := range blocks {
		byModel := 0
		for i, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
			if i > 0 && cmp.Or(s.Original.Method, s.Method) != news.Extractive {
				byModel++
			}
			if (s.Method == news.Extractive) != (s.Origin == news.Origin{}) {
				t.Errorf("story %d: %q is %s, of %+v", b.Story, s.Text, s.Method, s.Origin)
			}
		}
		abroad := b.Foreign || b.Method == news.Translated // told by the source, to be translated
		if abroad && (byModel > 0 || b.FellBack != "") || !abroad && ((byModel > 0) == (b.FellBack != "") || (b.Method == news.Model) != (byModel > 0)) {
			t.Errorf("story %d is labelled %s, has %d sentences of the model, fell back because %q", b.Story, b.Method, byModel, b.FellBack)
		}
	}
	if used := n.purse.total(); used.Tokens() > budget {
		t.Errorf("%d tokens used, the cap is %d", used.Tokens(), budget)
	}
}

// budget is the cap of an issue, in tokens.
const budget = 400_000

// purse counts what a run uses.
type purse struct {
	mu   sync.Mutex
	used map[news.ChargeID]news.Usage
}

func (p *purse) Reserve(_ context.Context, c news.Charge) (news.Grant, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !c.Caps.Issue.Allows(p.sum().Plus(c.Most)) {
		return news.Grant{Reached: "issue"}, nil
	}
	id := news.ChargeID(len(p.used) + 1)
	p.used[id] = c.Most
	return news.Grant{ID: id}, nil
}

func (p *purse) Settle(_ context.Context, id news.ChargeID, used news.Usage) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.used[id] = used
	return nil
}

func (p *purse) total() news.Usage {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sum()
}

func (p *purse) sum() (sum news.Usage) {
	for _, u := range p.used {
		sum = sum.Plus(u)
	}
	return sum
}
