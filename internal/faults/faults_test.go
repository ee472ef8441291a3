package faults

import (
	"log/slog"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"barid/digest"
	"barid/internal/modeltest"
	"barid/news"
	"barid/summarize/model"
)

func silent() *slog.Logger { return slog.New(slog.DiscardHandler) }

// fault is one way to fail, and where: from the first summary in the middle on, unless it is about
// themes.
type fault struct {
	behavior modeltest.Behavior
	planted  string // what the model makes up; no mail may say it
	themes   bool   // fails at the choice of themes
	harmless bool   // every story is told by the model all the same
	down     bool   // the server fails, so that it is given up for a while
}

// faults are the ways to fail. Those that wait for the client to give up are bounded by its limits,
// which are short here.
var faults = []fault{
	{behavior: modeltest.LyingNumber, planted: "crowns on the 9"},
	{behavior: modeltest.LyingName, planted: "Karim Haddad"},
	{behavior: modeltest.LyingQuotation, planted: "We will never agree"},
	{behavior: modeltest.LyingNegation, planted: "will not"},
	{behavior: modeltest.UnknownSource},
	{behavior: modeltest.Unsourced},
	{behavior: modeltest.Linked, planted: "planted.example"},
	{behavior: modeltest.Markup, planted: "<b>"},
	{behavior: modeltest.WrongLanguage, planted: "النهر"},
	{behavior: modeltest.Duplicated},
	{behavior: modeltest.Verbose},
	{behavior: modeltest.UnknownTheme, themes: true, harmless: true},
	{behavior: modeltest.Proposing, themes: true, planted: "River transport", harmless: true},
	{behavior: modeltest.ExtraKeys},
	{behavior: modeltest.NoNumbers},
	{behavior: modeltest.Nonsense, planted: "wise and slow"},
	{behavior: modeltest.SchemaIgnored, harmless: true},
	{behavior: modeltest.NoSchema, harmless: true},
	{behavior: modeltest.NoFormat, harmless: true},
	{behavior: modeltest.Gone, down: true},
	{behavior: modeltest.Dripping, down: true},
	{behavior: modeltest.Slow, down: true},
	{behavior: modeltest.TooManyOnce, down: true},
	{behavior: modeltest.TooManyForLong, down: true},
	{behavior: modeltest.ServerError, down: true},
	{behavior: modeltest.BadGateway, down: true},
	{behavior: modeltest.Unauthorized, down: true},
	{behavior: modeltest.MissingModel, down: true},
	{behavior: modeltest.PlainError, down: true},
	{behavior: modeltest.ErrorIn200},
	{behavior: modeltest.NoChoices},
	{behavior: modeltest.NullContent},
	{behavior: modeltest.Parts},
	{behavior: modeltest.CutBody, down: true},
	{behavior: modeltest.CutJSON},
	{behavior: modeltest.CutAtLength},
	{behavior: modeltest.CutPrompt},
	{behavior: modeltest.Huge},
	{behavior: modeltest.Redirecting},
	{behavior: modeltest.NotJSON},
}

// script is honest, then fails twenty times in the middle, then is honest again.
func (f fault) script() []modeltest.Behavior {
	good := 20
	if f.themes {
		good = 2 // of several stories a request
	}
	return slices.Concat(
		slices.Repeat([]modeltest.Behavior{modeltest.Honest}, good),
		slices.Repeat([]modeltest.Behavior{f.behavior}, 20),
		[]modeltest.Behavior{modeltest.Honest},
	)
}

// toldAtLeast is by how many stories the model must come back.
func (f fault) toldAtLeast() int {
	switch {
	case f.harmless:
		return stories
	case f.down:
		return 15
	}
	return 50
}

// limit is short for what ends when the client gives up.
func (f fault) limit() time.Duration {
	switch f.behavior {
	case modeltest.Dripping, modeltest.Slow:
		return 2 * time.Second
	}
	return 20 * time.Second
}

// without checks that none of what was planted is printed anywhere.
func without(t *testing.T, issue digest.Issue, planted ...string) {
	t.Helper()
	content := issue.Content()
	printed := []string{content.Subject}
	for _, s := range content.Sections {
		printed = append(printed, s.Name)
	}
	for _, s := range content.Sentences() {
		printed = append(printed, s.Text)
	}
	for _, lie := range planted {
		for _, text := range printed {
			if lie != "" && strings.Contains(strings.ToLower(text), strings.ToLower(lie)) {
				t.Errorf("printed: %q", text)
			}
		}
	}
}

func at(s *modeltest.Server) model.Server { return model.Server{BaseURL: s.URL(), Model: "scripted"} }

func client(t *testing.T, n *newsroom, o model.Options) *model.Client {
	t.Helper()
	o.Caps, o.Purse, o.Pause = news.Caps{Issue: news.Cap{Tokens: budget}}, &n.purse, time.Millisecond
	c, err := model.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryFaultInTheMiddleOfAnEdition(t *testing.T) {
	if len(faults) < 25 {
		t.Fatalf("%d kinds of failure", len(faults))
	}
	base := collected(t, nil)
	for _, f := range faults {
		t.Run(string(f.behavior), func(t *testing.T) {
			t.Parallel()
			server, other := modeltest.Start(t, f.script()...), modeltest.Start(t)
			writes, files := server, other
			if f.themes {
				writes, files = other, server
			}
			n := open(t, base)
			report, issue := n.issue(t, client(t, n, model.Options{
				Server: at(writes), Tasks: map[model.Task]model.Server{model.Theme: at(files)}, Timeout: f.limit(),
			}), 2*time.Minute)
			n.sound(t, issue)
			without(t, issue, f.planted)
			if server.Requests() <= len(f.script())-21 {
				t.Fatalf("%d requests: the fault was never met", server.Requests())
			}
			if report.ByModel < f.toldAtLeast() {
				t.Errorf("%d stories by the model, %d fell back", report.ByModel, report.FellBack)
			}
			t.Logf("%d by the model, %d fell back, %d sentences repaired, %d replaced, %d requests",
				report.ByModel, report.FellBack, report.Repaired, report.Replaced, server.Requests())
		})
	}
}

func TestAnHonestModelTellsEveryStory(t *testing.T) {
	writes, files := modeltest.Start(t), modeltest.Start(t)
	n := open(t, collected(t, nil))
	report, issue := n.issue(t, client(t, n, model.Options{
		Server: at(writes), Tasks: map[model.Task]model.Server{model.Theme: at(files)},
	}), time.Minute)
	n.sound(t, issue)
	if report.ByModel != stories || writes.Requests() != stories+2 { // a lede and the subject
		t.Errorf("%d stories by the model with %d requests", report.ByModel, writes.Requests())
	}
	if c := issue.Content(); c.Sections[0].Lede.Text == "" || c.SubjectLine.Text == "" {
		t.Errorf("lede %+v, subject %+v", c.Sections[0].Lede, c.SubjectLine)
	}
}

// Nobody listens: the edition is made as without a model.
func TestAServerThatIsNotThere(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	n := open(t, collected(t, nil))
	report, issue := n.issue(t, client(t, n, model.Options{Server: model.Server{BaseURL: "http://" + address + "/v1", Model: "gone"}}), time.Minute)
	n.sound(t, issue)
	if report.FellBack != stories {
		t.Errorf("%d fell back", report.FellBack)
	}
}

// Each answer comes within its limit, all of them together would not: the time of the edition ends.
func TestASlowModelDoesNotMissTheSlot(t *testing.T) {
	server := modeltest.Start(t, modeltest.Slow)
	n := open(t, collected(t, nil))
	report, issue := n.issue(t, client(t, n, model.Options{
		Server: at(server), Timeout: time.Hour,
	}), 300*time.Millisecond)
	n.sound(t, issue)
	if report.FellBack != stories {
		t.Errorf("%d fell back", report.FellBack)
	}
}

// The cap is met in the middle: what is left is told without the model, and the cap holds.
func TestACapInTheMiddleOfAnEdition(t *testing.T) {
	server := modeltest.Start(t)
	n := open(t, collected(t, nil))
	c, err := model.New(model.Options{
		Server: at(server), Purse: &n.purse, Caps: news.Caps{Issue: news.Cap{Tokens: 20_000}},
	})
	if err != nil {
		t.Fatal(err)
	}
	report, issue := n.issue(t, c, time.Minute)
	n.sound(t, issue)
	if report.ByModel == 0 || report.FellBack == 0 || n.purse.total().Tokens() > 20_000 {
		t.Errorf("%d by the model, %d fell back, %d tokens", report.ByModel, report.FellBack, n.purse.total().Tokens())
	}
}
