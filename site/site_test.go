package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"barid/audience"
	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// readers is one subscriber and what they did, or a store that is down.
type readers struct {
	one  audience.Subscriber
	gone []audience.Withdrawal
	err  error
}

func (r *readers) Subscriber(_ context.Context, id audience.SubscriberID) (audience.Subscriber, error) {
	if r.err == nil && id != r.one.ID {
		return audience.Subscriber{}, news.ErrNotFound
	}
	return r.one, r.err
}

func (r *readers) SaveSelection(_ context.Context, _ audience.SubscriberID, _ digest.EditionID, s digest.Selection) error {
	if r.err == nil {
		r.one.Preferences[0].Selection = s
	}
	return r.err
}

func (r *readers) Unsubscribe(_ context.Context, w audience.Withdrawal) error {
	if r.err == nil {
		r.gone = append(r.gone, w)
	}
	return r.err
}

// shelves are issues in the order of their publication, and themes.
type shelves struct {
	issues []digest.Issue
	themes []news.Theme

	cancelled digest.IssueID
}

func (s *shelves) Cancelled(_ context.Context, id digest.IssueID) (bool, error) {
	return id == s.cancelled, nil
}

// Timeline knows story 77 as one that another has taken over.
func (s *shelves) Timeline(_ context.Context, e digest.EditionID, id news.StoryID) (news.StoryID, []digest.SentBlock, error) {
	if id == 77 {
		id = 21
	}
	var told []digest.SentBlock
	for _, i := range slices.Backward(s.issues) {
		for _, b := range i.Content().Blocks() {
			if r := i.Record(); b.Story == id && r.Content.Edition == e && !r.PublishedAt.IsZero() {
				told = append(told, digest.SentBlock{Issue: r.ID, SentAt: r.PublishedAt, Block: b})
			}
		}
	}
	if len(told) == 0 {
		return 0, nil, news.ErrNotFound
	}
	return id, told, nil
}

func (s *shelves) Issue(_ context.Context, id digest.IssueID) (digest.Issue, error) {
	for _, i := range s.issues {
		if i.ID() == id {
			return i, nil
		}
	}
	return digest.Issue{}, news.ErrNotFound
}

func (s *shelves) PublishedIssues(_ context.Context, edition digest.EditionID, before digest.IssueID, limit int) ([]digest.Issue, error) {
	var found []digest.Issue
	for _, i := range slices.Backward(s.issues) {
		r := i.Record()
		if r.Content.Edition == edition && !r.PublishedAt.IsZero() && (before == 0 || r.ID < before) && len(found) < limit {
			found = append(found, i)
		}
	}
	return found, nil
}

func (s *shelves) Themes(context.Context) ([]news.Theme, error) { return s.themes, nil }

func keyring(t testing.TB) audience.Keyring {
	t.Helper()
	keys, err := audience.NewKeyring(fixture.Key())
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// serve answers for two editions of the fixtures.
func serve(t testing.TB, o Options) *httptest.Server {
	t.Helper()
	o.Keys, o.Now, o.Logger = keyring(t), fixture.Now, slog.New(slog.DiscardHandler)
	o.Editions = []digest.Edition{
		{ID: "levant", Name: "The Levant Brief", Language: "en"},
		{ID: "mashriq", Name: "نشرة المشرق", Language: "ar"},
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return server
}

func open(t testing.TB, r *readers) (*httptest.Server, string) {
	t.Helper()
	server := serve(t, Options{Readers: r, Archive: new(shelves)})
	return server, server.URL + "/unsubscribe/" + keyring(t).Sign(audience.Token{Purpose: audience.Unsubscribe, Subscriber: 41, Edition: "mashriq"})
}

func TestALinkScannerUnsubscribesNobody(t *testing.T) {
	var r readers
	server, link := open(t, &r)
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPut} {
		request, err := http.NewRequestWithContext(t.Context(), method, link, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := server.Client().Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
	}
	if len(r.gone) > 0 {
		t.Errorf("unsubscribed by following a link: %v", r.gone)
	}
}

func TestOneClickActsInBothEncodings(t *testing.T) {
	bodies := map[string]string{
		"application/x-www-form-urlencoded": url.Values{"List-Unsubscribe": {"One-Click"}}.Encode(),
		"multipart/form-data; boundary=b":   "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n",
	}
	for kind, body := range bodies {
		var r readers
		server, link := open(t, &r)
		response, err := server.Client().Post(link, kind, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		page, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != http.StatusOK || len(r.gone) != 1 || r.gone[0].Subscriber != 41 || r.gone[0].Edition != "mashriq" {
			t.Errorf("%s: status %d, withdrawn %v", kind, response.StatusCode, r.gone)
		}
		if !bytes.Contains(page, []byte(`<html lang="ar" dir="rtl">`)) || !bytes.Contains(page, []byte("نشرة المشرق")) {
			t.Errorf("the page is not in the edition's language:\n%s", page)
		}
	}
}

func TestTokensThatAreNotOurs(t *testing.T) {
	var r readers
	server, link := open(t, &r)
	for _, bad := range []string{link[:len(link)-1], link + "A", server.URL + "/unsubscribe/x", server.URL + "/unsubscribe/..%2f"} {
		response, err := server.Client().Post(bad, "application/x-www-form-urlencoded", nil)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", bad, response.StatusCode)
		}
	}
	if len(r.gone) > 0 {
		t.Errorf("unsubscribed by a forged token: %v", r.gone)
	}
}

func TestAFailureIsNotReportedAsDone(t *testing.T) {
	r := readers{err: errors.New("database is down")}
	server, link := open(t, &r)
	response, err := server.Client().Post(link, "application/x-www-form-urlencoded", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	page, _ := io.ReadAll(response.Body)
	if response.StatusCode != http.StatusInternalServerError || bytes.Contains(page, []byte("database")) {
		t.Errorf("status %d, page:\n%s", response.StatusCode, page)
	}
}

func ExampleSite() {
	s, err := New(Options{Now: time.Now, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		fmt.Println(err)
		return
	}
	answer := httptest.NewRecorder()
	s.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/healthz", nil))
	fmt.Print(answer.Code, " ", answer.Body)
	// Output: 200 ok
}
