package desk_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"

	"barid/audience"
	"barid/deliver"
	"barid/desk"
	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
	"barid/templates"
)

// room is a desk with one draft and three editors, in memory.
type room struct {
	*testing.T
	server *httptest.Server
	base   string // what stands before desk.Root in an address
	store  *memory
	now    time.Time
}

const password = "a long enough password"

func open(t *testing.T) *room {
	t.Helper()
	r := &room{T: t, now: fixture.Now(), store: newMemory(cheapHash())}
	r.server = httptest.NewServer(r.desk(""))
	r.base = r.server.URL
	t.Cleanup(r.server.Close)
	return r
}

// desk is the handler of a room with a public address.
func (r *room) desk(public string) http.Handler {
	r.Helper()
	pages, err := templates.New()
	if err != nil {
		r.Fatal(err)
	}
	d, err := desk.New(desk.Options{
		Drafts: r.store, Checker: r.store, Approvals: r.store, Corrections: r.store, Editors: r.store, Sessions: r.store, Pages: pages,
		Editions:  []digest.Edition{{ID: "levant", Name: "The Levant Brief", Approval: digest.ByEditor}},
		PublicURL: public, Now: func() time.Time { return r.now }, Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		r.Fatal(err)
	}
	return d
}

// cheapHash is that of password, at a cost that a test can pay often.
func cheapHash() string {
	salt := []byte("a salt of a test")
	key := argon2.IDKey([]byte(password), salt, 1, 64, 1, 32)
	return "$argon2id$v=19$m=64,t=1,p=1$" + base64.RawStdEncoding.EncodeToString(salt) + "$" + base64.RawStdEncoding.EncodeToString(key)
}

// visitor is somebody's browser, with cookies, that follows redirects.
type visitor struct {
	*room
	client *http.Client
}

func (r *room) visitor() *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		r.Fatal(err)
	}
	return &visitor{r, &http.Client{Jar: jar, Transport: r.server.Client().Transport}}
}

// signedIn is the browser of an editor by role.
func (r *room) signedIn(role audience.Role) *visitor {
	b := r.visitor()
	code, page := b.post("sign-in", url.Values{"address": {string(role) + "@desk.example"}, "password": {password}})
	if code != http.StatusOK || !strings.Contains(page, "Waiting for approval") {
		r.Fatalf("%s: sign-in gave %d\n%s", role, code, page)
	}
	return b
}

func (b *visitor) get(path string) (int, string) {
	b.Helper()
	request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, b.base+desk.Root+path, nil)
	return b.do(request, err)
}

func (b *visitor) post(path string, form url.Values) (int, string) {
	b.Helper()
	request, err := http.NewRequestWithContext(b.Context(), http.MethodPost, b.base+desk.Root+path, strings.NewReader(form.Encode()))
	if err == nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		request.Header.Set("Origin", request.URL.Scheme+"://"+request.URL.Host)
	}
	return b.do(request, err)
}

func (b *visitor) do(request *http.Request, err error) (int, string) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
	response, err := b.client.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	return response.StatusCode, string(body)
}

var hidden = regexp.MustCompile(`name="(revision|hash)" value="([^"]*)"`)

// form is what the draft's page would send with a button, with other texts in it.
func (b *visitor) form(action string, texts map[string]string) url.Values {
	b.Helper()
	_, page := b.get("drafts/7")
	form := url.Values{"action": {action}}
	for _, m := range hidden.FindAllStringSubmatch(page, -1) {
		form.Set(m[1], m[2])
	}
	for field, text := range texts {
		form.Set(field, text)
	}
	return form
}

// memory is all that the desk asks for.
type memory struct {
	draft     digest.Draft
	issue     digest.Issue
	withdrawn string
	moved     []string
	editors   map[audience.EditorID]audience.Editor
	hash      string
	sessions  map[string][]byte
	expires   map[string]time.Time
}

func newMemory(hash string) *memory {
	m := &memory{
		draft: digest.Draft{ID: 7, Revision: 1, Content: fixture.English()}, hash: hash,
		editors: make(map[audience.EditorID]audience.Editor), sessions: make(map[string][]byte), expires: make(map[string]time.Time),
	}
	for i, role := range audience.Roles() {
		id := audience.EditorID(i + 1)
		m.editors[id] = audience.Editor{ID: id, Address: string(role) + "@desk.example", Name: "The " + string(role), Role: role}
	}
	return m
}

func (m *memory) Drafts(context.Context, digest.EditionID, int) ([]digest.Draft, error) {
	return []digest.Draft{m.draft}, nil
}

func (m *memory) Draft(_ context.Context, id digest.DraftID) (digest.Draft, error) {
	if id != m.draft.ID {
		return digest.Draft{}, news.ErrNotFound
	}
	return m.draft, nil
}

func (m *memory) SaveDraft(_ context.Context, d digest.Draft) (digest.Draft, error) {
	if d.Revision != m.draft.Revision {
		return digest.Draft{}, news.ErrConflict
	}
	d.Revision++
	m.draft = d
	return d, nil
}

// Passages are as long as those of articles are.
func (m *memory) Passages(_ context.Context, c digest.Content) (map[news.Citation]string, error) {
	passages := make(map[news.Citation]string)
	for _, b := range c.Blocks() {
		for _, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
			for _, cite := range s.Citations {
				passages[cite] = s.Text + " " + b.Headline.Text + "."
			}
		}
	}
	return passages, nil
}

// Overtaken are the sentences that speak of 98.
func (m *memory) Overtaken(_ context.Context, c digest.Content) ([]digest.Overtaken, error) {
	var overtaken []digest.Overtaken
	for _, b := range c.Blocks() {
		for _, s := range b.Sentences {
			if strings.Contains(s.Text, "98") {
				overtaken = append(overtaken, digest.Overtaken{Sentence: s, Passage: "98 ships", Article: news.Article{Publisher: "Gazette", URL: "https://gazette.example/98"}})
			}
		}
	}
	return overtaken, nil
}

// Check finds the number 99 wrong wherever it stands.
func (m *memory) Check(_ context.Context, _ digest.Content, s news.Sentence, _ string) ([]news.Finding, error) {
	var findings []news.Finding
	for _, check := range news.Checks() {
		f := news.Finding{Check: check, Verdict: news.Pass}
		if check == news.NumberCheck && strings.Contains(s.Text, "99") {
			f.Verdict, f.Note = news.Fail, "99 is in no cited passage"
		}
		findings = append(findings, f)
	}
	return findings, nil
}

func (m *memory) Approve(_ context.Context, d digest.Draft, by digest.Approver) (digest.Issue, error) {
	hash, err := d.Content.Hash()
	if err != nil {
		return digest.Issue{}, err
	}
	approved, err := d.Approve(by, hash, fixture.Now())
	if err != nil {
		return digest.Issue{}, err
	}
	record := approved.Record()
	record.ID = 3
	m.draft.Issue = record.ID
	m.issue, err = digest.OpenIssue(record)
	return m.issue, err
}

func (m *memory) Withdraw(_ context.Context, id digest.IssueID, editor string) error {
	if !m.issue.Record().PublishedAt.IsZero() {
		return fmt.Errorf("issue %d is published: %w", id, news.ErrConflict)
	}
	m.withdrawn, m.draft.Issue, m.issue = editor, 0, digest.Issue{}
	return nil
}

func (m *memory) Issue(context.Context, digest.IssueID) (digest.Issue, error) { return m.issue, nil }

func (m *memory) Counts(context.Context, digest.IssueID) (deliver.Counts, error) {
	return deliver.Counts{deliver.Sent: 5, deliver.Queued: 2}, nil
}

func (m *memory) Editor(_ context.Context, id audience.EditorID) (audience.Editor, error) {
	e, ok := m.editors[id]
	if !ok {
		return e, news.ErrNotFound
	}
	return e, nil
}

func (m *memory) EditorByAddress(_ context.Context, address string) (audience.Editor, string, error) {
	for _, e := range m.editors {
		if strings.EqualFold(e.Address, address) {
			return e, m.hash, nil
		}
	}
	return audience.Editor{}, "", news.ErrNotFound
}

func (m *memory) Editors(context.Context) ([]audience.Editor, error) {
	var all []audience.Editor
	for _, role := range audience.Roles() {
		e, _, _ := m.EditorByAddress(context.Background(), string(role)+"@desk.example")
		all = append(all, e)
	}
	return all, nil
}

func (m *memory) Session(_ context.Context, token string, now time.Time) ([]byte, error) {
	if data, ok := m.sessions[token]; ok && m.expires[token].After(now) {
		return data, nil
	}
	return nil, news.ErrNotFound
}

func (m *memory) SaveSession(_ context.Context, token string, data []byte, expires time.Time) error {
	m.sessions[token], m.expires[token] = data, expires
	return nil
}

func (m *memory) MoveStory(_ context.Context, story news.StoryID, to news.ThemeID, editor string) error {
	m.moved = append(m.moved, fmt.Sprintf("%s: %d to %d", editor, story, to))
	return nil
}

func (m *memory) RemoveSession(_ context.Context, token string) error {
	delete(m.sessions, token)
	return nil
}

func (m *memory) ExpireSessions(_ context.Context, now time.Time) error {
	for token, at := range m.expires {
		if !at.After(now) {
			delete(m.sessions, token)
		}
	}
	return nil
}

func ExampleHash() {
	hash, err := desk.Hash("correct horse battery")
	fmt.Println(filepath.Dir(strings.ReplaceAll(hash[:30], "$", "/")), err)
	// Output: /argon2id/v=19 <nil>
}
