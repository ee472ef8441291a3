package compose

import (
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"barid/deliver"
	"barid/digest"
	"barid/internal/fixture"
	"barid/internal/peer"
)

// maxSpam is a fifth of the score at which mail is called spam by default.
const maxSpam = 1.0

var (
	spamKind  = regexp.MustCompile(`(?m)^X-Kind: (.+)$`)
	spamScore = regexp.MustCompile(`(?m)^X-Spam-Status: .*score=(-?[0-9.]+) `)
)

// A filter that knows nothing of the sender, and asks nobody, finds no fault with any kind of
// mail; and it would with a bad one.
func TestSpamAssassin(t *testing.T) {
	peer.Need(t, "spamassassin", "spamassassin")
	made := messages(t)
	public := newComposer(t, "https://news.example")
	brief := copyOf(t, fixture.English(), 38)
	brief.View = brief.Issue.Content().View(digest.Selection{Length: digest.Brief})
	for name, compose := range map[string]func() (deliver.Message, error){
		"brief":         func() (deliver.Message, error) { return public.Compose(brief) },
		"notice":        func() (deliver.Message, error) { return public.Notice(draftNotice(fixture.English())) },
		"notice arabic": func() (deliver.Message, error) { return public.Notice(draftNotice(fixture.Arabic())) },
	} {
		m, err := compose()
		if err != nil {
			t.Fatal(err)
		}
		made[name] = m
	}
	made["spam"] = deliver.Message{Data: []byte("From: x\r\nSubject: FREE!!! $$$ MONEY\r\n\r\nDear friend, act now, 100% free, risk free, click here\r\n")}
	found := scores(t, made)
	for name := range made {
		score, ok := found[name]
		if bad := name == "spam"; !ok || (score >= maxSpam) != bad {
			t.Errorf("%s has a score of %.1f, the limit is %.1f", name, score, maxSpam)
		}
	}
	t.Log(found)
}

// scores asks the filter about all mails at once, since it needs seconds to start. It returns
// them in an order of its own.
func scores(t *testing.T, made map[string]deliver.Message) map[string]float64 {
	t.Helper()
	var box strings.Builder
	for name, m := range made {
		body := strings.ReplaceAll(strings.ReplaceAll(string(m.Data), "\r\n", "\n"), "\nFrom ", "\n>From ")
		box.WriteString("From barid@news.example Sun Nov 22 04:30:00 2026\nX-Kind: " + name + "\n" + body + "\n\n")
	}
	filter := exec.CommandContext(t.Context(), "spamassassin", "--local", "--test-mode", "--mbox")
	filter.Stdin = strings.NewReader(box.String())
	said, err := filter.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]float64)
	for _, judged := range strings.Split("\n"+string(said), "\nFrom ")[1:] {
		kind, score := spamKind.FindStringSubmatch(judged), spamScore.FindStringSubmatch(judged)
		if kind == nil || score == nil {
			t.Fatalf("no score in %.2000s", judged)
		}
		if found[kind[1]], err = strconv.ParseFloat(score[1], 64); err != nil {
			t.Fatal(err)
		}
	}
	return found
}
