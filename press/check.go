package press

import (
	"time"

	"barid/news"
)

// Check asks every check of one sentence, told in a language on a day, against what it cites
// of the articles. A citation that does not resolve leaves it without findings.
func Check(s news.Sentence, language string, articles []news.Article, day time.Time) []news.Finding {
	return findings(s, language, index(articles), day)
}
