package main

import (
	"context"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"barid/audience"
	"barid/desk"
	"barid/digest"
	"barid/internal/browser"
	"barid/news"
)

const deskPassword = "a long enough password"

// waiting is an installation whose samples wait for an editor, who may sign in.
func waiting(t *testing.T) (dir string, n *newsroom) {
	t.Helper()
	dir = t.TempDir()
	config, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	config = []byte(strings.ReplaceAll(string(config), "approval: automatic", "approval: editor"))
	if err := errors.Join(
		os.WriteFile(filepath.Join(dir, "config.yaml"), config, 0o600),
		os.CopyFS(filepath.Join(dir, "samples"), os.DirFS("../../samples")),
	); err != nil {
		t.Fatal(err)
	}
	if code, out := barid(t, dir, "run"); code != exitDone {
		t.Fatalf("run: exit code %d\n%s", code, out)
	}
	n = openNewsroom(t, dir)
	hash, err := desk.Hash(deskPassword)
	if err != nil {
		t.Fatal(err)
	}
	rima := audience.Editor{Address: "rima@desk.example", Name: "Rima", Role: audience.RoleApprover}
	if _, err := n.db.AddEditor(t.Context(), rima, hash); err != nil {
		t.Fatal(err)
	}
	return dir, n
}

// An editor's morning, as it happens: from the link of the notice to the mails that left.
func TestEditorsMorning(t *testing.T) {
	ctx := browser.Open(t)
	dir, n := waiting(t)
	if err := n.sweepNotices(t.Context(), n.now()); err != nil {
		t.Fatal(err)
	}
	handler, err := n.handler()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	draft := firstDraft(t, n)
	page := server.URL + strings.TrimPrefix(noticeLink(t, n, draft), strings.TrimSuffix(n.deskURL(), desk.Root))
	browser.Do(ctx, t, chromedp.Navigate(page), chromedp.WaitVisible(chromedp.CSS("[name=password]")),
		chromedp.SendKeys(chromedp.CSS("[name=address]"), "rima@desk.example"),
		chromedp.SendKeys(chromedp.CSS("[name=password]"), deskPassword),
		chromedp.Click(chromedp.CSS("main button")), chromedp.WaitVisible(chromedp.CSS(".preview iframe")))

	sentence := draft.Content.Sections[0].Blocks[0].Sentences[0]
	field := chromedp.CSS(`[name="text.` + string(sentence.ID) + `"]`)
	press := func(action, then string) {
		t.Helper()
		browser.Do(ctx, t, chromedp.Click(chromedp.CSS(`.page button:not([hidden])[value="`+action+`"]`)), chromedp.WaitReady(chromedp.CSS(then)))
	}
	browser.Do(ctx, t, chromedp.SetValue(field, sentence.Text+" It was 987654 times so."))
	press("save", `[name=revision][value="2"]`)
	got := stored(t, n, draft.ID, sentence.ID)
	if !got.Doubtful() || got.Method != news.Edited {
		t.Errorf("a number of no article is not found: %+v", got)
	}
	browser.Shots(ctx, t, "desk/morning-doubtful")
	browser.Do(ctx, t, chromedp.SetValue(field, strings.TrimSuffix(sentence.Text, ".")+"!"))
	press("section-down."+strconv.FormatInt(int64(draft.Content.Sections[0].Theme), 10), `[name=revision][value="3"]`)
	if got = stored(t, n, draft.ID, sentence.ID); got.Doubtful() || !strings.HasSuffix(got.Text, "!") {
		t.Errorf("the mended sentence: %+v", got)
	}
	press("approve", "[action$=withdraw]")

	if err := n.sweepDeliveries(t.Context(), n.now()); err != nil {
		t.Fatal(err)
	}
	browser.Do(ctx, t, chromedp.Navigate(page), chromedp.WaitNotPresent(chromedp.CSS("[action$=withdraw]")))
	browser.Shots(ctx, t, "desk/morning-sent")
	checkMorning(ctx, t, n, draft)
	told := 0
	for name, raw := range outboxMails(t, dir) {
		if _, leaves := parts(t, raw); strings.HasPrefix(name, "issue-") {
			text := strings.Join(strings.Fields(leaves[0].body), " ")
			told += strings.Count(text, got.Text)
			if strings.Contains(text, sentence.Text) {
				t.Errorf("%s tells the sentence as it was before the edit", name)
			}
		}
	}
	if told == 0 {
		t.Error("no mail tells the edited sentence")
	}
}

func firstDraft(t *testing.T, n *newsroom) digest.Draft {
	t.Helper()
	drafts, err := n.db.Drafts(t.Context(), n.config.editions[0].ID, 1)
	if err != nil || len(drafts) != 1 || len(drafts[0].Content.Sections) < 2 {
		t.Fatalf("%d drafts to work on, %v", len(drafts), err)
	}
	return drafts[0]
}

// noticeLink is where the notice of a draft leads its editor.
func noticeLink(t *testing.T, n *newsroom, d digest.Draft) string {
	t.Helper()
	notices, err := n.db.Notices(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range notices {
		if strings.Contains(q.Notice.Subject, d.Content.Name) && q.State == "sent" {
			return q.Notice.Link
		}
	}
	t.Fatalf("none of %d notices is about %q", len(notices), d.Content.Name)
	return ""
}

func stored(t *testing.T, n *newsroom, draft digest.DraftID, id news.SentenceID) news.Sentence {
	t.Helper()
	d, err := n.db.Draft(t.Context(), draft)
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := d.Content.Sentence(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// checkMorning holds what the browser shows to what was kept.
func checkMorning(ctx context.Context, t *testing.T, n *newsroom, before digest.Draft) {
	t.Helper()
	after, err := n.db.Draft(t.Context(), before.ID)
	if err != nil || after.Issue == 0 || after.Content.Sections[1].Theme != before.Content.Sections[0].Theme {
		t.Fatalf("issue %d, sections %v, %v", after.Issue, after.Content.Sections, err)
	}
	counts, err := n.db.Counts(t.Context(), after.Issue)
	if err != nil || counts["sent"] == 0 || counts.Open() > 0 {
		t.Errorf("deliveries: %v, %v", counts, err)
	}
	said, err := chromedp.Run(ctx, chromedp.Text(chromedp.CSS(".state")))
	if err != nil || !strings.Contains(said, "approved by editor Rima") || !strings.Contains(said, "still to go: 0") {
		t.Errorf("the page says %q, %v", said, err)
	}
}
