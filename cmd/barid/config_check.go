package main

import (
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"barid/audience"
	"barid/collect/links"
	"barid/deliver/smtp"
	"barid/digest"
	"barid/news"
	"barid/text"
)

// checker turns a raw config into a checked one and gathers what is wrong on the way.
type checker struct {
	path, root string
	getenv     func(string) string
	errors     []string
}

// wrong notes a value that is not accepted, with the form that is.
func (c *checker) wrong(s scalar, key, accepted string, args ...any) {
	at := c.path
	if s.line > 0 {
		at = fmt.Sprintf("%s:%d", c.path, s.line)
	}
	value := fmt.Sprintf("%s is missing", key)
	if s.text != "" {
		value = fmt.Sprintf("%s: %q", key, s.text)
	}
	c.errors = append(c.errors, fmt.Sprintf("%s: %s; %s", at, value, fmt.Sprintf(accepted, args...)))
}

func (c *checker) check(raw rawConfig) config {
	out := config{
		path:      c.path,
		root:      c.root,
		dataDir:   c.under(raw.DataDir.or("data")),
		publicURL: c.publicURL(raw.PublicURL),
		listen:    c.address(raw.Listen, "listen", "127.0.0.1:8025"),
		metrics:   c.address(raw.Metrics.Listen, "metrics.listen", ""),
		contact:   raw.Contact.text,
		openings:  make(map[string]bool),
		transport: c.transport(raw.Transport, raw.PublicURL),
		model:     c.model(raw.Model),
	}
	if raw.Subscribers.text != "" {
		out.subscribers = c.under(raw.Subscribers.text)
	}
	for i, f := range raw.Feeds {
		out.feeds = append(out.feeds, c.feed(f, i, out.feeds))
		if f.FullText.text == "false" {
			out.openings[f.URL.text] = true
		}
		if f.Private.text == "true" {
			if u, err := url.Parse(f.URL.text); err == nil && u.Hostname() != "" {
				out.private = append(out.private, u.Hostname())
			}
		}
	}
	if len(raw.Feeds) == 0 {
		c.wrong(scalar{}, "feeds", "name at least one, with its url: an address, a file or a folder")
	}
	for _, t := range raw.Themes {
		out.themes = append(out.themes, c.theme(t, out.themes))
	}
	for _, e := range raw.Editions {
		out.editions = append(out.editions, c.edition(e, out))
		c.editionCaps(e, &out.model)
	}
	c.priced(out.model, raw)
	if len(raw.Editions) == 0 {
		c.wrong(scalar{}, "editions", "name at least one, with id, name, language and from")
	}
	return out
}

// under is a path relative to the config, made absolute.
func (c *checker) under(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(c.root, filepath.FromSlash(path))
}

func (c *checker) publicURL(s scalar) string {
	if s.text == "" {
		return ""
	}
	u, err := url.Parse(s.text)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		c.wrong(s, "public_url", "write an https address without a query, such as https://news.example.org (RFC 8058 wants HTTPS)")
	}
	return strings.TrimRight(s.text, "/")
}

func (c *checker) address(s scalar, key, otherwise string) string {
	if s.text == "" {
		return otherwise
	}
	_, port, err := net.SplitHostPort(s.text)
	if n, bad := strconv.Atoi(port); err != nil || bad != nil || n < 0 || n > 65535 {
		c.wrong(s, key, "write host:port, such as 127.0.0.1:8025")
	}
	return s.text
}

func (c *checker) feed(f rawFeed, index int, before []news.Feed) news.Feed {
	key := fmt.Sprintf("feeds[%d]", index)
	feed := news.Feed{URL: f.URL.text, Kind: news.FeedKind(f.Kind.or(string(news.Syndication))), Listed: true,
		Publisher: f.Publisher.text, Language: c.language(f.Language, key+".language"), Name: f.Name.or(f.Publisher.or(f.URL.text))}
	u, err := url.Parse(f.URL.text)
	web := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	switch {
	case f.URL.text == "":
		c.wrong(f.URL, key+".url", "write an address such as https://publisher.example/feed.xml, or a path beside the config")
	case !web && strings.Contains(f.URL.text, "://"):
		c.wrong(f.URL, key+".url", "only http and https addresses, or a path beside the config, can be read")
	case slices.ContainsFunc(before, func(b news.Feed) bool { return b.URL == feed.URL }):
		c.wrong(f.URL, key+".url", "this feed is named above already")
	case feed.Kind == news.Folder && web:
		c.wrong(f.Kind, key+".kind", "a folder is a path beside the config, not an address")
	}
	switch feed.Kind {
	case news.Syndication, news.Folder, news.Page:
	default:
		c.wrong(f.Kind, key+".kind", "write feed (RSS, Atom, RDF, JSON Feed, news sitemap), page (one that lists articles) or folder (pasted texts)")
	}
	if feed.Selector = f.Selector.text; feed.Selector != "" {
		if feed.Kind != news.Page {
			c.wrong(f.Selector, key+".selector", "only a feed of kind page has one")
		} else if err := links.CheckSelector(feed.Selector); err != nil {
			c.wrong(f.Selector, key+".selector", "write a CSS selector of the links to articles, such as h2 a")
		}
	}
	c.boolean(f.Private, key+".private")
	c.oneOf(f.FullText, key+".fulltext", "true", "false")
	return feed
}

func (c *checker) theme(t rawTheme, before []news.Theme) news.Theme {
	key := "themes[" + t.Slug.text + "]"
	c.slug(t.Slug, "themes[].slug")
	theme := news.Theme{Slug: t.Slug.text, State: news.Accepted, Names: map[string]string{}}
	for tag, name := range t.Name {
		theme.Names[c.language(scalar{tag, name.line}, key+".name")] = name.text
	}
	for _, p := range t.Parties {
		code, ok := text.PartyCode(p.text)
		if !ok {
			code = strings.ToUpper(p.text)
			_, ok = text.PartyName(code, "en")
		}
		if !ok {
			c.wrong(p, key+".parties", "write two-letter codes of states (ISO 3166), such as SY, or their names")
		}
		theme.Parties = append(theme.Parties, code)
	}
	if len(theme.Names) == 0 {
		theme.Names = partyNames(theme.Parties)
	}
	for _, term := range t.Terms {
		theme.Terms = append(theme.Terms, term.text)
	}
	switch {
	case len(t.Parties) == 0 && len(t.Terms) == 0, len(t.Parties) > 0 && len(t.Terms) > 0:
		c.wrong(t.Slug, "themes[].slug", "give the theme either parties, or terms that tell its subject")
	case slices.ContainsFunc(before, func(b news.Theme) bool { return b.Key() == theme.Key() || b.Slug == theme.Slug }):
		c.wrong(t.Slug, "themes[].slug", "a theme above has this slug or the same parties")
	}
	return theme
}

// partyNames names a theme after its parties, in every language that has a word for each.
func partyNames(parties []string) map[string]string {
	names := make(map[string]string)
	for _, tag := range []string{"en", "ar", "fr", "de", "es", "ru", "tr", "fa", "ur"} {
		var words []string
		for _, p := range parties {
			if name, ok := text.PartyName(p, tag); ok {
				words = append(words, name)
			}
		}
		if len(words) > 0 && len(words) == len(parties) {
			names[tag] = strings.Join(words, "–")
		}
	}
	return names
}

func (c *checker) cadence(s rawSchedule, key string) digest.Cadence {
	if s.Send.text == "" {
		if s.Draft.text != "" {
			c.wrong(s.Send, key+".send", "a schedule that drafts also says when it sends")
		}
		if s.Zone.text == "" {
			return digest.Cadence{}
		}
	}
	for _, part := range []struct {
		value       scalar
		name        string
		draft, send string
		zone        string
	}{
		{s.Zone, "zone", "", "@daily", s.Zone.text},
		{s.Send, "send", "", s.Send.or("@daily"), "UTC"},
		{s.Draft, "draft", s.Draft.text, "@daily", "UTC"},
	} {
		if _, err := digest.ParseCadence(part.draft, part.send, part.zone); err != nil {
			c.wrong(part.value, key+"."+part.name, "%s", plain(err))
		}
	}
	cadence, err := digest.ParseCadence(s.Draft.text, s.Send.or("@daily"), s.Zone.text)
	if err != nil || s.Send.text == "" {
		return digest.Cadence{}
	}
	return cadence
}

func (c *checker) transport(t rawTransport, public scalar) transportConfig {
	out := transportConfig{
		kind: c.oneOf(t.Kind, "transport.kind", "outbox", "smtp"), host: t.Host.text,
		port: c.number(t.Port, "transport.port", 0, 65535), username: t.Username.text,
		password: c.secret(t.PasswordEnv, t.PasswordFile, "transport.password"),
		security: smtp.Security(c.oneOf(t.TLS, "transport.tls", "starttls", "tls", "opportunistic", "none")),
	}
	if out.kind != "smtp" {
		return out
	}
	if out.host == "" {
		c.wrong(t.Host, "transport.host", "name the relay, such as smtp.example.org")
	}
	if public.text == "" {
		c.wrong(public, "public_url", "SMTP needs it for the unsubscribe link of every mail (RFC 8058); write https://news.example.org")
	}
	return out
}

// secret reads a value that never stands in the config itself.
func (c *checker) secret(env, file scalar, key string) string {
	switch {
	case env.text != "":
		if value := c.getenv(env.text); value != "" {
			return value
		}
		c.wrong(env, key+"_env", "this environment variable is not set")
	case file.text != "":
		raw, err := os.ReadFile(c.under(file.text))
		if err == nil {
			return strings.TrimSpace(string(raw))
		}
		c.wrong(file, key+"_file", "this file cannot be read")
	}
	return ""
}

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (c *checker) slug(s scalar, key string) {
	if !slugForm.MatchString(s.text) || len(s.text) > 60 {
		c.wrong(s, key, "write lower-case letters, digits and hyphens, 60 at most, such as syria-russia")
	}
}

// language reads a tag and keeps its base: texts are told apart by language, not by region.
func (c *checker) language(s scalar, key string) string {
	if s.text == "" {
		return ""
	}
	tag, err := language.Parse(s.text)
	if err != nil {
		c.wrong(s, key, "write a language tag (BCP 47), such as en or ar")
		return s.text
	}
	base, _ := tag.Base()
	return base.String()
}

func (c *checker) mailbox(s scalar, key string) string {
	parsed, err := mail.ParseAddress(s.text)
	if err == nil {
		_, err = audience.ParseAddress(parsed.Address)
	}
	if err != nil {
		c.wrong(s, key, "write a name and an address, such as Morning digest <morning@news.example>")
	}
	return s.text
}

// oneOf returns the value, or the first choice where there is none.
func (c *checker) oneOf(s scalar, key string, choices ...string) string {
	value := s.or(choices[0])
	if !slices.Contains(choices, value) {
		c.wrong(s, key, "write one of %s", strings.Join(choices, ", "))
	}
	return value
}

func (c *checker) boolean(s scalar, key string) {
	c.oneOf(s, key, "false", "true")
}

func (c *checker) number(s scalar, key string, otherwise, limit int) int {
	if s.text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s.text)
	if err != nil || n < 0 || n > limit {
		c.wrong(s, key, "write a whole number from 0 to %d", limit)
	}
	return n
}

var dayForm = regexp.MustCompile(`^([0-9]{1,4})d$`)

// duration reads Go's form (90s, 36h) and whole days (7d).
func (c *checker) duration(s scalar, key string, otherwise time.Duration) time.Duration {
	if s.text == "" {
		return otherwise
	}
	if m := dayForm.FindStringSubmatch(s.text); m != nil {
		n, _ := strconv.Atoi(m[1])
		return time.Duration(n) * 24 * time.Hour
	}
	d, err := time.ParseDuration(s.text)
	if err != nil || d < 0 {
		c.wrong(s, key, "write a time span such as 90s, 36h or 7d")
	}
	return d
}
