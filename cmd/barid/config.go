package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"barid/deliver/smtp"
	"barid/digest"
	"barid/news"
)

// config is what config.yaml says, checked. The program never writes that file.
type config struct {
	path        string // of the file, as it was named
	root        string // folder of the file; paths in it are relative to it
	dataDir     string // absolute
	publicURL   string // without a slash at its end; empty: not reachable from outside
	listen      string
	contact     string
	subscribers string // absolute path of the CSV that seeds an empty database; empty: none
	feeds       []news.Feed
	private     []string        // hosts that may be private because the config names them
	openings    map[string]bool // URLs of feeds whose pages are not fetched
	themes      []news.Theme
	editions    []digest.Edition
	transport   transportConfig
	model       modelConfig
	metrics     string // address that a monitor asks; empty: none
}

// transportConfig is where messages go.
type transportConfig struct {
	kind     string // "outbox" or "smtp"
	host     string
	port     int
	username string
	password string
	security smtp.Security
}

// options are how the relay is reached.
func (t transportConfig) options() smtp.Options {
	return smtp.Options{Host: t.host, Port: t.port, Security: t.security, Username: t.username, Password: t.password}
}

// database is the path of the database file.
func (c config) database() string { return filepath.Join(c.dataDir, "barid.db") }

// scheduled tells that an edition has slots, which somebody must keep.
func (c config) scheduled(now time.Time) bool {
	return slices.ContainsFunc(c.editions, func(e digest.Edition) bool { _, ok := e.Cadence.Next(now); return ok })
}

// userAgent tells publishers who asks.
func (c config) userAgent() string {
	agent := "Barid/" + version()
	if c.contact != "" {
		agent += " (+" + c.contact + ")"
	}
	return agent
}

// edition finds one by its ID.
func (c config) edition(id string) (digest.Edition, error) {
	for _, e := range c.editions {
		if string(e.ID) == id {
			return e, nil
		}
	}
	var known []string
	for _, e := range c.editions {
		known = append(known, string(e.ID))
	}
	return digest.Edition{}, usagef("no edition %q in the config; it has %s", id, strings.Join(known, ", "))
}

// The raw forms are the file as written; each scalar remembers its line.
type (
	rawConfig struct {
		DataDir     scalar       `yaml:"data_dir"`
		PublicURL   scalar       `yaml:"public_url"`
		Listen      scalar       `yaml:"listen"`
		Contact     scalar       `yaml:"contact"`
		Subscribers scalar       `yaml:"subscribers"`
		Feeds       []rawFeed    `yaml:"feeds"`
		Themes      []rawTheme   `yaml:"themes"`
		Editions    []rawEdition `yaml:"editions"`
		Transport   rawTransport `yaml:"transport"`
		Model       rawModel     `yaml:"model"`
		Metrics     rawMetrics   `yaml:"metrics"`
	}
	rawFeed struct {
		URL       scalar `yaml:"url"`
		Kind      scalar `yaml:"kind"`
		Name      scalar `yaml:"name"`
		Publisher scalar `yaml:"publisher"`
		Language  scalar `yaml:"language"`
		Selector  scalar `yaml:"selector"`
		Private   scalar `yaml:"private"`
		FullText  scalar `yaml:"fulltext"`
	}
	rawTheme struct {
		Slug    scalar            `yaml:"slug"`
		Name    map[string]scalar `yaml:"name"`
		Parties []scalar          `yaml:"parties"`
		Terms   []scalar          `yaml:"terms"`
	}
	rawEdition struct {
		ID            scalar            `yaml:"id"`
		Name          scalar            `yaml:"name"`
		Language      scalar            `yaml:"language"`
		Feeds         []scalar          `yaml:"feeds"`
		Themes        []scalar          `yaml:"themes"`
		From          scalar            `yaml:"from"`
		ReplyTo       scalar            `yaml:"reply_to"`
		Subject       scalar            `yaml:"subject"`
		PostalAddress scalar            `yaml:"postal_address"`
		Approval      scalar            `yaml:"approval"`
		AtDeadline    scalar            `yaml:"at_deadline"`
		Foreign       scalar            `yaml:"foreign"`
		Translation   scalar            `yaml:"translation"`
		MaxAge        scalar            `yaml:"max_age"`
		MaxStories    scalar            `yaml:"max_stories"`
		Words         scalar            `yaml:"words"`
		Weights       map[string]scalar `yaml:"weights"`
		Caps          rawCaps           `yaml:"caps"`
		Schedule      rawSchedule       `yaml:"schedule"`
	}
	rawSchedule struct {
		Zone  scalar `yaml:"zone"`
		Draft scalar `yaml:"draft"`
		Send  scalar `yaml:"send"`
	}
	rawMetrics struct {
		Listen scalar `yaml:"listen"`
	}
	rawTransport struct {
		Kind         scalar `yaml:"kind"`
		Host         scalar `yaml:"host"`
		Port         scalar `yaml:"port"`
		Username     scalar `yaml:"username"`
		PasswordEnv  scalar `yaml:"password_env"`
		PasswordFile scalar `yaml:"password_file"`
		TLS          scalar `yaml:"tls"`
	}
)

// scalar is a value with the line it stands on; line 0: not in the file.
type scalar struct {
	text string
	line int
}

func (s *scalar) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: a single value is wanted here", n.Line)}}
	}
	s.text, s.line = n.Value, n.Line
	if n.Tag == "!!null" {
		s.text = ""
	}
	return nil
}

// or is the value, or a default where the file has none.
func (s scalar) or(otherwise string) string {
	if s.text == "" {
		return otherwise
	}
	return s.text
}

// maxConfig bounds the file, in bytes.
const maxConfig = 4 << 20

// loadConfig reads and checks a config file. All that is wrong with it is in the one error,
// a line each: file, line, value and the accepted form.
func loadConfig(path string, getenv func(string) string) (config, error) {
	raw, err := readConfig(path)
	var wrong *configErrors
	if err != nil && (!errors.As(err, &wrong) || wrong.torn) {
		return config{}, err
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return config{}, fmt.Errorf("config %s: %w", path, err)
	}
	c := checker{path: path, root: filepath.Dir(absolute), getenv: getenv}
	if wrong != nil {
		c.errors = wrong.lines
	}
	checked := c.check(raw)
	if len(c.errors) > 0 {
		return config{}, &configErrors{lines: c.errors}
	}
	return checked, nil
}

// readConfig decodes the file. Unknown keys come as configErrors beside what could be read.
func readConfig(path string) (rawConfig, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return rawConfig{}, usagef("there is no config at %s; write one with 'barid init', or name another with --config FILE", path)
	}
	if err != nil {
		return rawConfig{}, fmt.Errorf("config: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxConfig+1))
	if err != nil {
		return rawConfig{}, fmt.Errorf("config: %w", err)
	}
	if len(text) > maxConfig {
		return rawConfig{}, usagef("%s: it is longer than %d MB", path, maxConfig>>20)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	var raw rawConfig
	err = decoder.Decode(&raw)
	var types *yaml.TypeError
	switch {
	case err == nil:
		return raw, onlyDocument(decoder, path)
	case errors.Is(err, io.EOF):
		return raw, usagef("%s: it is empty; remove it, and 'barid init' writes one with every key explained", path)
	case errors.As(err, &types):
		e := &configErrors{}
		for _, message := range types.Errors {
			e.lines = append(e.lines, path+explain(message))
			e.torn = e.torn || !unknownKey.MatchString(message)
		}
		return raw, e
	}
	return raw, usagef("%s%s", path, explain(strings.TrimPrefix(err.Error(), "yaml: ")))
}

// configErrors is everything that is wrong with a config. It is a usage error: exit code 2.
type configErrors struct {
	lines []string
	torn  bool // what stands in the wrong form was not read, so nothing can be said of it
}

func (e *configErrors) Error() string {
	lines := slices.Clone(e.lines)
	slices.SortStableFunc(lines, byLine)
	return strings.Join(lines, "\n")
}

var (
	unknownKey = regexp.MustCompile(`^line (\d+): field (\S+) not found in type main\.(\w+)$`)
	twice      = regexp.MustCompile(`^line (\d+): mapping key "(.*)" already defined at line (\d+)$`)
	wrongForm  = regexp.MustCompile(`^line (\d+): cannot unmarshal .* into (\S+)$`)
	lineNumber = regexp.MustCompile(`^.*?:(\d+):`)
)

// byLine orders messages by their line in the file; those without one come first.
func byLine(a, b string) int { return lineOf(a) - lineOf(b) }

func lineOf(message string) int {
	n := 0
	if m := lineNumber.FindStringSubmatch(message); m != nil {
		fmt.Sscan(m[1], &n)
	}
	return n
}

// explain rewrites a message of the YAML library as ":LINE: what is wrong".
func explain(message string) string {
	if m := unknownKey.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf(":%s: unknown key %q; the keys here are %s", m[1], m[2], strings.Join(keysOf(m[3]), ", "))
	}
	if m := twice.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf(":%s: key %q stands on line %s already", m[1], m[2], m[3])
	}
	if m := wrongForm.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf(":%s: %s", m[1], wantedForm(m[2]))
	}
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		return ":" + rest
	}
	return ": " + message
}

// wantedForm says what is wanted where the Go type of that name stands.
func wantedForm(name string) string {
	switch {
	case strings.HasPrefix(name, "[]"):
		return "a list is wanted here, each of it after a hyphen"
	case strings.HasPrefix(name, "map["):
		if !strings.HasSuffix(name, ".scalar") {
			return "names are wanted here, each with its keys below it"
		}
		return "a name for each language is wanted here, such as en: Morning"
	}
	return "keys with values are wanted here: " + strings.Join(keysOf(strings.TrimPrefix(name, "main.")), ", ")
}

// onlyDocument refuses what follows the first document of a file.
func onlyDocument(decoder *yaml.Decoder, path string) error {
	var next yaml.Node
	err := decoder.Decode(&next)
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return usagef("%s%s", path, explain(strings.TrimPrefix(err.Error(), "yaml: ")))
	}
	return usagef("%s:%d: a second document begins here, and only the first is read; take out the line ---", path, next.Line)
}

// inline marks a field whose keys stand among those of its struct.
const inline = ",inline"

// keysOf lists the keys of a raw type by its name.
func keysOf(name string) []string {
	for _, t := range []any{rawConfig{}, rawFeed{}, rawTheme{}, rawEdition{}, rawSchedule{}, rawTransport{}, rawMetrics{}, rawModel{}, rawServer{}, rawPrice{}, rawCaps{}, rawCap{}} {
		if typ := reflect.TypeOf(t); typ.Name() == name {
			var keys []string
			for i := range typ.NumField() {
				if key := typ.Field(i).Tag.Get("yaml"); key != inline {
					keys = append(keys, key)
				} else {
					keys = append(keys, keysOf(typ.Field(i).Type.Name())...)
				}
			}
			return keys
		}
	}
	return nil
}
