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
	"strings"
	"testing"
	"time"

	"barid/audience"
	"barid/digest"
)

// readers is a list of withdrawals, or a store that is down.
type readers struct {
	gone []audience.Withdrawal
	err  error
}

func (r *readers) Unsubscribe(_ context.Context, w audience.Withdrawal) error {
	if r.err == nil {
		r.gone = append(r.gone, w)
	}
	return r.err
}

func open(t testing.TB, r *readers) (*httptest.Server, string) {
	t.Helper()
	keys, err := audience.NewKeyring(bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Options{
		Readers: r, Keys: keys, Now: func() time.Time { return time.Unix(1_800_000_000, 0) },
		Editions: []digest.Edition{{ID: "nashra", Name: "النشرة", Language: "ar"}},
		Logger:   slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return server, server.URL + "/unsubscribe/" + keys.Sign(audience.Token{Purpose: audience.Unsubscribe, Subscriber: 41, Edition: "nashra"})
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
		if response.StatusCode != http.StatusOK || len(r.gone) != 1 || r.gone[0].Subscriber != 41 || r.gone[0].Edition != "nashra" {
			t.Errorf("%s: status %d, withdrawn %v", kind, response.StatusCode, r.gone)
		}
		if !bytes.Contains(page, []byte(`<html lang="ar" dir="rtl">`)) || !bytes.Contains(page, []byte("النشرة")) {
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
