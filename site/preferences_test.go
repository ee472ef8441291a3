package site

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/audience"
	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// themes are two that can be chosen and two that cannot.
func themes() []news.Theme {
	return []news.Theme{
		{ID: 1, Slug: "syria-russia", Names: map[string]string{"en": "Syria–Russia"}, State: news.Accepted},
		{ID: 2, Slug: "lebanon-israel", Names: map[string]string{"en": "Lebanon–Israel"}, State: news.Accepted},
		{ID: 3, Slug: "water", Names: map[string]string{"en": "Water"}, State: news.Proposed},
		{ID: 4, Slug: "rail", Names: map[string]string{"en": "Rail"}, State: news.Retired},
	}
}

// chooser is a reader of the English edition with a link to the preferences.
func chooser(t *testing.T, s digest.Selection) (*readers, string) {
	t.Helper()
	r := &readers{one: fixture.Reader(34, "levant")}
	r.one.Preferences[0].Selection = s
	server := serve(t, Options{Readers: r, Archive: &shelves{themes: themes()}})
	return r, server.URL + "/preferences/" + keyring(t).Sign(audience.Token{Purpose: audience.Preferences, Subscriber: 34, Edition: "levant"})
}

// fetch returns status, body and headers; a form is posted, nil gets.
func fetch(t *testing.T, link string, form url.Values) (int, string, http.Header) {
	t.Helper()
	request := func() (*http.Response, error) { return http.Get(link) }
	if form != nil {
		request = func() (*http.Response, error) { return http.PostForm(link, form) }
	}
	response, err := request()
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body), response.Header
}

func TestPreferencesAreSaved(t *testing.T) {
	before := digest.Selection{Themes: []news.ThemeID{2}, Language: "en", Length: digest.Full}
	tests := []struct {
		name string
		form url.Values
		code int
		want digest.Selection
	}{
		{"some themes, brief", url.Values{"themes": {"chosen"}, "theme": {"1", "2"}, "length": {"brief"}}, 200,
			digest.Selection{Themes: []news.ThemeID{1, 2}, Language: "en", Length: digest.Brief}},
		{"all, whatever is ticked", url.Values{"themes": {"all"}, "theme": {"1"}, "length": {"full"}}, 200,
			digest.Selection{Language: "en", Length: digest.Full}},
		{"some, but none named", url.Values{"themes": {"chosen"}, "length": {"brief"}}, 422, before},
		{"only what nobody offers", url.Values{"themes": {"chosen"}, "theme": {"3", "4", "99", "x", "-1"}}, 422, before},
		{"an empty form", url.Values{"List-Unsubscribe": {"One-Click"}}, 200, before},
		{"nonsense", url.Values{"themes": {"none"}, "length": {"huge"}}, 200, before},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, link := chooser(t, before)
			consent := r.one.Preferences[0].Consent
			code, page, _ := fetch(t, link, tt.form)
			if code != tt.code {
				t.Errorf("status %d, want %d", code, tt.code)
			}
			if diff := cmp.Diff(tt.want, r.one.Preferences[0].Selection); diff != "" {
				t.Errorf("kept (-want +got):\n%s", diff)
			}
			if r.one.Preferences[0].Consent != consent || len(r.gone) > 0 {
				t.Error("the consent has changed")
			}
			if saved := strings.Contains(page, "Saved."); saved != (tt.code == 200) {
				t.Errorf("says saved: %v\n%s", saved, page)
			}
		})
	}
}

func TestPreferencesShowWhatIsKept(t *testing.T) {
	_, link := chooser(t, digest.Selection{Themes: []news.ThemeID{2}, Length: digest.Brief})
	_, page, header := fetch(t, link, nil)
	for _, want := range []string{
		`value="chosen" checked`, `value="2" checked><span>Lebanon–Israel`, `value="1"><span>Syria–Russia`, `value="brief" checked`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not on the page:\n%s", want, page)
		}
	}
	for _, bad := range []string{"Water", "Rail", "reader-34", "<script"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s is on the page", bad)
		}
	}
	if got := header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control is %q", got)
	}
}

func TestWhoGetsNoMailHasNothingToChoose(t *testing.T) {
	r, link := chooser(t, digest.Selection{})
	r.one.Preferences[0].Consent.Withdrawn = fixture.Now()
	code, page, _ := fetch(t, link, url.Values{"themes": {"chosen"}, "theme": {"1"}})
	if code != http.StatusOK || !strings.Contains(page, "You are unsubscribed") || r.one.Preferences[0].Selection.Themes != nil {
		t.Errorf("status %d, kept %v:\n%s", code, r.one.Preferences[0], page)
	}
}

// A link for one thing opens no other, and leads to the one edition that it names.
func TestPreferencesOfOthersStayClosed(t *testing.T) {
	r, link := chooser(t, digest.Selection{})
	base := link[:strings.LastIndex(link, "/")+1]
	for name, token := range map[string]audience.Token{
		"for unsubscribing":               {Purpose: audience.Unsubscribe, Subscriber: 34, Edition: "levant"},
		"of a test send":                  {Purpose: audience.Dead, Subscriber: 34, Edition: "levant"},
		"of nobody":                       {Purpose: audience.Preferences, Subscriber: 35, Edition: "levant"},
		"of an edition not subscribed to": {Purpose: audience.Preferences, Subscriber: 34, Edition: "mashriq"},
		"of an edition that has ended":    {Purpose: audience.Preferences, Subscriber: 34, Edition: "gone"},
	} {
		code, _, _ := fetch(t, base+keyring(t).Sign(token), url.Values{"length": {"brief"}})
		if code != http.StatusNotFound {
			t.Errorf("%s: status %d", name, code)
		}
	}
	if r.one.Preferences[0].Selection.Length != "" {
		t.Error("it was saved")
	}
}

func TestPreferencesThatAreNotKeptAreNotShownAsSaved(t *testing.T) {
	r, link := chooser(t, digest.Selection{})
	r.err = errors.New("database is down")
	code, page, _ := fetch(t, link, url.Values{"length": {"brief"}})
	if code != http.StatusInternalServerError || strings.Contains(page, "database") || strings.Contains(page, "Saved") {
		t.Errorf("status %d:\n%s", code, page)
	}
}
