package templates

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"barid/internal/fixture"
)

// feature is a line of caniemail.json: what mail programs make of an element or property.
type feature struct {
	Feature string
	Support map[string]map[string]string
}

// ignored may be missing anywhere: the mail reads as well without.
var ignored = []string{
	"css-at-media", "css-at-media-prefers-color-scheme", "css-color-scheme", "css-text-decoration-color",
	"html-meta-color-scheme", "css-max-width", "css-max-height", "css-overflow", "html-style",
	"css-display-none", // the preheader, then shown: it is the first thing to read anyway
	"html-body",        // the wrapper has its language, direction and color again
}

// known are names of features for which caniemail has no page of its own, or another name.
var known = map[string]string{
	"html-h1": "html-h1-h6", "html-h2": "html-h1-h6", "html-h3": "html-h1-h6", "html-a": "html-anchor-links",
	"html-b": "html-strong", "html-tr": "html-table", "html-td": "html-table", "html-tbody": "html-table",
	"css-border-top": "css-border", "css-padding-left": "css-padding", "css-padding-right": "css-padding",
	"css-display": "css-display-none", "css-text-decoration-color": "css-text-decoration-color",
}

// bare are those that every mail program has, or that only one was ever meant to read.
var bare = []string{"html-html", "html-head", "html-meta", "html-title", "html-br", "css-color", "css-mso-hide"}

func TestMailProgramsKnowWhatIsUsed(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "email", "caniemail.json"))
	if err != nil {
		t.Skip("caniemail.json is not there:", err)
	}
	var list []feature
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	table := make(map[string]feature, len(list))
	for _, f := range list {
		table[f.Feature] = f
	}
	for _, name := range used(t, render(t, fixture.Mixed()).HTML) {
		if to := known[name]; to != "" {
			name = to
		}
		f, ok := table[name]
		if !ok && !slices.Contains(bare, name) {
			t.Errorf("%s is not in caniemail.json", name)
		}
		for _, client := range []string{"gmail", "outlook", "apple-mail"} {
			for platform, support := range f.Support[client] {
				if platform == "windows-mail" || support == "y" || support == "a" || slices.Contains(ignored, name) {
					continue
				}
				if name == "html-anchor-links" && platform == "ios" {
					continue // the list of contents is a list there
				}
				t.Errorf("%s: %s on %s: %s", name, client, platform, support)
			}
		}
	}
}

// used are the elements and inline properties of a page.
func used(t *testing.T, page string) []string {
	t.Helper()
	var names []string
	for _, n := range elements(t, page, "") {
		names = append(names, "html-"+n.Data)
		for _, declaration := range strings.Split(attribute(n, "style"), ";") {
			if property, _, ok := strings.Cut(declaration, ":"); ok {
				names = append(names, "css-"+strings.TrimSpace(property))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Gmail reads a style block up to 8,192 characters, and none that holds what it does not know.
func TestStyleBlocks(t *testing.T) {
	page := render(t, fixture.English()).HTML
	for _, block := range regexp.MustCompile(`(?s)<style>.*?</style>`).FindAllString(page, -1) {
		if len(block) > 8192 {
			t.Errorf("a style block of %d bytes", len(block))
		}
		if strings.Contains(block, "prefers-color-scheme") && strings.Contains(block, "max-width") {
			t.Error("layout and dark mode share a block: who drops one drops both")
		}
	}
	for _, class := range regexp.MustCompile(`class="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		for name := range strings.FieldsSeq(class[1]) {
			if !strings.Contains(page, "."+name+"{") {
				t.Errorf("class %s has no rule", name)
			}
		}
	}
}

func TestEveryLanguageHasAllWords(t *testing.T) {
	for language, w := range wordTable {
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			if f := v.Field(i); f.Kind() == reflect.String && f.String() == "" {
				t.Errorf("%s: %s is empty", language, v.Type().Field(i).Name)
			}
		}
		for _, month := range append(w.months[:], w.short[:]...) {
			if month == "" {
				t.Errorf("%s: a month has no name", language)
			}
		}
	}
}
