package faults

import (
	"slices"
	"strings"
	"testing"
	"time"

	"barid/internal/modeltest"
	"barid/summarize/model"
)

// joints are the ways in which a lede or a subject fails, once all stories are told.
var joints = []fault{
	{behavior: modeltest.Honest, harmless: true},
	{behavior: modeltest.LyingNumber, planted: "4,711"},
	{behavior: modeltest.LyingName, planted: "Karim Haddad"},
	{behavior: modeltest.LyingQuotation, planted: "We will never agree"},
	{behavior: modeltest.LyingNegation, planted: "will not"},
	{behavior: modeltest.UnknownSource},
	{behavior: modeltest.Unsourced},
	{behavior: modeltest.Linked, planted: "planted.example"},
	{behavior: modeltest.Markup, planted: "<b>"},
	{behavior: modeltest.WrongLanguage, planted: "النهر"},
	{behavior: modeltest.Verbose},
	{behavior: modeltest.ExtraKeys},
	{behavior: modeltest.NoNumbers},
	{behavior: modeltest.Nonsense, planted: "wise and slow"},
	{behavior: modeltest.SchemaIgnored, harmless: true},
	{behavior: modeltest.NoFormat, harmless: true},
	{behavior: modeltest.Gone},
	{behavior: modeltest.Slow},
	{behavior: modeltest.TooManyForLong},
	{behavior: modeltest.ServerError},
	{behavior: modeltest.Unauthorized},
	{behavior: modeltest.ErrorIn200},
	{behavior: modeltest.NullContent},
	{behavior: modeltest.CutJSON},
	{behavior: modeltest.CutAtLength},
	{behavior: modeltest.Huge},
}

// Every story is told, and then lede and subject fail: the section does without, and the lead headline is
// the subject.
func TestEveryFaultOfALede(t *testing.T) {
	base := collected(t, nil)
	for _, f := range joints {
		t.Run(string(f.behavior), func(t *testing.T) {
			t.Parallel()
			script := append(slices.Repeat([]modeltest.Behavior{modeltest.Honest}, stories), f.behavior)
			server, others := modeltest.Start(t, script...), modeltest.Start(t)
			n := open(t, base)
			report, issue := n.issue(t, client(t, n, model.Options{
				Server: at(server), Tasks: map[model.Task]model.Server{model.Theme: at(others)}, Timeout: f.limit(),
			}), 2*time.Minute)
			n.sound(t, issue)
			without(t, issue, f.planted)
			c := issue.Content()
			if server.Requests() <= stories || report.ByModel != stories {
				t.Errorf("%d requests, %d stories by the model", server.Requests(), report.ByModel)
			}
			lead := c.Blocks()[0].Headline.Text
			if told := c.Sections[0].Lede.Text != "" && c.SubjectLine.Text != ""; told != f.harmless || !told && c.Subject != lead {
				t.Errorf("lede %q, subject %q", c.Sections[0].Lede.Text, c.Subject)
			}
		})
	}
}

// What articles say to a model is not among the sentences that a lede is made of.
func TestNoLedeIsMadeOfOrders(t *testing.T) {
	server := modeltest.Start(t, modeltest.Obeying)
	n := open(t, collected(t, commanding))
	_, issue := n.issue(t, client(t, n, model.Options{Server: at(server)}), time.Minute)
	n.sound(t, issue)
	asked := 0
	for _, call := range server.Calls() {
		if !strings.Contains(call.Prompt(), "\nStory 1\n") {
			continue
		}
		asked++
		for _, h := range hostile {
			for _, planted := range h.planted {
				if strings.Contains(strings.ToLower(call.Prompt()), planted) {
					t.Errorf("a lede is asked for with %q:\n%s", planted, call.Prompt())
				}
			}
		}
	}
	if asked < 2 || issue.Content().SubjectLine.Text == "" {
		t.Errorf("%d questions, subject %+v", asked, issue.Content().SubjectLine)
	}
}
