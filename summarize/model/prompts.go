package model

import (
	"embed"
	"fmt"
	"strings"
	"text/template"

	"barid/news"
)

// files are the prompts in each language and the schemas of their answers. A published version is
// not changed any more: what it asked for is part of what a summary came from.
//
//go:embed prompts
var files embed.FS

const version = "v1"

// promptLanguages are those that instructions are written in; other languages are asked for in
// English.
const (
	english = "en"
	arabic  = "ar"
)

// Task is a kind of question, which may have a server of its own.
type Task string

const (
	Summary     Task = "summary"
	Theme       Task = "theme"
	Translation Task = "translation"
	Judge       Task = "judge"     // of what another model wrote
	Embedding   Task = "embedding" // vectors of what articles begin with
)

// Tasks are all that a model is asked.
func Tasks() []Task { return []Task{Summary, Theme, Translation, Judge, Embedding} }

// Optional tells that a task is asked only of a model that is named for it.
func (t Task) Optional() bool { return t == Judge || t == Embedding }

// task is a kind of question as it is put: its prompts by language and the form of its answers.
type task struct {
	name    Task
	prompts map[string]*template.Template
	form    form
}

// tasks are all that a model is asked. The servers that write a summary repair it, and write ledes and
// subjects of several; those that file stories compare groups.
type tasks struct{ summary, repair, lede, subject, judge, theme, match, translation task }

func parseTasks() (tasks, error) {
	var t tasks
	for name, target := range map[string]*task{
		"summary": &t.summary, "repair": &t.repair, "lede": &t.lede, "subject": &t.subject, "judge": &t.judge,
		"theme": &t.theme, "match": &t.match, "translation": &t.translation,
	} {
		parsed, err := parseTask(name)
		if err != nil {
			return tasks{}, err
		}
		*target = parsed
	}
	t.summary.name, t.repair.name, t.lede.name, t.subject.name = Summary, Summary, Summary, Summary
	t.judge.name, t.theme.name, t.match.name, t.translation.name = Judge, Theme, Theme, Translation
	return t, nil
}

// prompt is what the model reads: instructions of ours, and data from outside.
type prompt struct {
	task         Task
	name         string // with its version
	language     string // that the answer is to be in
	system, user string
}

// tokens estimates what reading it costs.
func (p prompt) tokens() int { return tokens(p.system) + tokens(p.user) }

func parseTask(name string) (task, error) {
	t := task{prompts: make(map[string]*template.Template)}
	for _, language := range []string{english, arabic} {
		path := fmt.Sprintf("prompts/%s/%s.%s.tmpl", version, name, language)
		parsed, err := template.New(fmt.Sprintf("%s/%s.%s", version, name, language)).Option("missingkey=error").ParseFS(files, path)
		if err != nil {
			return task{}, fmt.Errorf("prompt %s: %w", path, err)
		}
		t.prompts[language] = parsed
	}
	raw, err := files.ReadFile(fmt.Sprintf("prompts/%s/%s.schema.json", version, name))
	if err != nil {
		return task{}, fmt.Errorf("schema of %s: %w", name, err)
	}
	t.form, err = parseForm(name, raw)
	return t, err
}

// prompt fills the templates of a language.
func (t task) prompt(language string, data any) (prompt, error) {
	tmpl, ok := t.prompts[primary(language)]
	if !ok {
		tmpl = t.prompts[english]
	}
	p := prompt{task: t.name, name: tmpl.Name(), language: language}
	for block, target := range map[string]*string{"system": &p.system, "user": &p.user} {
		var b strings.Builder
		if err := tmpl.ExecuteTemplate(&b, block, data); err != nil {
			return prompt{}, fmt.Errorf("prompt %s: %w", p.name, err)
		}
		*target = strings.TrimSpace(b.String())
	}
	return p, nil
}

// origin is what a sentence says of the model that wrote it.
func (p prompt) origin(model string) news.Origin {
	return news.Origin{Model: model, Prompt: p.name, Input: news.Hash(p.system + "\x1f" + p.user)}
}
