package lab

import (
	"fmt"
	"io"

	"barid/cluster"
)

// Duplicates reads rows {id, title, text, lang?} and writes {a, b} for each pair of near copies.
func Duplicates(in io.Reader, out io.Writer) error {
	rows, articles, err := readArticles(in)
	if err != nil {
		return fmt.Errorf("duplicates: %w", err)
	}
	type pair struct {
		A string `json:"a"`
		B string `json:"b"`
	}
	var pairs []pair
	for _, p := range cluster.Copies(articles) {
		pairs = append(pairs, pair{rows[p[0]-1].ID, rows[p[1]-1].ID})
	}
	return writeRows(out, pairs)
}
