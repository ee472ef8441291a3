package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed data/parties.tsv
var partiesTSV string

//go:embed data/cities.tsv
var citiesTSV string

//go:embed data/names.tsv
var namesTSV string

//go:embed data/not-parties.txt
var notPartiesTXT string

// gazetteer is what the data files say, ready for look-up.
type gazetteer struct {
	forms phrases[form]
	names map[string]map[string]string // language, code: display name
	codes map[string]string            // folded name: code
}

// form is one way to speak of a party.
type form struct {
	party string // empty for a place that speaks for none and a phrase that only looks like one
	kind  formKind
	mark  byte // '~' a person's name too, '?' counts only with support, 0 otherwise
	latin bool
	caps  bool // an abbreviation: written in capitals or not meant
}

type formKind byte

const (
	stateForm formKind = iota
	peopleForm
	seatForm
	cityForm
	deceptiveForm // holds the name of a party without speaking of it
)

// parties is built at the first use.
var parties = sync.OnceValue(loadGazetteer)

func loadGazetteer() *gazetteer {
	g := &gazetteer{names: make(map[string]map[string]string), codes: make(map[string]string)}
	for _, row := range tableRows(partiesTSV) {
		code := row["code"]
		for _, lang := range []string{"en", "ar"} {
			g.addForms(code, stateForm, cellList(row[lang]))
			g.addForms(code, peopleForm, inflected(cellList(row[lang+" people"])))
			g.addForms(code, seatForm, cellList(row[lang+" seats"]))
			g.addNames(code, lang, cellList(row[lang]))
		}
	}
	for _, row := range tableRows(citiesTSV) {
		code := strings.Trim(row["code"], "-")
		g.addForms(code, cityForm, append(cellList(row["en"]), cellList(row["ar"])...))
	}
	for _, row := range tableRows(namesTSV) {
		for lang, name := range row {
			if lang != "code" {
				g.addNames(row["code"], lang, []string{name})
			}
		}
	}
	for _, phrase := range dataLines(notPartiesTXT) {
		g.forms.add(phrase, form{kind: deceptiveForm, latin: !strings.ContainsFunc(phrase, isArabic)})
	}
	return g
}

func (g *gazetteer) addForms(code string, kind formKind, list []string) {
	for _, written := range list {
		phrase := strings.TrimRight(written, "~?")
		f := form{party: code, kind: kind, latin: !strings.ContainsFunc(phrase, isArabic)}
		if phrase != written {
			f.mark = written[len(written)-1]
		}
		f.caps = f.latin && !strings.ContainsFunc(phrase, unicode.IsLower)
		g.forms.add(phrase, f)
	}
}

// addNames makes the first name of a list the display name; all of them lead to the code, unless
// another party had the name first.
func (g *gazetteer) addNames(code, lang string, list []string) {
	for i, written := range list {
		name := strings.TrimRight(written, "~?")
		if i == 0 {
			if g.names[lang] == nil {
				g.names[lang] = make(map[string]string)
			}
			g.names[lang][code] = name
		}
		if _, taken := g.codes[Fold(name)]; !taken {
			g.codes[Fold(name)] = code
		}
	}
}

// inflected adds what people and things of a place are called in the plural, and in Arabic in each
// gender, number and case, with and without the article.
func inflected(list []string) []string {
	var forms []string
	for _, written := range list {
		word := strings.TrimRight(written, "~?")
		mark := written[len(word):]
		if !strings.ContainsFunc(word, isArabic) {
			forms = append(forms, word+mark, word+"s"+mark)
			continue
		}
		for _, suffix := range nisbaSuffixes {
			bare, definite := inflect(word, suffix)
			if suffix != "" {
				mark = strings.TrimSuffix(mark, "~")
			}
			forms = append(forms, bare+mark, definite+mark)
			if !strings.HasSuffix(word, "ي") {
				break
			}
		}
	}
	return forms
}

var nisbaSuffixes = []string{"", "ة", "ا", "ون", "ين", "ات", "ان", "تان", "تين", "و"}

// inflect puts the suffix on every nisba of a phrase (كوري جنوبي, كورية جنوبية), and the article on
// every nisba and on the first word.
func inflect(phrase, suffix string) (bare, definite string) {
	var plain, article []string
	for i, word := range strings.Fields(phrase) {
		nisba := strings.HasSuffix(word, "ي")
		if nisba {
			word += suffix
		}
		plain = append(plain, word)
		if nisba || i == 0 {
			word = "ال" + word
		}
		article = append(article, word)
	}
	return strings.Join(plain, " "), strings.Join(article, " ")
}

// tableRows reads tab-separated values by the names in the first line.
func tableRows(tsv string) []map[string]string {
	lines := dataLines(tsv)
	names := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := make(map[string]string, len(names))
		for i, cell := range strings.Split(line, "\t") {
			row[names[i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func cellList(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ", ")
}

// dataLines returns the lines of a data file, comments and empty ones left out.
func dataLines(data string) []string {
	var lines []string
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}
