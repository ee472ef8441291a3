package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/press"
)

// progress tells a person what a run does while it does it: a line per step. On a terminal a
// running step is overwritten by the next; elsewhere each is a plain line. For scripts it is
// silent and ends with JSON.
type progress struct {
	out      io.Writer
	hint     func(string) string // names the config in use
	terminal bool
	json     bool
}

func (p *program) progress(asJSON bool) *progress {
	return &progress{out: p.stdout, hint: p.hint, terminal: p.terminal && !asJSON, json: asJSON}
}

func (s *progress) line(format string, args ...any) {
	if !s.json {
		fmt.Fprintln(s.out, s.hint(fmt.Sprintf(format, args...)))
	}
}

func (s *progress) imported(subscribers int) {
	if subscribers > 0 {
		s.line("Imported    %s into the empty database", count(subscribers, "subscriber"))
	}
}

func (s *progress) collected(feeds []feedResult) {
	added, revised, silent := 0, 0, 0
	for _, f := range feeds {
		added, revised = added+f.Added, revised+f.Revised
		if f.Error != "" {
			silent++
		}
	}
	s.line("Read        %s: %s new, %d revised, %d silent", count(len(feeds), "feed"), count(added, "article"), revised, silent)
	for _, f := range feeds {
		if f.Error != "" {
			s.line("            %s: %s", f.Name, f.Error)
		}
		for _, w := range f.Warnings {
			s.line("            %s: %s", f.Name, w)
		}
	}
}

// resting says which feeds were left alone, and how to have them asked all the same.
func (s *progress) resting(feeds []news.Feed) {
	if len(feeds) == 0 {
		return
	}
	next := slices.MinFunc(feeds, func(a, b news.Feed) int { return a.NextAt.Compare(b.NextAt) })
	s.line("Not due     %s, the next at %s; 'barid collect --refresh' asks at once", count(len(feeds), "feed"), stamp(next.NextAt))
}

func (s *progress) wentOn(did bool) {
	if did {
		s.line("Went on     with what was due and not sent yet; 'barid status' tells how it stands")
	}
}

// verbs are what a step does to the things it counts.
var verbs = map[string][2]string{
	"read":      {"considering", "article"},
	"group":     {"grouped into", "story"},
	"summarize": {"summarized", "story"},
	"check":     {"checked", "sentence"},
	"compose":   {"composed", "story"},
}

func (s *progress) step(step press.Step) {
	if !s.terminal {
		return
	}
	verb := verbs[step.Name]
	fmt.Fprintf(s.out, "\r\x1b[K%s: %s %s", step.Edition, verb[0], count(step.Done, verb[1]))
}

func (s *progress) edition(n *newsroom, e digest.Edition, r editionResult) {
	if s.terminal {
		fmt.Fprint(s.out, "\r\x1b[K")
	}
	s.line("\n%s (%s)", e.Name, e.ID)
	if r.NothingNew {
		s.nothingNew(e, r)
		return
	}
	s.line("Grouped     %s into %s, %s; %s left out", count(r.Articles, "article"), count(r.Stories, "story"), count(r.Sections, "section"), count(r.LeftOut, "article"))
	s.line("Summarized  %s", method(r, n.config.model.on()))
	for _, reason := range mostOften(r.FellFor) {
		s.line("            %d: %s", r.FellFor[reason], reason)
	}
	for _, reason := range mostOften(r.ForeignFor) {
		s.line("            %d not translated: %s", r.ForeignFor[reason], reason)
	}
	if r.Model != nil {
		s.line("Model       %s", r.Model)
	}
	s.line("Checked     %s: quotations, numbers, names, dates, roles, claims", count(r.Sentences, "sentence"))
	if r.Issue == 0 {
		s.line("Draft       %d waits for an editor", r.Draft)
		s.line("Preview     %s", n.short(r.Preview))
		s.line("Next        'barid preview %d --open', then 'barid approve %d'", r.Draft, r.Draft)
		return
	}
	s.line("Approved    issue %d, by %s", r.Issue, r.ApprovedBy)
	s.line("Delivered   %s", states(r.Deliveries))
	if n.config.transport.kind == "outbox" {
		s.line("Mails       %s", n.short(n.outboxDir()))
	}
	s.line("Preview     %s", n.short(r.Preview))
}

// maxReasons is how many are told of; --json has them all.
const maxReasons = 3

func mostOften(counts map[string]int) []string {
	reasons := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return reasons[:min(len(reasons), maxReasons)]
}

func (s *progress) nothingNew(e digest.Edition, r editionResult) {
	switch {
	case r.LeftOut > 0:
		s.line("Nothing     to print: %s left out", count(r.LeftOut, "new article"))
		for _, reason := range slices.Sorted(maps.Keys(r.Why)) {
			s.line("            %d: %s", r.Why[reason], reason)
		}
	case r.Since == 0:
		s.line("Nothing     new, and no issue yet: are the feeds in the config the right ones?")
	default:
		s.line("Nothing     new since issue %d", r.Since)
	}
	s.line("Next        add feeds or texts, wait for news, or print the last ones once more:\n            'barid run --edition %s --again'", e.ID)
}

// finish says what to do next, or prints everything as JSON.
func (s *progress) finish(n *newsroom, r runResult) error {
	if s.json {
		encoder := json.NewEncoder(s.out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(r)
	}
	for _, e := range r.Editions {
		if e.Issue != 0 {
			s.line("\nNext        open the preview in a browser; 'barid status' tells how things stand;\n            'barid serve' does all this by the schedule in %s", n.config.path)
			return nil
		}
	}
	return nil
}

// method says who wrote the summaries.
func method(r editionResult, model bool) string {
	told := count(r.Told, "story")
	if !model {
		return told + " in the sources' own sentences (no model is configured)"
	}
	said := fmt.Sprintf("%s: %d by the model, %d in the sources' own sentences where it failed", told, r.ByModel, r.FellBack)
	if r.Translated+r.Foreign > 0 {
		said += fmt.Sprintf("; %d translated, %d left in their own language", r.Translated, r.Foreign)
	}
	for _, mended := range []struct {
		sentences int
		how       string
	}{{r.Repaired, "repaired by it"}, {r.Replaced, "replaced by the sources' own or struck"}, {r.Doubted, "doubted by the judge"}} {
		if mended.sentences > 0 {
			said += fmt.Sprintf("; %s %s", count(mended.sentences, "sentence"), mended.how)
		}
	}
	return said
}

// states prints the counts of an issue in the order of a delivery's life.
func states(c deliver.Counts) string {
	var parts []string
	for _, state := range deliver.States() {
		if c[state] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c[state], state))
		}
	}
	if len(parts) == 0 {
		return "to nobody: no subscriber has asked for this edition"
	}
	return fmt.Sprintf("%s of %s", strings.Join(parts, ", "), count(c.Total(), "subscriber"))
}

// count prints "1 story", "3 stories".
func count(n int, noun string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ies"
	default:
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// short is a path as it is shorter to read: relative to the config's folder where it lies below.
func (n *newsroom) short(path string) string {
	if rel, err := filepath.Rel(n.config.root, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}
