package main

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// page is how a text explains keys: those of a list or block in the section that its key heads.
type page struct {
	between   string // sections
	head, key string // patterns, %s the name of a key
}

func configDocs() map[string]page {
	commented := page{between: "\n\n", head: `(?m)^(# )?%s:`, key: `(?m)^[# -]*%s(:|  )`}
	return map[string]page{
		"../../docs/configuration.md": {between: "\n## ", head: "^`%s`", key: "(?m)^\\| `([a-z]+\\.)?%s` \\|"},
		"../../config.yaml":           commented,
		"init.yaml":                   commented,
	}
}

func TestEveryKeyIsExplained(t *testing.T) {
	keys := configKeys(reflect.TypeFor[rawConfig]())
	for _, deepest := range []string{"data_dir", "feeds.url", "editions.schedule.zone"} {
		if !slices.Contains(keys, deepest) {
			t.Fatalf("the walk finds no %s", deepest)
		}
	}
	for path, p := range configDocs() {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range p.unexplained(string(text), keys) {
			t.Errorf("%s does not explain %s", path, key)
		}
	}
}

// A key that nobody has written about is found in each form of page, also where another
// section has one of that name.
func TestUnexplainedKeysAreFound(t *testing.T) {
	type madeUp struct {
		Known  scalar `yaml:"known"`
		Secret scalar `yaml:"secret"`
		Lists  []struct {
			Name   scalar `yaml:"name"`
			Nested struct {
				Deep scalar `yaml:"deep"`
			} `yaml:"nested"`
		} `yaml:"lists"`
		Block struct {
			Name scalar `yaml:"name"`
		} `yaml:"block"`
	}
	const (
		docs = "# Page\n\n| `known` | … |\n| `lists` | … |\n| `block` | … |\n\n## `lists`: many\n\n" +
			"| `name` | … |\n| `nested` | a secret |\n\n## `block`: one\n\nIt has a name.\n"
		yaml = "known: yes\n\n# name them\n# lists:\n#   name  of it\n#   - nested: {}\n\n# a secret\nblock: {}\n"
	)
	want := []string{"secret", "lists.nested.deep", "block.name"}
	for path, p := range configDocs() {
		text := yaml
		if strings.HasSuffix(path, ".md") {
			text = docs
		}
		if diff := cmp.Diff(want, p.unexplained(text, configKeys(reflect.TypeFor[madeUp]()))); diff != "" {
			t.Errorf("form of %s (-want +got):\n%s", path, diff)
		}
	}
}

// configKeys walks a raw type: data_dir, feeds, feeds.url, …, editions.schedule.zone.
func configKeys(t reflect.Type) []string {
	var keys []string
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		key, ok := t.Field(i).Tag.Lookup("yaml")
		if !ok {
			continue
		}
		if key == inline {
			keys = append(keys, configKeys(t.Field(i).Type)...)
			continue
		}
		keys = append(keys, key)
		for _, below := range configKeys(t.Field(i).Type) {
			keys = append(keys, key+"."+below)
		}
	}
	return keys
}

// unexplained returns the keys that a text does not explain at their place.
func (p page) unexplained(text string, keys []string) []string {
	sections := strings.Split(text, p.between)
	var missing []string
	for _, key := range keys {
		place := sections
		if above, _, below := strings.Cut(key, "."); below {
			head := regexp.MustCompile(fmt.Sprintf(p.head, above))
			place = slices.DeleteFunc(slices.Clone(sections), func(s string) bool { return !head.MatchString(s) })
		}
		name := regexp.MustCompile(fmt.Sprintf(p.key, key[strings.LastIndexByte(key, '.')+1:]))
		if !slices.ContainsFunc(place, name.MatchString) {
			missing = append(missing, key)
		}
	}
	return missing
}
