package news

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Hash is the SHA-256, in hexadecimal digits, of a text.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Hash stands for the words of this revision: its title and its paragraphs, a line each.
func (a Article) Hash() string {
	lines := []string{a.Title}
	for _, p := range a.Paragraphs {
		lines = append(lines, p.Text)
	}
	return Hash(strings.Join(lines, "\n"))
}
