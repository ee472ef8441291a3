package news

import "time"

// ThemeChange is what an editor has done with a theme, in plain words.
type ThemeChange struct {
	Theme  ThemeID
	At     time.Time
	Editor string
	What   string
}

// Hint is what is learned from a story that an editor moved to another theme: a story that code
// would give From, and that speaks of enough of the terms, belongs to To.
type Hint struct {
	Story    StoryID
	From, To ThemeID
	Language string   // of the terms
	Terms    []string // as text.Analyzer gives them, the most frequent first; none: nothing could be learned
	Editor   string
	At       time.Time
}
