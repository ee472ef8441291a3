package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"barid/collect/fetch"
	"barid/deliver/smtp"
	"barid/news"
)

// probeTime bounds a look at another machine.
const probeTime = 15 * time.Second

// maxDrift is how far a clock may be off before issues go out at wrong times.
const maxDrift = 2 * time.Minute

// clock compares this machine's with the times that Barid has worked at, and with the clock of
// a publisher.
func (d *doctor) clock(ctx context.Context) {
	const check = "clock"
	feeds, err := d.db.Feeds(ctx)
	if err != nil {
		d.ails(sign{check, broken, err.Error(), ""}, "look at the database first")
		return
	}
	latest := slices.MaxFunc(append(feeds, news.Feed{}), func(a, b news.Feed) int { return a.CheckedAt.Compare(b.CheckedAt) }).CheckedAt
	if latest.Sub(d.now()) > maxDrift {
		fact := fmt.Sprintf("it says %s, but Barid has read feeds at %s", stamp(d.now()), stamp(latest))
		d.ails(sign{check, broken, fact, ""}, "set it right, by NTP for instance")
		return
	}
	theirs, host := d.publisherClock(ctx, feeds)
	drift := d.now().Sub(theirs)
	switch {
	case theirs.IsZero():
		d.well(check, "%s, after all that was done; no feed on the web could be asked for its time", stamp(d.now()))
	case drift.Abs() > maxDrift:
		fact := fmt.Sprintf("it says %s, but %s says %s", stamp(d.now()), host, stamp(theirs))
		d.ails(sign{check, broken, fact, ""}, "set it right, by NTP for instance")
	default:
		d.well(check, "%s, as %s says", stamp(d.now()), host)
	}
}

// maxAsked is how many publishers are asked for the time before it is left unknown.
const maxAsked = 3

// publisherClock is what a server of a feed takes the time for; zero where none could be asked.
func (d *doctor) publisherClock(ctx context.Context, feeds []news.Feed) (time.Time, string) {
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	client := fetch.New(fetch.Options{UserAgent: d.config.userAgent(), AllowPrivate: d.config.private})
	defer client.Close()
	asked := 0
	for _, f := range feeds {
		u, err := url.Parse(f.URL)
		if err != nil || u.Host == "" || !f.Listed || asked == maxAsked {
			continue
		}
		asked++
		answer, err := client.Get(ctx, fetch.Request{URL: f.URL, Validators: f.Validators})
		if err == nil && !answer.Date.IsZero() {
			return answer.Date, u.Hostname()
		}
	}
	return time.Time{}, ""
}

// mail asks the relay what it offers; nothing is sent.
func (d *doctor) mail(ctx context.Context) {
	const check = "mail"
	t := d.config.transport
	if t.kind == "outbox" {
		d.well(check, "goes into files in %s; nothing leaves this machine", filepath.Join(d.config.dataDir, "outbox"))
		return
	}
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	relay, err := smtp.New(t.options())
	if err != nil {
		d.ails(sign{check, broken, err.Error(), ""}, "correct 'transport' in %s", d.configPath)
		return
	}
	offer, err := relay.Probe(ctx)
	if err != nil {
		d.ails(sign{check, broken, oneLine(err.Error()), ""}, "correct 'transport' in %s, or ask who runs the relay", d.configPath)
		return
	}
	way := cmp.Or(offer.TLS, "no encryption")
	if offer.SignedIn {
		way += ", signed in as " + t.username
	}
	fact := fmt.Sprintf("%s:%d takes mail, %s; it offers %s", t.host, t.port, way, cmp.Or(strings.Join(offer.Extensions, ", "), "nothing more"))
	switch left := offer.Expires.Sub(d.now()); {
	case offer.TLS == "" && t.security != smtp.Plain:
		d.ails(sign{check, shaky, fact, ""}, "set tls to starttls")
	case !offer.Expires.IsZero() && left < soonExpired:
		d.ails(sign{check, shaky, fact + "; its certificate ends " + stamp(offer.Expires), ""}, "have it renewed")
	default:
		d.well(check, "%s", fact)
	}
}

// soonExpired is when a certificate should have been renewed by itself.
const soonExpired = 14 * 24 * time.Hour

// public calls the readers' pages from outside, as a one-click unsubscribe would.
func (d *doctor) public(ctx context.Context) {
	const check = "public_url"
	if d.config.publicURL == "" {
		d.well(check, "none; the links of mails are mailto:")
		return
	}
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	err := d.callHealth(ctx)
	verdict := broken
	if d.config.transport.kind == "outbox" {
		verdict = shaky // nobody has a link yet
	}
	if err != nil {
		fact := fmt.Sprintf("%s does not lead to 'barid serve': %s", d.config.publicURL, oneLine(err.Error()))
		d.ails(sign{check, verdict, fact, ""}, "start it, and let a proxy with TLS pass that address to %s", d.config.listen)
		return
	}
	d.well(check, "%s leads to the readers' pages", d.config.publicURL)
}

func (d *doctor) callHealth(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, d.config.publicURL+"/healthz", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 100))
	switch {
	case err != nil:
		return err
	case answer.StatusCode != http.StatusOK || string(body) != "ok\n":
		return fmt.Errorf("something else answers there: %s", answer.Status)
	}
	return nil
}
