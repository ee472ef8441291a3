package lab

import (
	"fmt"
	"io"
	"strconv"

	"barid/cluster"
)

// Cluster reads rows {id, title, text, url?, published?, lang?} and writes {id, story} for each, in
// the same order. Stories are numbered; the numbers mean nothing beyond the file.
func Cluster(in io.Reader, out io.Writer) error {
	rows, articles, err := readArticles(in)
	if err != nil {
		return fmt.Errorf("cluster: %w", err)
	}
	type answer struct {
		ID    string `json:"id"`
		Story string `json:"story"`
	}
	answers := make([]answer, len(rows))
	for n, story := range cluster.Group(nil, articles) {
		for _, id := range story.Articles {
			answers[id-1] = answer{rows[id-1].ID, strconv.Itoa(n + 1)}
		}
	}
	return writeRows(out, answers)
}
