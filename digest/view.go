package digest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"barid/news"
)

// Selection is the part of an issue that a subscriber asked for.
type Selection struct {
	Themes   []news.ThemeID // empty: all
	Language string         // blocks in this language only; empty: foreign ones too
	Length   Length
}

// Length is how much of each story is told.
type Length string

const (
	Full  Length = "full"  // all sentences
	Brief Length = "brief" // the first two
)

// briefSentences is how many sentences the brief form tells.
const briefSentences = 2

// Key is the canonical form of the selection: equal selections have equal keys. It is the
// variant that a delivery remembers.
func (s Selection) Key() string {
	themes := make([]string, 0, len(s.Themes))
	for _, id := range slices.Compact(slices.Sorted(slices.Values(s.Themes))) {
		themes = append(themes, strconv.FormatInt(int64(id), 10))
	}
	list := strings.Join(themes, ",")
	if list == "" {
		list = "all"
	}
	return fmt.Sprintf("themes=%s;language=%s;length=%s", list, cmp.Or(s.Language, "any"), cmp.Or(s.Length, Full))
}

// View is an issue or a draft as one selection shows it.
type View struct {
	Content   // with the sections that were asked for
	Selection Selection
}

// Empty tells that the selection leaves nothing to read; such a mail is not sent.
func (v View) Empty() bool { return len(v.Sections) == 0 }

// View narrows the content to a selection. A lede stays, in brief too, where all that it tells of is
// there. The coverage stays that of the whole: it says what was read, not what was asked for.
func (c Content) View(s Selection) View {
	v := View{Content: c, Selection: s}
	v.Sections = nil
	for _, section := range c.Sections {
		if len(s.Themes) > 0 && !slices.Contains(s.Themes, section.Theme) {
			continue
		}
		section.Blocks = s.blocks(section.Blocks)
		section.settle()
		if len(section.Blocks) > 0 {
			v.Sections = append(v.Sections, section)
		}
	}
	return v
}

func (s Selection) blocks(all []Block) []Block {
	var chosen []Block
	for _, b := range all {
		if s.Language != "" && b.Language != s.Language {
			continue
		}
		if s.Length == Brief && len(b.Sentences) > briefSentences {
			b.Sentences = b.Sentences[:briefSentences]
			b.settle()
		}
		chosen = append(chosen, b)
	}
	return chosen
}
