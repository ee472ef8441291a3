package syndication

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	extensions "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

// maxList is how many authors, categories and enclosures are kept of each entry.
const maxList = 50

// document takes over what gofeed found.
func document(feed *gofeed.Feed, base *url.URL) Document {
	d := Document{
		Title:       bounded(absolute(base, feed.Title)),
		Link:        resolve(base, feed.Link),
		Description: absolute(base, feed.Description),
		Language:    strings.ReplaceAll(feed.Language, "_", "-"),
		Copyright:   absolute(base, feed.Copyright),
		Authors:     people(feed.Authors, nil),
		Categories:  list(feed.Categories),
		Published:   firstTime(dated(feed.Published, feed.PublishedParsed), term(feed.Extensions, "issued")),
		Updated:     firstTime(dated(feed.Updated, feed.UpdatedParsed), term(feed.Extensions, "modified")),
	}
	if feed.Image != nil {
		d.Image = resolve(base, feed.Image.URL)
	}
	original, _ := feed.OriginalFeed().(*rss.Feed)
	for i, item := range feed.Items {
		e := entry(item, base)
		if original != nil && i < len(original.Items) {
			e.Comments = resolve(base, original.Items[i].Comments)
		}
		d.Entries = append(d.Entries, e)
	}
	return d
}

func entry(item *gofeed.Item, base *url.URL) Entry {
	e := Entry{
		URL:        resolve(base, item.Link),
		Title:      bounded(absolute(base, item.Title)),
		Summary:    absolute(base, item.Description),
		Content:    absolute(base, cmp.Or(item.Content, content(item))),
		Categories: list(categories(item)),
		Published:  firstTime(dated(item.Published, item.PublishedParsed), term(item.Extensions, "issued")),
		Updated:    firstTime(dated(item.Updated, item.UpdatedParsed), term(item.Extensions, "modified")),
	}
	e.GUID = bounded(cmp.Or(item.GUID, item.Link, item.Title+item.Published, "?"))
	if e.URL == "" && strings.HasPrefix(item.GUID, "http") {
		e.URL = resolve(base, item.GUID)
	}
	for _, f := range item.Enclosures[:min(len(item.Enclosures), maxList)] {
		if address := resolve(base, f.URL); address != "" {
			length, _ := strconv.ParseInt(strings.TrimSpace(f.Length), 10, 64)
			e.Enclosures = append(e.Enclosures, Enclosure{address, bounded(f.Type), max(length, 0)})
		}
	}
	var creators []string
	if dc := item.DublinCoreExt; dc != nil {
		creators = dc.Creator
		if len(dc.Language) > 0 {
			e.Language = dc.Language[0]
		}
	}
	e.Authors = people(item.Authors, creators)
	return e
}

// content finds the full text in elements that older software uses for it.
func content(item *gofeed.Item) string {
	for _, body := range item.Extensions["xhtml"]["body"] {
		if body.Value != "" {
			return body.Value
		}
	}
	return cmp.Or(item.Custom["body"], item.Custom["fullitem"])
}

// categories adds those of other vocabularies.
func categories(item *gofeed.Item) []string {
	names := item.Categories
	for _, c := range item.Extensions["media"]["category"] {
		names = append(names, c.Value)
	}
	for _, c := range item.Extensions["itunes"]["category"] {
		names = append(names, c.Attrs["text"])
		for _, below := range c.Children["category"] {
			names = append(names, below.Attrs["text"])
		}
	}
	if tags := item.Custom["tags"]; tags != "" {
		names = append(names, strings.Split(tags, ",")...)
	}
	return names
}

// people takes over the authors, and the creators beside the first, each once.
func people(authors []*gofeed.Person, creators []string) []Person {
	var out []Person
	add := func(p Person) {
		p = Person{bounded(strings.TrimSpace(p.Name)), bounded(strings.TrimSpace(p.Email))}
		if p != (Person{}) && len(out) < maxList && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for _, a := range authors {
		if a == nil {
			continue
		}
		if m := angled.FindStringSubmatch(cmp.Or(a.Email, a.Name)); m != nil {
			a = &gofeed.Person{Name: m[1], Email: m[2]}
		}
		add(Person{a.Name, a.Email})
	}
	if len(creators) > 1 {
		for _, name := range creators {
			add(Person{Name: name})
		}
	}
	return out
}

// angled is a name with its address as mail has it.
var angled = regexp.MustCompile(`^([^<>]*)<([^<>@\s]+@[^<>@\s]+)>$`)

// list takes over names, without blanks around them and without empty ones.
func list(names []string) []string {
	var out []string
	for _, n := range names[:min(len(names), maxList)] {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, bounded(n))
		}
	}
	return out
}

// bounded cuts a field that is no body, and can be as long only by mistake or malice.
func bounded(s string) string {
	if len(s) > maxField {
		return strings.ToValidUTF8(s[:maxField], "")
	}
	return s
}

// dated reads a date by our rules, else takes what gofeed made of it.
func dated(s string, parsed *time.Time) time.Time {
	if t := ParseDate(s); !t.IsZero() {
		return t
	}
	if parsed != nil {
		return *parsed
	}
	return time.Time{}
}

func firstTime(times ...time.Time) time.Time { return cmp.Or(times...) }

// term reads a date of the DCMI vocabulary.
func term(e extensions.Extensions, name string) time.Time {
	for _, value := range e["dcterms"][name] {
		if t := ParseDate(value.Value); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}
