package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"barid/audience"
	"barid/cluster"
	"barid/collect"
	"barid/deliver"
	"barid/deliver/compose"
	"barid/deliver/outbox"
	"barid/deliver/smtp"
	"barid/news"
	"barid/press"
	"barid/store"
	"barid/summarize/model"
	"barid/templates"
)

// newsroom is an opened installation: its config, its database and the parts that work on it.
type newsroom struct {
	config   config
	db       *store.DB
	keys     audience.Keyring
	pages    *templates.Set
	composer *compose.Composer
	model    *model.Client // nil: the config names none
	original *store.DB     // of which db is a copy; nil: it is none
	imported int           // subscribers read from the CSV just now
	log      *slog.Logger
	now      func() time.Time
}

// open reads the config, opens the database and puts the config's seeds into it.
func (p *program) open(ctx context.Context) (*newsroom, error) {
	c, err := loadConfig(p.configPath, p.getenv)
	if err != nil {
		return nil, err
	}
	return p.openAt(ctx, c)
}

func (p *program) openAt(ctx context.Context, c config) (*newsroom, error) {
	n := &newsroom{config: c, log: p.logger(), now: p.now}
	if err := os.MkdirAll(c.dataDir, 0o700); err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	var err error
	n.db, err = store.Open(ctx, store.Options{Path: c.database(), Random: rand.Reader, Logger: n.log})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(n.seed(ctx), n.recheck(ctx), n.engage(n.db, n.db)); err != nil {
		return nil, errors.Join(err, n.db.Close())
	}
	return n, nil
}

func (n *newsroom) close() error {
	if n.original != nil {
		return errors.Join(n.db.Close(), n.original.Close())
	}
	return n.db.Close()
}

// inside is a command that works in the opened newsroom, and closes it.
func (p *program) inside(do func(ctx context.Context, n *newsroom, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		n, err := p.open(cmd.Context())
		if err != nil {
			return err
		}
		return errors.Join(do(cmd.Context(), n, args), n.close())
	}
}

// seed inserts what the config names and the database does not know yet.
func (n *newsroom) seed(ctx context.Context) error {
	if err := n.db.SeedFeeds(ctx, n.config.feeds); err != nil {
		return fmt.Errorf("seed feeds: %w", err)
	}
	if err := n.db.SeedThemes(ctx, n.config.themes); err != nil {
		return fmt.Errorf("seed themes: %w", err)
	}
	if err := n.followThemes(ctx); err != nil {
		return err
	}
	key, err := n.db.Key(ctx)
	if err != nil {
		return fmt.Errorf("token key: %w", err)
	}
	if n.keys, err = audience.NewKeyring(key); err != nil {
		return err
	}
	if n.pages, err = templates.New(); err != nil {
		return err
	}
	n.composer, err = compose.New(compose.Options{Templates: n.pages, Keyring: n.keys, PublicURL: n.config.publicURL})
	if err != nil {
		return err
	}
	return n.importSubscribers(ctx)
}

// followThemes has the editions ask for themes by the slugs that the database knows them by: a
// theme of the same parties keeps the slug it had first, and one that another has taken over is
// asked for as that one.
func (n *newsroom) followThemes(ctx context.Context) error {
	stored, err := n.db.Themes(ctx)
	if err != nil {
		return fmt.Errorf("read themes: %w", err)
	}
	byID := make(map[news.ThemeID]string)
	for _, t := range stored {
		byID[t.ID] = t.Slug
	}
	known := make(map[string]string)
	for _, t := range stored {
		known[t.Key()] = cmp.Or(byID[t.Into], t.Slug)
	}
	slugs := make(map[string]string)
	for _, t := range n.config.themes {
		slugs[t.Slug] = known[t.Key()]
	}
	for i, e := range n.config.editions {
		var asked []string
		for _, slug := range e.Themes {
			if slug = cmp.Or(slugs[slug], slug); !slices.Contains(asked, slug) {
				asked = append(asked, slug)
			}
		}
		n.config.editions[i].Themes = asked
		for _, slug := range slices.Sorted(maps.Keys(e.Weights)) {
			e.Weights[cmp.Or(slugs[slug], slug)] = e.Weights[slug]
		}
	}
	return nil
}

// importSubscribers fills an empty database from the CSV that the config names.
func (n *newsroom) importSubscribers(ctx context.Context) error {
	if n.config.subscribers == "" {
		return nil
	}
	known, err := n.db.Subscribers(ctx)
	if err != nil || len(known) > 0 {
		return err
	}
	themes, err := n.db.Themes(ctx)
	if err != nil {
		return err
	}
	file := subscriberFile{path: n.config.subscribers, editions: n.config.editions, themes: themes, at: n.now()}
	subscribers, err := file.read()
	if errors.Is(err, os.ErrNotExist) {
		return usagef("%s: subscribers: there is no file %s; name a CSV with the columns %s", n.config.path, n.config.subscribers, strings.Join(subscriberColumns, ", "))
	}
	if err != nil {
		return err
	}
	n.imported, err = n.db.ImportSubscribers(ctx, subscribers)
	return err
}

// collector reads the feeds into the database.
func (n *newsroom) collector() *collect.Collector { return collect.New(n.collecting(n.db)) }

// collecting is how feeds are read, whoever keeps what they bring.
func (n *newsroom) collecting(to collect.Store) collect.Options {
	return collect.Options{
		Store: to, Root: n.config.root, UserAgent: n.config.userAgent(), AllowPrivate: n.config.private,
		FullText: func(f news.Feed) bool { return strings.Contains(f.URL, "://") && !n.config.openings[f.URL] },
		Memory:   n.db,
	}
}

// engage makes the client of the model that the config names. It serves all that this process asks,
// so that limits hold and a failing server is known to all.
func (n *newsroom) engage(cache model.Cache, purse model.Purse) (err error) {
	if !n.config.model.on() {
		return nil
	}
	o := n.config.model.Options
	o.Cache, o.Purse, o.Logger = cache, purse, n.log
	n.model, err = model.New(o)
	return err
}

// press makes drafts, with the model where the config names one.
func (n *newsroom) press(observe func(press.Step)) *press.Press {
	o := press.Options{
		Library: n.db, Archive: n.db, Records: n.db, Issues: n.db, Slots: n.db, Locks: n.db,
		Now: n.now, Logger: n.log, Observe: observe,
	}
	if n.model != nil {
		o.Summarizer, o.Translator, o.Reducer, o.Chooser, o.Matcher = n.model, n.model, n.model, n.model, n.model
		o.ModelTime = n.config.model.issueTime
		if _, ok := n.config.model.Tasks[model.Judge]; ok { // no model judges itself
			o.Judge = n.model
		}
		if _, ok := n.config.model.Tasks[model.Embedding]; ok {
			o.Embedder = n.model
		}
	}
	return press.New(o)
}

// dispatcher hands due deliveries to the transport that the config names.
func (n *newsroom) dispatcher(sender deliver.Sender) *deliver.Dispatcher {
	return deliver.NewDispatcher(deliver.Options{
		Ledger: n.db, Issues: n.db, Composer: n.composer, Sender: sender, Now: n.now, Logger: n.log,
	})
}

// sender opens the transport; the caller closes it.
func (n *newsroom) sender() (sender deliver.Sender, close func() error, err error) {
	if t := n.config.transport; t.kind == "smtp" {
		relay, err := smtp.New(t.options())
		if err != nil {
			return nil, nil, err
		}
		return relay, relay.Close, nil
	}
	folder, err := outbox.Open(n.outboxDir())
	return folder, func() error { return nil }, err
}

func (n *newsroom) outboxDir() string  { return filepath.Join(n.config.dataDir, "outbox") }
func (n *newsroom) previewDir() string { return filepath.Join(n.config.dataDir, "preview") }

// The store is what every consumer asks for, and the model both writes and chooses: proven
// here by compiling.
var (
	_ collect.Store    = (*store.DB)(nil)
	_ collect.Memory   = (*store.DB)(nil)
	_ press.Library    = (*store.DB)(nil)
	_ press.Archive    = (*store.DB)(nil)
	_ press.Records    = (*store.DB)(nil)
	_ press.Issues     = (*store.DB)(nil)
	_ press.Slots      = (*store.DB)(nil)
	_ press.Locks      = (*store.DB)(nil)
	_ deliver.Ledger   = (*store.DB)(nil)
	_ deliver.Issues   = (*store.DB)(nil)
	_ cluster.Chooser  = (*model.Client)(nil)
	_ press.Summarizer = (*model.Client)(nil)
	_ press.Translator = (*model.Client)(nil)
	_ press.Reducer    = (*model.Client)(nil)
	_ model.Cache      = (*store.DB)(nil)
	_ model.Purse      = (*store.DB)(nil)
)
