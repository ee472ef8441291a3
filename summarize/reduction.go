package summarize

import "barid/news"

// Reduction is several stories that one sentence is to tell together: the lede of a section or,
// without a section's name, the subject of an issue.
type Reduction struct {
	Section  string
	Language string            // of the sentence, and of all that it is made from
	Stories  [][]news.Sentence // what is printed of each: its headline first, all of them verified
	Failed   news.Sentence     // an earlier answer, with the findings that it failed by; zero: none
}
