package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"barid/digest"
	"barid/news"
)

const yearConfig = `
subscribers: readers.csv
feeds:
  - {url: wire.xml, name: Wire}
editions:
  - {id: beirut, language: en, from: Beirut <b@news.example>, approval: automatic, schedule: {zone: Asia/Beirut, draft: "30 5 * * *", send: "45 6 * * *"}}
  - {id: london, language: en, from: London <l@news.example>, approval: editor, at_deadline: verified, schedule: {zone: Europe/London, draft: "0 1 * * *", send: "30 1 * * *"}}
  - {id: new-york, language: en, from: New York <n@news.example>, approval: automatic, schedule: {zone: America/New_York, draft: "0 22 * * *", send: "30 2 * * *"}}
`

// year is a data folder that lives through 2026 in steps of half an hour.
type year struct {
	*testing.T
	clock     time.Time
	a, b      *newsroom // two processes on one folder
	random    *rand.Rand
	told      int
	outages   [][2]time.Time
	firstSlot time.Time
}

// Three editions for a year: both changes of the clocks, twenty outages, a clock that is set
// back, and two processes at once. Every slot has one issue, but those that a longer outage
// swallowed together with their successor; and nobody is mailed twice.
func TestASimulatedYear(t *testing.T) {
	y := newYear(t)
	end := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	if underRace { // the detector makes a year of an afternoon; a spring has a clock change too
		end = time.Date(2026, 4, 15, 0, 0, 0, 0, time.UTC)
	}
	for y.clock.Before(end) {
		y.step()
	}
	published := y.published()
	for _, e := range y.a.config.editions {
		missed := 0
		slots := e.Cadence.Slots(y.firstSlot, end.Add(-12*time.Hour))
		for _, s := range slots {
			key := string(e.ID) + " " + s.Key
			switch n := published[key]; {
			case n == 1:
			case n == 0 && y.swallowed(e, s):
				missed++
			default:
				t.Errorf("slot %s has %d issues", key, n)
			}
			delete(published, key)
		}
		if days := int(end.Sub(y.firstSlot).Hours() / 24); len(slots) < days-2 {
			t.Errorf("edition %s had %d slots", e.ID, len(slots))
		}
		t.Logf("edition %s: %d slots, %d of them swallowed by longer outages", e.ID, len(slots), missed)
	}
	for key, n := range published {
		if _, slot, _ := strings.Cut(key, " "); slot < end.Add(-24*time.Hour).Format(time.DateOnly) {
			t.Errorf("%d issues of %s, which is no slot of the year", n, key)
		}
	}
	y.noneMailedTwice()
}

func newYear(t *testing.T) *year {
	if testing.Short() {
		t.Skip("a year takes half a minute")
	}
	y := &year{T: t, clock: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), random: rand.New(rand.NewPCG(2026, 1))}
	y.firstSlot = y.clock
	dir := t.TempDir()
	write(t, filepath.Join(dir, "config.yaml"), yearConfig)
	write(t, filepath.Join(dir, "readers.csv"), "address,edition,themes,length\nb@news.example,beirut,,full\nl@news.example,london,,full\nn@news.example,new-york,,full\n")
	write(t, filepath.Join(dir, "wire.xml"), "")
	y.a, y.b = y.process(dir), y.process(dir)
	y.report()
	for range 20 {
		from := y.clock.Add(time.Duration(24+y.random.IntN(362*24)) * time.Hour)
		y.outages = append(y.outages, [2]time.Time{from, from.Add(time.Duration(1+y.random.IntN(60)) * time.Hour)})
	}
	return y
}

func (y *year) process(dir string) *newsroom {
	p := &program{stdout: io.Discard, stderr: io.Discard, now: func() time.Time { return y.clock }, getenv: func(string) string { return "" }, configPath: filepath.Join(dir, "config.yaml")}
	n, err := p.open(y.Context())
	if err != nil {
		y.Fatal(err)
	}
	y.Cleanup(func() { _ = n.close() })
	return n
}

// step lives half an hour: news come in, and both processes sweep, unless the machine is off.
func (y *year) step() {
	y.clock = y.clock.Add(30 * time.Minute)
	if y.clock.Hour()%12 == 0 && y.clock.Minute() == 0 {
		y.report()
	}
	for _, o := range y.outages {
		if y.clock.After(o[0]) && y.clock.Before(o[1]) {
			return
		}
	}
	if y.random.IntN(500) == 0 { // a clock that ran ahead is set back
		ahead := y.clock
		y.clock = y.clock.Add(-3 * time.Hour)
		y.sweep()
		y.clock = ahead
	}
	y.sweep()
}

// sweep has a process do what is due, and every third day both of them at once.
func (y *year) sweep() {
	processes := []*newsroom{y.a}
	if y.clock.YearDay()%3 == 0 {
		processes = append(processes, y.b)
	}
	var g errgroup.Group
	for _, n := range processes {
		g.Go(func() error {
			machine := n.press(nil)
			for _, e := range n.config.editions {
				if err := machine.Sweep(y.Context(), e, y.clock); err != nil {
					return fmt.Errorf("%s at %s: %w", e.ID, y.clock, err)
				}
			}
			return n.sweepDeliveries(y.Context(), y.clock)
		})
	}
	if err := g.Wait(); err != nil {
		y.Fatal(err)
	}
}

// report is a new article of the day, unlike all others.
func (y *year) report() {
	y.told++
	place := fmt.Sprintf("Port%c%c%c", 'a'+y.told%26, 'a'+y.told/26%26, 'a'+y.told/676%26)
	body := fmt.Sprintf("The harbour of %s opened a quay for %d ships after repairs that had taken %d weeks. Its council said that the work cost %d dollars.",
		place, y.told+3, y.told%40+2, y.told*1000)
	feeds, err := y.a.db.Feeds(y.Context())
	if err != nil {
		y.Fatal(err)
	}
	url := fmt.Sprintf("https://wire.example/%d", y.told)
	_, err = y.a.db.SaveReading(context.WithoutCancel(y.Context()), news.Reading{Feed: feeds[0].ID, At: y.clock, Items: []news.Item{{
		Entry: news.Entry{GUID: url, URL: url, Title: "Quay of " + place + " opens", FirstSeen: y.clock},
		Article: news.Article{Key: url, URL: url, Publisher: "Wire", Language: "en", Title: "Quay of " + place + " opens",
			Paragraphs: []news.Paragraph{{Text: body}}, Published: y.clock, FirstSeen: y.clock},
	}}})
	if err != nil {
		y.Fatal(err)
	}
}

// swallowed tells that an outage took a slot's news: it lasted past the next slot too, or it
// ended so shortly before this one that the slot before was made up for with them.
func (y *year) swallowed(e digest.Edition, s digest.Slot) bool {
	next, ok := e.Cadence.Next(s.Send)
	for _, o := range y.outages {
		before := o[0].Before(s.Send.Add(time.Hour))
		if ok && before && o[1].After(next.Send) || before && o[1].After(s.Draft) && o[1].Before(s.Send) {
			return true
		}
	}
	return false
}

// published counts the issues by edition and slot.
func (y *year) published() map[string]int {
	issues, err := y.a.db.Issues(y.Context(), "", 5000)
	if err != nil {
		y.Fatal(err)
	}
	counts := make(map[string]int)
	for _, i := range issues {
		r := i.Record()
		if r.PublishedAt.IsZero() {
			y.Errorf("issue %d was never published", r.ID)
		}
		counts[string(r.Content.Edition)+" "+r.Content.Slot.Key]++
	}
	return counts
}

// noneMailedTwice compares the outbox with the issues: one mail each.
func (y *year) noneMailedTwice() {
	mails, err := os.ReadDir(y.a.outboxDir())
	if err != nil {
		y.Fatal(err)
	}
	issues, err := y.a.db.Issues(y.Context(), "", 5000)
	if err != nil {
		y.Fatal(err)
	}
	if len(mails) != len(issues) {
		y.Errorf("%d mails for %d issues of one reader each", len(mails), len(issues))
	}
	sent := make(map[news.ArticleID]string)
	for _, i := range issues {
		for _, b := range i.Content().Blocks() {
			for _, s := range b.Sources {
				key := string(i.Content().Edition)
				if strings.Contains(sent[s.Article], key) {
					y.Errorf("article %d was sent twice by %s", s.Article, key)
				}
				sent[s.Article] += " " + key
			}
		}
	}
}
