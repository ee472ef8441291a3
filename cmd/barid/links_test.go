package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
)

// ledger is what readers and editors have decided so far.
type ledger struct {
	Subscribers []audience.Subscriber
	Drafts      []digest.Draft
	Issues      []digest.IssueRecord
	Deliveries  []deliver.Delivery
}

func (n *newsroom) ledger(t *testing.T) ledger {
	t.Helper()
	var l ledger
	var err error
	if l.Subscribers, err = n.db.Subscribers(t.Context()); err != nil {
		t.Fatal(err)
	}
	if l.Drafts, err = n.db.Drafts(t.Context(), "", 100); err != nil {
		t.Fatal(err)
	}
	issues, err := n.db.Issues(t.Context(), "", 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range issues {
		l.Issues = append(l.Issues, i.Record())
		deliveries, err := n.db.Deliveries(t.Context(), i.ID(), "")
		if err != nil {
			t.Fatal(err)
		}
		l.Deliveries = append(l.Deliveries, deliveries...)
	}
	return l
}

// Mail scanners follow every link of a mail before its reader sees it: nobody is unsubscribed
// by that, nothing approved, and every link leads to a page.
func TestScannersChangeNothing(t *testing.T) {
	dir := runSamples(t)
	if code, out := barid(t, dir, "draft", "--again"); code != exitDone {
		t.Fatalf("draft: exit code %d\n%s", code, out)
	}
	p := &program{configPath: filepath.Join(dir, "config.yaml"), stderr: os.Stderr, now: time.Now, getenv: func(string) string { return "" }}
	n, err := p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = n.close() }()
	handler, err := n.handler()
	if err != nil {
		t.Fatal(err)
	}
	before, followed := n.ledger(t), map[string]int{}
	for name, raw := range outboxMails(t, dir) {
		header, leaves := parts(t, raw)
		text := header.Get("List-Unsubscribe") + header.Get("List-Archive")
		for _, leaf := range leaves {
			text += leaf.body
		}
		for _, m := range regexp.MustCompile(`https://news\.example(/([a-z]+)[^\s"<>]*)`).FindAllStringSubmatch(text, -1) {
			followed[m[2]]++
			for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodOptions} {
				answer := httptest.NewRecorder()
				handler.ServeHTTP(answer, httptest.NewRequest(method, m[1], nil))
				if method == http.MethodGet && answer.Code != http.StatusOK && answer.Code != http.StatusSeeOther {
					t.Errorf("%s: %s gives status %d", name, m[0], answer.Code)
				}
			}
		}
	}
	for _, kind := range strings.Fields("unsubscribe preferences archive") {
		if followed[kind] == 0 {
			t.Errorf("no mail has a link to /%s/: %v", kind, followed)
		}
	}
	if diff := cmp.Diff(before, n.ledger(t), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("following links changed (-before +after):\n%s", diff)
	}
	for _, d := range before.Drafts {
		if d.Issue == 0 {
			return
		}
	}
	t.Error("no draft was open that a link could have approved")
}
