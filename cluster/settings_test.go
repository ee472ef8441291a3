package cluster

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barid/news"
)

// BenchmarkSettings prints the table of what a fifth less or more of each setting costs in BCubed F1 on
// the development sets.
func BenchmarkSettings(b *testing.B) {
	names := []string{"neus-val", "galaxy-medium", "basil-dev"}
	var sets [][]labelled
	for _, name := range names {
		sets = append(sets, readSet(b, name))
	}
	for b.Loop() {
		var table strings.Builder
		row := func(name string, variants ...settings) {
			fmt.Fprintf(&table, "| %s |", name)
			for _, s := range variants {
				var figures []string
				for _, set := range sets {
					figures = append(figures, strings.TrimPrefix(fmt.Sprintf("%.3f", f1(s, set)), "0"))
				}
				fmt.Fprintf(&table, " %s |", strings.Join(figures, " / "))
			}
			fmt.Fprintln(&table)
		}
		fmt.Fprintf(&table, "\n| setting | %s |\n|---|---|\n", strings.Join(names, " / "))
		row("as chosen", chosen())
		fmt.Fprint(&table, "\n| setting | a fifth less | a fifth more |\n|---|---|---|\n")
		for i := range fields(new(settings)) {
			less, more := chosen(), chosen()
			field := fields(&less)[i]
			name := fmt.Sprintf("%s %v", field.name, *field.value)
			*field.value *= 0.8
			*fields(&more)[i].value *= 1.2
			row(name, less, more)
		}
		b.Log(table.String())
	}
}

// field is one of the settings.
type field struct {
	name  string
	value *float64
}

func fields(s *settings) []field {
	return []field{
		{"threshold", &s.threshold}, {"nearly", &s.nearly}, {"enough", &s.enough}, {"stranger", &s.stranger},
		{"titleWeight", &s.titleWeight}, {"halfway", &s.halfway}, {"enoughTold", &s.enoughTold},
		{"numeral", &s.numeral}, {"background", &s.background}, {"otherParties", &s.otherParties},
		{"related", &s.related}, {"otherNames", &s.otherNames}, {"familiar", &s.familiar},
		{"fading", &s.fading}, {"copied", &s.copied},
	}
}

// labelled is an article with the story that it belongs to.
type labelled struct {
	news.Article
	story string
}

func readSet(b *testing.B, name string) []labelled {
	file, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "cluster", name+".jsonl"))
	if err != nil {
		b.Skip("no development set: ", err)
	}
	var set []labelled
	scanner := bufio.NewScanner(bytes.NewReader(file))
	scanner.Buffer(nil, 1<<24)
	for scanner.Scan() {
		var row struct{ Title, Text, Published, Lang, Story string }
		if err := json.Unmarshal(scanner.Bytes(), &row); err != nil {
			b.Fatal(err)
		}
		a := news.Article{ID: news.ArticleID(len(set) + 1), Title: row.Title, Language: row.Lang}
		a.Published, _ = time.Parse(time.DateOnly, row.Published[:min(len(row.Published), len(time.DateOnly))])
		for p := range strings.SplitSeq(row.Text, "\n") {
			a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: p})
		}
		set = append(set, labelled{a, row.Story})
	}
	return set
}

// f1 is the BCubed F1 of the stories that a set is grouped into.
func f1(s settings, set []labelled) float64 {
	var articles []news.Article
	size := make(map[string]float64)
	for _, a := range set {
		articles = append(articles, a.Article)
		size[a.story]++
	}
	var precision, recall float64
	for _, found := range newWindow(s).Add(articles) {
		same := make(map[string]float64)
		for _, id := range found.Articles {
			same[set[id-1].story]++
		}
		for story, n := range same {
			precision += n * n / float64(len(found.Articles))
			recall += n * n / size[story]
		}
	}
	return 2 * precision * recall / (precision + recall) / float64(len(set))
}
