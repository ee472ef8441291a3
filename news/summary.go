package news

// Summary is a story told in one language: a headline and sentences in order of weight, so
// that the first two are the brief form and all of them the full one.
type Summary struct {
	Story     StoryID
	Language  string
	Method    Method
	Headline  Sentence
	Sentences []Sentence
}

// Method tells who wrote a sentence. A summary's method is that of its sentences; where a
// failed one was replaced, the sentence says so itself.
type Method string

const (
	Extractive Method = "extractive" // the source's own sentence, or a licensed trim of it
	Model      Method = "model"
	Repaired   Method = "repaired"   // the model's second try, after a check failed its first
	Translated Method = "translated" // a model's, of a sentence that holds in its own language
	Edited     Method = "edited"     // an editor's words
)

// Sentence is the unit that is cited, checked, edited and corrected. A headline is one too.
type Sentence struct {
	ID           SentenceID
	Text         string
	Method       Method
	Citations    []Citation
	Findings     []Finding
	Acknowledged string   // the editor who answers for it though a check fails; empty: nobody
	Editor       string   `json:",omitempty"` // whose words these are; empty: no editor's
	Origin       Origin   `json:",omitzero"`  // stays with a sentence that an editor changes
	Original     Original `json:",omitzero"`  // that it is the translation of; stays as well
}

// Original is a sentence in the language of what it cites.
type Original struct {
	Language string
	Text     string
	Method   Method // who wrote it
	Origin   Origin `json:",omitzero"`
}

// Origin is what a model's sentence was made of. Hashes are SHA-256 in hexadecimal digits.
type Origin struct {
	Model  string // as its server knows it
	Prompt string // name and version of the instructions
	Input  string // hash of all that the model read
	Text   string // hash of the words as it wrote them
}

// Citation says where a sentence rests: a span of runes in a paragraph of a stored revision.
// Paragraph 0 is the title.
type Citation struct {
	Article    ArticleID
	Revision   int
	Paragraph  int
	Start, End int
}

// Meets tells that two citations share a rune.
func (c Citation) Meets(d Citation) bool {
	return c.Article == d.Article && c.Revision == d.Revision && c.Paragraph == d.Paragraph &&
		c.Start < d.End && d.Start < c.End
}

// Check names a question that code asks of a sentence and its cited passages.
type Check string

const (
	QuotationCheck    Check = "quotation"     // every quotation stands verbatim in a cited passage
	NumberCheck       Check = "number"        // every number agrees in value and unit
	NameCheck         Check = "name"          // every name is in a cited passage, with no other title
	RelativeDateCheck Check = "relative-date" // no "Friday" from an undated or older article
	NegationCheck     Check = "negation"      // a "not" stands where the cited passage has one, and nowhere else
	ModalityCheck     Check = "modality"      // what is planned or possible in the cited passage is not done here
	AttributionCheck  Check = "attribution"   // what the cited passage gives as somebody's word is not a fact here
	OppositeCheck     Check = "opposite"      // no "rose" where the cited passage has "fell"
	RoleCheck         Check = "role"          // nobody stands where the cited passage has somebody else, and no bare "he" opens it
)

// Beside Checks, a sentence can be asked these. Where they were, they must not fail either.
const (
	SupportCheck Check = "support" // it tells of what it cites, in some of the same words
	JudgeCheck   Check = "judge"   // a second model's word, kept only where it doubts
)

// Checks are all that a sentence must have been asked, in the order they are shown.
func Checks() []Check {
	return []Check{QuotationCheck, NumberCheck, NameCheck, RelativeDateCheck, NegationCheck, ModalityCheck, AttributionCheck, OppositeCheck, RoleCheck}
}

// Verdict is the answer of a check.
type Verdict string

const (
	Pass          Verdict = "pass"
	Fail          Verdict = "fail"
	NotApplicable Verdict = "not applicable" // the sentence holds nothing that the check looks at
)

// Finding is what one check says of one sentence.
type Finding struct {
	Check   Check
	Verdict Verdict
	Spans   []Span     // of the sentence: what the verdict is about
	Against []Citation `json:",omitempty"` // what it rests on in the cited passages: the other number, the "not", the quotation as it stands
	Note    string     // for the editor, in plain words; empty when it passed
}

// Span is a range of runes, half-open.
type Span struct{ Start, End int }

// Verified tells that every check was asked and none failed. A check that did not run counts
// as a failure.
func (s Sentence) Verified() bool {
	asked := make(map[Check]bool, len(s.Findings))
	for _, f := range s.Findings {
		if f.Verdict != Pass && f.Verdict != NotApplicable {
			return false
		}
		asked[f.Check] = true
	}
	for _, c := range Checks() {
		if !asked[c] {
			return false
		}
	}
	return len(s.Citations) > 0
}

// Doubtful tells that the sentence may not be printed as it stands: it is not verified and
// no editor answers for it.
func (s Sentence) Doubtful() bool { return !s.Verified() && s.Acknowledged == "" }
