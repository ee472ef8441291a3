package model

import (
	"embed"
	"fmt"
	"strings"
	"text/template"
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

// task is a kind of question: its prompts by language and the form of its answers.
type task struct {
	prompts map[string]*template.Template
	form    form
}

// prompt is what the model reads: instructions of ours, and data from outside.
type prompt struct{ name, system, user string }

func parseTask(name string) (task, error) {
	t := task{prompts: make(map[string]*template.Template)}
	for _, language := range []string{english, arabic} {
		path := fmt.Sprintf("prompts/%s/%s.%s.tmpl", version, name, language)
		parsed, err := template.New(version+"/"+name+"."+language).Option("missingkey=error").ParseFS(files, path)
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
	p := prompt{name: tmpl.Name()}
	for block, target := range map[string]*string{"system": &p.system, "user": &p.user} {
		var b strings.Builder
		if err := tmpl.ExecuteTemplate(&b, block, data); err != nil {
			return prompt{}, fmt.Errorf("prompt %s: %w", p.name, err)
		}
		*target = strings.TrimSpace(b.String())
	}
	return p, nil
}
