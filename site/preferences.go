package site

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"barid/audience"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// wishes is a reader's part in an edition, with what there is to choose from.
type wishes struct {
	token     audience.Token
	edition   digest.Edition
	selection digest.Selection
	consent   audience.Consent
	themes    []news.Theme // that an editor stands behind
}

func (s *Site) preferences(w http.ResponseWriter, r *http.Request) {
	if now, ok := s.open(w, r); ok {
		s.show(w, now, templates.Shown)
	}
}

func (s *Site) savePreferences(w http.ResponseWriter, r *http.Request) {
	now, ok := s.open(w, r)
	if !ok {
		return
	}
	wanted, err := now.read(r)
	now.selection = wanted
	if err != nil {
		s.show(w, now, templates.NoTheme)
		return
	}
	if err := s.Readers.SaveSelection(r.Context(), now.token.Subscriber, now.token.Edition, wanted); err != nil {
		s.failed(w, r, err)
		return
	}
	s.show(w, now, templates.Saved)
}

// open finds out whose link was followed. It answers by itself where that leads nowhere.
func (s *Site) open(w http.ResponseWriter, r *http.Request) (wishes, bool) {
	token, err := s.Keys.Open(audience.Preferences, r.PathValue("token"))
	if err != nil {
		s.answer(w, http.StatusNotFound, s.about(templates.BadPreferences, ""))
		return wishes{}, false
	}
	now, err := s.wishes(r.Context(), token)
	switch {
	case errors.Is(err, news.ErrNotFound):
		s.nothing(w, r)
	case err != nil:
		s.failed(w, r, err)
	case !now.consent.Stands():
		s.answer(w, http.StatusOK, s.about(templates.AlreadyStopped, token.Edition))
	default:
		return now, true
	}
	return wishes{}, false
}

// wishes reads a reader's part in an edition; ErrNotFound if there is no such reader, or the
// edition has ended.
func (s *Site) wishes(ctx context.Context, token audience.Token) (wishes, error) {
	edition, ok := s.edition(token.Edition)
	if !ok {
		return wishes{}, news.ErrNotFound
	}
	subscriber, err := s.Readers.Subscriber(ctx, token.Subscriber)
	if err != nil {
		return wishes{}, err
	}
	preference, ok := subscriber.For(token.Edition)
	if !ok {
		return wishes{}, news.ErrNotFound
	}
	themes, err := s.Archive.Themes(ctx)
	if err != nil {
		return wishes{}, err
	}
	return wishes{
		token: token, edition: edition, selection: preference.Selection, consent: preference.Consent,
		themes: offered(edition, themes),
	}, nil
}

// offered are the edition's accepted themes, in the order of its sections.
func offered(e digest.Edition, themes []news.Theme) []news.Theme {
	themes = slices.DeleteFunc(slices.Clone(themes), func(t news.Theme) bool {
		return t.State != news.Accepted || !e.TakesTheme(t)
	})
	slices.SortStableFunc(themes, func(a, b news.Theme) int {
		return slices.Index(e.Themes, a.Slug) - slices.Index(e.Themes, b.Slug)
	})
	return themes
}

// errNoTheme is a form that asks for some themes and names none.
var errNoTheme = errors.New("no theme is chosen")

// read returns the selection that the form asks for. What it does not mention stays.
func (n wishes) read(r *http.Request) (digest.Selection, error) {
	wanted := n.selection
	switch length := digest.Length(r.PostFormValue(templates.FieldLength)); length {
	case digest.Full, digest.Brief:
		wanted.Length = length
	}
	switch r.PostFormValue(templates.FieldScope) {
	case templates.ScopeAll:
		wanted.Themes = nil
	case templates.ScopeChosen:
		wanted.Themes = nil
		for _, t := range n.themes {
			if slices.Contains(r.PostForm[templates.FieldTheme], strconv.FormatInt(int64(t.ID), 10)) {
				wanted.Themes = append(wanted.Themes, t.ID)
			}
		}
		if len(wanted.Themes) == 0 {
			return wanted, errNoTheme
		}
	}
	return wanted, nil
}

func (s *Site) show(w http.ResponseWriter, n wishes, state templates.PreferencesState) {
	in := templates.PreferencesInput{
		State: state, Edition: n.edition.Name, Language: n.edition.Language, Length: n.selection.Length,
		All: len(n.selection.Themes) == 0 && state != templates.NoTheme,
		Unsubscribe: s.prefix + "/unsubscribe/" + s.Keys.Sign(audience.Token{
			Purpose: audience.Unsubscribe, Subscriber: n.token.Subscriber, Edition: n.token.Edition,
		}),
	}
	for _, t := range n.themes {
		in.Themes = append(in.Themes, templates.ThemeChoice{
			ID: t.ID, Name: t.Name(n.edition.Language), Chosen: slices.Contains(n.selection.Themes, t.ID),
		})
	}
	code := http.StatusOK
	if state == templates.NoTheme {
		code = http.StatusUnprocessableEntity
	}
	var page bytes.Buffer
	s.write(w, code, &page, s.pages.Preferences(&page, in))
}
