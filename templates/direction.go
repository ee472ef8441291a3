package templates

import (
	"regexp"
	"strings"
)

// Direction returns the value of a dir attribute for a language tag.
func Direction(language string) string {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch primary {
	case "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi":
		return "rtl"
	}
	return "ltr"
}

// prose is text for readers: plain, and cut into runs of one direction for HTML.
type prose struct {
	Plain string
	Runs  []run
}

// run is a piece of prose. One that runs against its surroundings has a Dir and is isolated
// from them, so that brackets, dots and numbers stay with the words they belong to.
type run struct {
	Text string
	Dir  string
}

var (
	// latinRun is a word or number in Latin letters or European digits, with what stands
	// between such; brackets only where both of a pair are within.
	latinRun = regexp.MustCompile(`[\p{Latin}0-9$€£](?:(?:[\p{Latin}\p{M}0-9 .,:/&'’+@%$€£_–-]|\([\p{Latin}0-9 .,:/&'’-]*\))*` +
		`(?:[\p{Latin}\p{M}0-9%]|\([\p{Latin}0-9 .,:/&'’-]*\)))?`)
	// rtlRun is a phrase in the letters of a right-to-left script.
	rtlRun = regexp.MustCompile(`[\p{Arabic}\p{Hebrew}](?:[\p{Arabic}\p{Hebrew}\p{M} 0-9،؛–-]*[\p{Arabic}\p{Hebrew}\p{M}])?`)
)

// newProse cuts text that stands in the given direction.
func newProse(text, dir string) prose {
	against, other := rtlRun, "rtl"
	if dir == "rtl" {
		against, other = latinRun, "ltr"
	}
	p := prose{Plain: text}
	end := 0
	for _, at := range against.FindAllStringIndex(text, -1) {
		if at[0] > end {
			p.Runs = append(p.Runs, run{Text: text[end:at[0]]})
		}
		p.Runs = append(p.Runs, run{Text: text[at[0]:at[1]], Dir: other})
		end = at[1]
	}
	if end < len(text) {
		p.Runs = append(p.Runs, run{Text: text[end:]})
	}
	return p
}

// file is a path: it runs from left to right, whatever letters it holds.
func file(path, dir string) prose {
	if dir == "ltr" && !rtlRun.MatchString(path) {
		return newProse(path, dir)
	}
	return prose{Plain: path, Runs: []run{{Text: path, Dir: "ltr"}}}
}

// then is p with q after it.
func (p prose) then(q prose) prose {
	return prose{Plain: p.Plain + q.Plain, Runs: append(p.Runs[:len(p.Runs):len(p.Runs)], q.Runs...)}
}

// Marks of Unicode's bidirectional algorithm: first strong isolate, and its end.
const (
	isolate    = "\u2068"
	endIsolate = "\u2069"
)

// Isolated is the prose for plain text, where no markup can keep runs apart.
func (p prose) Isolated() string {
	var b strings.Builder
	for _, r := range p.Runs {
		if r.Dir == "" || len(p.Runs) == 1 {
			b.WriteString(r.Text)
			continue
		}
		b.WriteString(isolate + r.Text + endIsolate)
	}
	return b.String()
}
