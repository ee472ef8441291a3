package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
	"barid/news"
)

func (p *program) statusCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Is it fine, and if not, what to do",
		Long: `Says first whether all is fine and, if not, what to do; then how feeds, drafts, issues and
deliveries stand.

Exit code 0: nothing is wrong, though something may wait for a person, such as a draft before
its deadline. Exit code 1: something is wrong and stays so until a person does something. So
a monitor needs 'barid status' and its exit code, and no more.`,
		Example: "  barid status\n  barid status --json | jq .wrong",
		Args:    cobra.NoArgs,
		RunE: p.inside(func(ctx context.Context, n *newsroom, _ []string) error {
			s, err := n.status(ctx)
			if err != nil {
				return err
			}
			for _, lines := range [][]string{s.Wrong, s.Waiting} {
				for i, line := range lines {
					lines[i] = p.hint(line)
				}
			}
			if asJSON {
				err = p.printJSON(s)
			} else {
				s.print(p)
			}
			if err == nil && !s.Fine {
				err = errNotFine
			}
			return err
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// status is how an installation stands.
type status struct {
	Fine        bool            `json:"fine"`
	Wrong       []string        `json:"wrong"`   // and what to do; none when it is fine
	Waiting     []string        `json:"waiting"` // for a person or for time, and nothing is wrong
	Serving     bool            `json:"serving"` // somebody keeps the schedule
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
	NextAt   *time.Time  `json:"next_at,omitempty"` // not before
	Failures int         `json:"failures,omitempty"`
	Error    string      `json:"error,omitempty"`
	Quiet    *time.Time  `json:"quiet_since,omitempty"`
	Ended    *time.Time  `json:"ended_at,omitempty"` // by its publisher
	MovedTo  string      `json:"moved_to,omitempty"`
}

func feedStatusOf(f news.Feed, now time.Time) feedStatus {
	s := feedStatus{
		ID: f.ID, Name: f.Name, URL: f.URL, Origin: origin(f), Failures: f.Failures, Error: f.Error, MovedTo: f.MovedTo,
		ReadAt: known(f.ReadAt), NextAt: known(f.NextAt), Ended: known(f.EndedAt),
	}
	if f.Quiet(now) {
		s.Quiet = known(f.Newest)
	}
	return s
}

// known is a time, if there is one.
func known(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// reading says how the last one went.
func (f feedStatus) reading() string {
	switch {
	case f.Ended != nil:
		return "ended by its publisher " + stamp(*f.Ended)
	case f.Error != "":
		return "silent: " + f.Error
	case f.Quiet != nil:
		return "quiet: nothing since " + stamp(*f.Quiet)
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
	Model      *costResult    `json:"model,omitempty"` // what it has taken
	Published  bool           `json:"published"`
	Deliveries deliver.Counts `json:"deliveries"`
}

// recent is how many drafts and issues of an edition a status looks back at.
const recent = 5

func (n *newsroom) status(ctx context.Context) (status, error) {
	s := status{Wrong: []string{}, Waiting: []string{}}
	var err error
	if s.Serving, err = n.db.Held(ctx, "serve"); err != nil {
		return s, err
	}
	feeds, err := n.db.Feeds(ctx)
	if err != nil {
		return s, err
	}
	for _, f := range feeds {
		s.Feeds = append(s.Feeds, feedStatusOf(f, n.now()))
		s.judgeFeed(f, n.now())
	}
	subscribers, err := n.db.Subscribers(ctx)
	if err != nil {
		return s, err
	}
	for _, reader := range subscribers {
		if slices.ContainsFunc(reader.Preferences, func(p audience.Preference) bool { return p.Consent.Stands() }) {
			s.Subscribers++
		}
	}
	if s.Subscribers == 0 {
		s.wrong("there is no subscriber: 'barid subscribers add ADDRESS', or 'barid subscribers import FILE'")
	}
	if err := n.judgeSchedule(ctx, &s); err != nil {
		return s, err
	}
	unfinished, err := n.db.UnfinishedIssues(ctx)
	if err != nil {
		return s, err
	}
	for _, i := range unfinished {
		if err := n.judgeIssue(ctx, i.Record(), &s); err != nil {
			return s, err
		}
	}
	for _, e := range n.config.editions {
		es, err := n.editionStatus(ctx, e, unfinished, &s)
		if err != nil {
			return s, err
		}
		s.Editions = append(s.Editions, es)
		if err := n.judgeSources(ctx, e.ID, &s); err != nil {
			return s, err
		}
	}
	s.Fine = len(s.Wrong) == 0
	return s, nil
}

// editionStatus tells of the newest issues, and of the unfinished ones before them.
func (n *newsroom) editionStatus(ctx context.Context, e digest.Edition, unfinished []digest.Issue, s *status) (editionStatus, error) {
	es := editionStatus{Edition: e.ID}
	slot, ok, err := n.nextSlot(ctx, e)
	if err != nil {
		return es, err
	}
	if ok {
		es.Next = clock(slot.Send, e)
	}
	issues, err := n.db.Issues(ctx, e.ID, recent)
	if err != nil {
		return es, err
	}
	for _, u := range unfinished {
		newest := slices.ContainsFunc(issues, func(i digest.Issue) bool { return i.ID() == u.ID() })
		if u.Content().Edition == e.ID && !newest {
			issues = append(issues, u)
		}
	}
	for _, i := range issues {
		r := i.Record()
		counts, err := n.db.Counts(ctx, r.ID)
		if err != nil {
			return es, err
		}
		spent, err := n.spent(ctx, r.Content)
		if err != nil {
			return es, err
		}
		es.Issues = append(es.Issues, issueStatus{
			Issue: r.ID, Subject: r.Content.Subject, Approved: r.ApprovedAt, By: r.ApprovedBy.String(),
			Model:     n.config.model.costOf(spent),
			Published: !r.PublishedAt.IsZero(), Deliveries: counts,
		})
	}
	drafts, err := n.waitingDrafts(ctx, e)
	for _, d := range drafts {
		es.Waiting = append(es.Waiting, d.ID)
	}
	if len(drafts) > 0 {
		n.judgeDraft(drafts[0], e, s)
	}
	return es, err
}

// waitingDrafts are an edition's newest drafts that wait for an editor. What is older than its last
// issue, that one has gone past.
func (n *newsroom) waitingDrafts(ctx context.Context, e digest.Edition) ([]digest.Draft, error) {
	drafts, err := n.db.Drafts(ctx, e.ID, recent)
	if i := slices.IndexFunc(drafts, func(d digest.Draft) bool { return d.Issue != 0 }); i >= 0 {
		drafts = drafts[:i]
	}
	return drafts, err
}

func (s status) print(p *program) {
	switch {
	case !s.Fine:
		fmt.Fprintf(p.stdout, "Not fine; %s to do:\n", count(len(s.Wrong), "thing"))
		printList(p, s.Wrong)
		if len(s.Waiting) > 0 {
			fmt.Fprintf(p.stdout, "Besides, %s:\n", thingsWait(len(s.Waiting)))
		}
	case len(s.Waiting) > 0:
		fmt.Fprintf(p.stdout, "All is fine; %s:\n", thingsWait(len(s.Waiting)))
	default:
		fmt.Fprintln(p.stdout, "All is fine.")
	}
	printList(p, s.Waiting)
	s.details(p)
}

func thingsWait(n int) string {
	if n == 1 {
		return "1 thing waits"
	}
	return fmt.Sprintf("%d things wait", n)
}

func printList(p *program, lines []string) {
	for _, line := range lines {
		fmt.Fprintf(p.stdout, "  - %s\n", line)
	}
}

func (s status) details(p *program) {
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
			if i.Model != nil {
				fmt.Fprintf(p.stdout, "           by the model: %s\n", i.Model)
			}
		}
		if len(e.Waiting)+len(e.Issues) == 0 {
			p.sayf("  no draft and no issue yet: 'barid run' makes one\n")
		}
	}
}
