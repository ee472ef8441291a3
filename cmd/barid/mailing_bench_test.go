package main

import (
	"testing"

	"barid/digest"
)

// BenchmarkMailing is a whole mailing into a relay that takes everything at once: two commits
// to the disk and four round trips a mail. Mails a second are what it is about.
func BenchmarkMailing(b *testing.B) {
	const people = 1000
	for range b.N {
		b.StopTimer()
		relay := listen(b)
		room := mailing(b, relay.port, people)
		n := room.published()
		b.StartTimer()
		report, err := n.dispatch(b.Context())
		b.StopTimer()
		if err != nil || relay.people() != people {
			b.Fatalf("report %+v, the relay has %d mails, %v", report, relay.people(), err)
		}
		if err := n.close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(people*b.N)/b.Elapsed().Seconds(), "mails/s")
}

// published opens a room whose one issue is published, and nothing of it is sent.
func (r *room) published() *newsroom {
	r.Helper()
	p := system()
	p.configPath = r.config()
	n, err := p.open(r.Context())
	if err != nil {
		r.Fatal(err)
	}
	if _, err := n.collector().Sweep(r.Context(), n.now()); err != nil {
		r.Fatal(err)
	}
	_, issue, err := n.issue(r.Context(), order{edition: n.config.editions[0], slot: digest.ManualSlot(n.now())})
	if err != nil {
		r.Fatal(err)
	}
	if err := n.publish(r.Context(), issue); err != nil {
		r.Fatal(err)
	}
	return n
}
