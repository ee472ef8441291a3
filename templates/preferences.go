package templates

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"barid/digest"
	"barid/news"
)

// Names and values of the fields that the form of preferences posts.
const (
	FieldScope     = "themes" // ScopeAll or ScopeChosen; not posted where there is nothing to choose
	FieldTheme     = "theme"  // the number of a chosen theme, once for each
	FieldLength    = "length" // a digest.Length
	ScopeAll       = "all"
	ScopeChosen    = "chosen"
	fewestToChoose = 2
)

// PreferencesState is what became of the last form.
type PreferencesState int

const (
	Shown PreferencesState = iota
	Saved
	NoTheme // nothing was saved: the reader wants some themes and named none
)

// PreferencesInput is what a reader asks of an edition, and may ask.
type PreferencesInput struct {
	State       PreferencesState
	Edition     string // its name
	Language    string
	Themes      []ThemeChoice
	All         bool // every theme, whatever is marked as chosen
	Length      digest.Length
	Unsubscribe string
}

// ThemeChoice is a theme that a reader may take or leave.
type ThemeChoice struct {
	ID     news.ThemeID
	Name   string
	Chosen bool
}

// choice is a radio button or a checkbox.
type choice struct {
	Name, Value, Label string
	On                 bool
}

// Preferences writes the page on which a reader chooses. It works without JavaScript.
func (s *Set) Preferences(w io.Writer, in PreferencesInput) error {
	words := siteWordsFor(in.Language)
	page := struct {
		Lang, Dir, Title, Edition, WhatYouGet string
		Words                                 siteWords
		Saved, NoTheme                        bool
		Scope, Themes, Length                 []choice
		Unsubscribe, Stop                     string
	}{
		Lang: words.Language, Dir: Direction(words.Language), Title: words.Preferences, Edition: in.Edition, Words: words,
		WhatYouGet: strings.ReplaceAll(words.WhatYouGet, "%", in.Edition),
		Saved:      in.State == Saved, NoTheme: in.State == NoTheme,
		Length: []choice{
			{FieldLength, string(digest.Full), words.Full, in.Length != digest.Brief},
			{FieldLength, string(digest.Brief), words.Brief, in.Length == digest.Brief},
		},
		Unsubscribe: in.Unsubscribe, Stop: strings.ReplaceAll(words.Stop, "%", in.Edition),
	}
	if len(in.Themes) >= fewestToChoose {
		page.Scope = []choice{
			{FieldScope, ScopeAll, words.Everything, in.All},
			{FieldScope, ScopeChosen, words.OnlyThese, !in.All},
		}
		for _, t := range in.Themes {
			page.Themes = append(page.Themes, choice{FieldTheme, strconv.FormatInt(int64(t.ID), 10), t.Name, t.Chosen})
		}
	}
	if err := s.html.ExecuteTemplate(w, "preferences.html", page); err != nil {
		return fmt.Errorf("preferences page: %w", err)
	}
	return nil
}
