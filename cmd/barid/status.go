package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

func (p *program) statusCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Is it fine, and if not, what to do",
		Long: `Tells how feeds, drafts, issues and deliveries stand, and names what needs a person:
feeds that cannot be read, drafts that wait, deliveries whose fate is uncertain.`,
		Example: "  barid status\n  barid status --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			s, err := n.status(cmd.Context())
			if err := errors.Join(err, n.close()); err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(s)
			}
			s.print(p)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// status is how an installation stands.
type status struct {
	Fine        bool            `json:"fine"`
	Todo        []string        `json:"todo"`
	Subscribers int             `json:"subscribers"`
	Feeds       []feedStatus    `json:"feeds"`
	Editions    []editionStatus `json:"editions"`
}

type feedStatus struct {
	ID       news.FeedID `json:"feed"`
	Name     string      `json:"name"`
	URL      string      `json:"url"`
	Origin   string      `json:"from"`
	ReadAt   *time.Time  `json:"read_at,omitempty"`
	Failures int         `json:"failures,omitempty"`
	Error    string      `json:"error,omitempty"`
}

func feedStatusOf(f news.Feed) feedStatus {
	s := feedStatus{ID: f.ID, Name: f.Name, URL: f.URL, Origin: origin(f), Failures: f.Failures, Error: f.Error}
	if !f.ReadAt.IsZero() {
		s.ReadAt = &f.ReadAt
	}
	return s
}

// reading says how the last one went.
func (f feedStatus) reading() string {
	switch {
	case f.Error != "":
		return "silent: " + f.Error
	case f.ReadAt != nil:
		return "read " + stamp(*f.ReadAt)
	}
	return "never read"
}

// stamp prints a moment, as the log has it.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }

type editionStatus struct {
	Edition digest.EditionID `json:"edition"`
	Next    string           `json:"next_issue,omitempty"`
	Waiting []digest.DraftID `json:"drafts_waiting,omitempty"`
	Issues  []issueStatus    `json:"issues,omitempty"`
}

type issueStatus struct {
	Issue      digest.IssueID `json:"issue"`
	Subject    string         `json:"subject"`
	Approved   time.Time      `json:"approved_at"`
	By         string         `json:"approved_by"`
	Published  bool           `json:"published"`
	Deliveries deliver.Counts `json:"deliveries"`
}

// recent is how many drafts and issues of an edition a status looks back at.
const recent = 5

func (n *newsroom) status(ctx context.Context) (status, error) {
	var s status
	feeds, err := n.db.Feeds(ctx)
	if err != nil {
		return s, err
	}
	for _, f := range feeds {
		s.Feeds = append(s.Feeds, feedStatusOf(f))
		if f.Listed && f.Error != "" {
			s.todo("feed %s could not be read (%d times in a row): %s", f.Name, f.Failures, f.Error)
		}
	}
	subscribers, err := n.db.Subscribers(ctx)
	if err != nil {
		return s, err
	}
	if s.Subscribers = len(subscribers); s.Subscribers == 0 {
		s.todo("there is no subscriber: name a CSV under 'subscribers' in the config")
	}
	for _, e := range n.config.editions {
		es, err := n.editionStatus(ctx, e, &s)
		if err != nil {
			return s, err
		}
		s.Editions = append(s.Editions, es)
	}
	s.Fine = len(s.Todo) == 0
	return s, nil
}

func (s *status) todo(format string, args ...any) {
	s.Todo = append(s.Todo, fmt.Sprintf(format, args...))
}

func (n *newsroom) editionStatus(ctx context.Context, e digest.Edition, s *status) (editionStatus, error) {
	es := editionStatus{Edition: e.ID}
	if slot, ok := e.Cadence.Next(n.now()); ok {
		es.Next = clock(slot.Send, e)
	}
	drafts, err := n.db.Drafts(ctx, e.ID, recent)
	if err != nil {
		return es, err
	}
	for _, d := range drafts {
		if d.Issue == 0 {
			es.Waiting = append(es.Waiting, d.ID)
		}
	}
	if len(es.Waiting) > 0 {
		s.todo("draft %d of %s waits: 'barid preview %d', then 'barid approve %d'", es.Waiting[0], e.ID, es.Waiting[0], es.Waiting[0])
	}
	issues, err := n.db.Issues(ctx, e.ID, recent)
	if err != nil {
		return es, err
	}
	for _, i := range issues {
		r := i.Record()
		counts, err := n.db.Counts(ctx, r.ID)
		if err != nil {
			return es, err
		}
		es.Issues = append(es.Issues, issueStatus{
			Issue: r.ID, Subject: r.Content.Subject, Approved: r.ApprovedAt, By: r.ApprovedBy.String(),
			Published: !r.PublishedAt.IsZero(), Deliveries: counts,
		})
		if err := n.deliveriesTodo(ctx, r.ID, counts, s); err != nil {
			return es, err
		}
	}
	return es, nil
}

// deliveriesTodo names what of an issue's deliveries needs a person or some time.
func (n *newsroom) deliveriesTodo(ctx context.Context, id digest.IssueID, counts deliver.Counts, s *status) error {
	halt, err := n.haltOf(ctx, id)
	if err != nil {
		return err
	}
	switch {
	case halt.Kind == deliver.HaltPaused:
		s.todo("issue %d is paused, by %s: 'barid issues resume %d' goes on, 'barid issues cancel %d' ends it", id, halt.By, id, id)
	case counts.Open() > 0:
		s.todo("issue %d has %s to go: 'barid send %d', or leave it to 'barid serve'", id, count(counts.Open(), "delivery"), id)
	}
	undecided, err := n.toDecide(ctx, id, nil)
	if len(undecided) > 0 {
		s.todo("issue %d has %d uncertain: they may have arrived, and are not repeated; 'barid deliveries list --issue %d --state uncertain' "+
			"names them, then 'barid deliveries resend' or 'hold'", id, len(undecided), id)
	}
	return err
}

func (s status) print(p *program) {
	if s.Fine {
		fmt.Fprintln(p.stdout, "All is fine.")
	} else {
		fmt.Fprintf(p.stdout, "%s:\n", count(len(s.Todo), "thing")+" to look at")
		for _, t := range s.Todo {
			fmt.Fprintf(p.stdout, "  - %s\n", t)
		}
	}
	fmt.Fprintf(p.stdout, "\n%s\n\nFeeds\n", count(s.Subscribers, "subscriber"))
	for _, f := range s.Feeds {
		state := f.reading()
		if f.Origin == unread {
			state += " (no longer read)"
		}
		fmt.Fprintf(p.stdout, "  %-24s %s\n", f.Name, state)
	}
	for _, e := range s.Editions {
		fmt.Fprintf(p.stdout, "\nEdition %s", e.Edition)
		if e.Next != "" {
			fmt.Fprintf(p.stdout, ", next issue %s", e.Next)
		}
		fmt.Fprintln(p.stdout)
		for _, id := range e.Waiting {
			fmt.Fprintf(p.stdout, "  draft %d waits for an editor\n", id)
		}
		for _, i := range e.Issues {
			sent := "not published yet"
			if i.Published {
				sent = states(i.Deliveries)
			}
			fmt.Fprintf(p.stdout, "  issue %d  %s  %s\n           by %s: %s\n", i.Issue, i.Approved.Format("2006-01-02 15:04 UTC"), i.Subject, i.By, sent)
		}
		if len(e.Waiting)+len(e.Issues) == 0 {
			fmt.Fprintln(p.stdout, "  no draft and no issue yet: 'barid run' makes one")
		}
	}
}
