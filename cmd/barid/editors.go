package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"barid/audience"
	"barid/desk"
	"barid/digest"
	"barid/news"
)

func (p *program) editorsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "editors",
		Short: "List, add and remove who works at the desk",
		Long: `Editors sign in to the desk, which 'barid serve' shows under /desk/, with an address and a
password. An editor changes drafts, an approver also approves and withdraws, an owner also
sees who the editors are. Notices of drafts that wait go to their addresses.`,
	}
	return group(cmd, p.editorsListCommand(), p.editorsAddCommand(), p.editorsRemoveCommand())
}

func (p *program) editorsListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "Show every editor with role and editions",
		Example: "  barid editors list\n  barid editors list --json",
		Args:    cobra.NoArgs,
		RunE: p.inside(func(ctx context.Context, n *newsroom, _ []string) error {
			editors, err := n.db.Editors(ctx)
			if err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(editorResults(editors))
			}
			table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "ADDRESS\tNAME\tROLE\tEDITIONS")
			for _, e := range editorResults(editors) {
				fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", e.Address, e.Name, e.Role, cmp.Or(strings.Join(e.Editions, ", "), "all"))
			}
			return table.Flush()
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	return cmd
}

// editorResult is an editor as scripts read one.
type editorResult struct {
	Address  string   `json:"address"`
	Name     string   `json:"name"`
	Role     string   `json:"role"`
	Editions []string `json:"editions"` // empty: all
}

func editorResults(editors []audience.Editor) []editorResult {
	out := []editorResult{}
	for _, e := range editors {
		r := editorResult{Address: e.Address, Name: e.Name, Role: string(e.Role), Editions: []string{}}
		for _, id := range e.Editions {
			r.Editions = append(r.Editions, string(id))
		}
		out = append(out, r)
	}
	return out
}

func (p *program) editorsAddCommand() *cobra.Command {
	var (
		name, role string
		editions   []string
	)
	cmd := &cobra.Command{
		Use:   "add ADDRESS",
		Short: "Let somebody sign in to the desk",
		Long: `Adds an editor. The password is asked for on a terminal; elsewhere it is the first line of
the input. It has 12 characters or more. The role editor, which is the default, changes drafts
and may not approve them; approver and owner may.`,
		Example: `  barid editors add rima@news.example --name "Rima Khoury" --role approver
  pass show desk | barid editors add omar@news.example --edition morning`,
		Args: cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			before, _, _ := strings.Cut(args[0], "@")
			e, err := audience.NewEditor(args[0], cmp.Or(name, before), audience.Role(role))
			if err != nil {
				return usagef("%s", plain(err))
			}
			for _, id := range editions {
				if _, err := n.config.edition(id); err != nil {
					return err
				}
				e.Editions = append(e.Editions, digest.EditionID(id))
			}
			return p.addEditor(ctx, n, e)
		}),
	}
	cmd.Flags().StringVar(&name, "name", "", "the `name` printed beside what they approve; default: the address up to @")
	cmd.Flags().StringVar(&role, "role", string(audience.RoleEditor), "editor (changes drafts), approver (also says yes to them) or owner (also sees the editors)")
	cmd.Flags().StringSliceVarP(&editions, "edition", "e", nil, "only these `editions`; default: all")
	return cmd
}

func (p *program) addEditor(ctx context.Context, n *newsroom, e audience.Editor) error {
	password, err := p.newPassword()
	if err != nil {
		return err
	}
	hash, err := desk.Hash(password)
	if errors.Is(err, news.ErrInvalid) {
		return usagef("%s", plain(err))
	}
	if err != nil {
		return err
	}
	e, err = n.db.AddEditor(ctx, e, hash)
	if errors.Is(err, news.ErrConflict) {
		return usagef("somebody signs in with that address already; 'barid editors remove' it first")
	}
	if err != nil {
		return err
	}
	p.sayf("Added       %s as %s\nNext        'barid serve' shows the desk at %s\n", e.Name, e.Role, n.deskURL())
	return p.warnOfDeadEnds(ctx, n)
}

// warnOfDeadEnds names the editions whose drafts wait for a yes that nobody can say at the desk.
func (p *program) warnOfDeadEnds(ctx context.Context, n *newsroom) error {
	editors, err := n.db.Editors(ctx)
	if err != nil {
		return err
	}
	if ids := deadEnds(n.config.editions, editors); len(ids) > 0 {
		p.sayf("Warning     at the desk nobody may approve %s: %s\n", strings.Join(ids, ", "), deadEndAdvice)
	}
	return nil
}

const deadEndAdvice = "add somebody with --role approver, or approve with 'barid approve'"

// deadEnds are the editions with approval by an editor of which no editor may approve.
func deadEnds(editions []digest.Edition, editors []audience.Editor) []string {
	var ids []string
	for _, on := range editions {
		may := func(e audience.Editor) bool { return e.Works(on.ID) && e.Role.MayApprove() }
		if on.Approval == digest.ByEditor && !slices.ContainsFunc(editors, may) {
			ids = append(ids, string(on.ID))
		}
	}
	return ids
}

// editors looks whether drafts that wait for a yes have somebody to say it.
func (d *doctor) editors(ctx context.Context) {
	const check = "editors"
	editors, err := d.db.Editors(ctx)
	ids := deadEnds(d.config.editions, editors)
	switch {
	case err != nil:
		d.ails(sign{check, broken, plain(err), ""}, "run 'barid doctor' again")
	case len(editors) == 0: // this installation is worked from the command line
	case len(ids) > 0:
		d.ails(sign{check, shaky, "at the desk nobody may approve " + strings.Join(ids, ", "), ""}, deadEndAdvice)
	default:
		d.well(check, "%s, and no edition without somebody who may approve it", count(len(editors), "editor"))
	}
}

// newPassword asks twice on a terminal, and reads one line elsewhere.
func (p *program) newPassword() (string, error) {
	file, ok := p.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		line, err := bufio.NewReader(io.LimitReader(p.stdin, 4<<10)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("read the password: %w", err)
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	first, err := p.askPassword(file, "Password: ")
	if err != nil {
		return "", err
	}
	second, err := p.askPassword(file, "Once more: ")
	if err == nil && first != second {
		err = usagef("the two passwords differ")
	}
	return first, err
}

func (p *program) askPassword(terminal *os.File, prompt string) (string, error) {
	fmt.Fprint(p.stderr, prompt)
	typed, err := term.ReadPassword(int(terminal.Fd()))
	fmt.Fprintln(p.stderr)
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return string(typed), nil
}

func (p *program) editorsRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "remove ADDRESS",
		Short:   "Let somebody in no more, and end their sessions",
		Example: "  barid editors remove omar@news.example",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			e, _, err := n.db.EditorByAddress(ctx, args[0])
			if errors.Is(err, news.ErrNotFound) {
				return usagef("nobody signs in with %s; 'barid editors list' shows who does", args[0])
			}
			if err == nil {
				err = n.db.RemoveEditor(ctx, e.ID)
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(p.stdout, "Removed     %s\n", e.Name)
			return p.warnOfDeadEnds(ctx, n)
		}),
	}
}
