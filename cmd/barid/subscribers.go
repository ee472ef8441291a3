package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"barid/audience"
	"barid/digest"
	"barid/news"
)

func (p *program) subscribersCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "subscribers",
		Short: "Add, list, import, export and remove readers",
		Long: `Readers live in the database; the CSV that config.yaml names only fills an empty one. What
they have agreed to is noted with its time, and a reader who has unsubscribed is brought
back by nobody's file.`,
	}
	return group(cmd, p.subscribersAddCommand(), p.subscribersListCommand(), p.subscribersImportCommand(),
		p.subscribersExportCommand(), p.subscribersRemoveCommand())
}

type subscribersAddFlags struct {
	wish
	consent string
}

func (p *program) subscribersAddCommand() *cobra.Command {
	var f subscribersAddFlags
	cmd := &cobra.Command{
		Use:   "add ADDRESS",
		Short: "Add a reader who has agreed to an edition",
		Long: `Adds a reader to an edition from its next issue on. A reader who has unsubscribed is added
again only with --consent, which says how they have asked to come back.`,
		Example: `  barid subscribers add reader@news.example --edition morning --length brief
  barid subscribers add reader@news.example --themes 'syria-russia;lebanon-israel'`,
		Args: cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			return p.addSubscriber(ctx, n, args[0], f)
		}),
	}
	cmd.Flags().StringVarP(&f.edition, "edition", "e", "", "the `edition`; needed where there are several")
	cmd.Flags().StringVar(&f.themes, "themes", "", "`slugs` of themes, ';' between them; default: all")
	cmd.Flags().StringVar(&f.length, "length", "full", "full or brief")
	cmd.Flags().StringVar(&f.consent, "consent", "", "how they have agreed, in your `words`")
	return cmd
}

func (p *program) addSubscriber(ctx context.Context, n *newsroom, arg string, f subscribersAddFlags) error {
	address, err := audience.ParseAddress(arg)
	if err != nil {
		return usagef("%s", plain(err))
	}
	if f.edition == "" && len(n.config.editions) == 1 {
		f.edition = string(n.config.editions[0].ID)
	}
	if f.edition == "" {
		return usagef("there are %d editions; say which one with --edition", len(n.config.editions))
	}
	if _, err := n.config.edition(f.edition); err != nil {
		return err
	}
	if strings.ContainsFunc(f.consent, unicode.IsControl) {
		return usagef("--consent %q: write one line", f.consent)
	}
	themes, err := n.db.Themes(ctx)
	if err != nil {
		return err
	}
	preference, err := subscriberFile{editions: n.config.editions, themes: themes}.preference(f.wish)
	if err != nil {
		return usagef("%v", err)
	}
	if err := n.mayReturn(ctx, address, preference.Edition, f.consent); err != nil {
		return err
	}
	preference.Consent = audience.Consent{Given: n.now(), How: cmp.Or(f.consent, "added on the command line by "+p.operator())}
	err = n.db.Subscribe(ctx, address, preference)
	if errors.Is(err, news.ErrConflict) {
		return usagef("%s has edition %s already; readers change their part by the link in each mail", address, preference.Edition)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Added       %s to edition %s\n", address, preference.Edition)
	return p.warnSuppressed(ctx, n, address)
}

// mayReturn refuses to add a reader who has left, unless it is said how they agreed again.
func (n *newsroom) mayReturn(ctx context.Context, address string, e digest.EditionID, consent string) error {
	known, err := n.db.SubscriberByAddress(ctx, address)
	if errors.Is(err, news.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if p, ok := known.For(e); ok && !p.Consent.Withdrawn.IsZero() && consent == "" {
		return usagef("%s has left edition %s on %s (%s); if they want it again, say how they asked with --consent",
			address, e, stamp(p.Consent.Withdrawn), p.Consent.WithdrawnHow)
	}
	return nil
}

// warnSuppressed tells that an address is not mailed whatever its owner has agreed to.
func (p *program) warnSuppressed(ctx context.Context, n *newsroom, address string) error {
	suppressed, err := n.db.Suppressed(ctx, address)
	if suppressed {
		p.sayf("            but the address is suppressed, and gets no mail; 'barid subscribers list' says why\n")
	}
	return err
}

func (p *program) operator() string { return cmp.Or(p.getenv("USER"), "an operator") }

func (p *program) subscribersRemoveCommand() *cobra.Command {
	var edition string
	cmd := &cobra.Command{
		Use:   "remove ADDRESS",
		Short: "Mail a reader no more",
		Long: `Takes back a reader's consent, for one edition or for all. What was noted stays, as proof of
what they had agreed to and of when it ended. Exit code 3 says that none stood.`,
		Example: "  barid subscribers remove reader@news.example\n  barid subscribers remove reader@news.example --edition morning",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			if _, err := n.chosen(edition); err != nil {
				return err
			}
			return p.removeSubscriber(ctx, n, args[0], digest.EditionID(edition))
		}),
	}
	cmd.Flags().StringVarP(&edition, "edition", "e", "", "only this `edition`")
	return cmd
}

func (p *program) removeSubscriber(ctx context.Context, n *newsroom, arg string, edition digest.EditionID) error {
	address, err := audience.ParseAddress(arg)
	if err != nil {
		return usagef("%s", plain(err))
	}
	s, err := n.db.SubscriberByAddress(ctx, address)
	if errors.Is(err, news.ErrNotFound) {
		return usagef("there is no subscriber %s; 'barid subscribers list' lists them", address)
	}
	if err != nil {
		return err
	}
	removed := 0
	for _, preference := range s.Preferences {
		if !preference.Consent.Stands() || edition != "" && preference.Edition != edition {
			continue
		}
		err := n.db.Unsubscribe(ctx, audience.Withdrawal{
			Subscriber: s.ID, Edition: preference.Edition, At: n.now(), How: "removed on the command line by " + p.operator()})
		if err != nil {
			return err
		}
		removed++
		fmt.Fprintf(p.stdout, "Removed     %s from edition %s\n", address, preference.Edition)
	}
	if removed == 0 {
		fmt.Fprintf(p.stdout, "Nothing     %s gets no mail of %s\n", address, cmp.Or(string(edition), "any edition"))
		return errNothing
	}
	return nil
}
