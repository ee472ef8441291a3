package modeltest

import (
	"net/http"
	"strings"
	"time"
)

// Behavior is how the server treats one request.
type Behavior string

// Whole answers, true or not.
const (
	Honest          Behavior = "honest"           // sentences copied, with their numbers
	LyingNumber     Behavior = "lying number"     // one number is another, or one is added
	LyingName       Behavior = "lying name"       // a sentence names somebody whom no source names
	LyingQuotation  Behavior = "lying quotation"  // a sentence quotes what no source says
	LyingNegation   Behavior = "lying negation"   // a sentence denies what its source says
	Duplicated      Behavior = "duplicated"       // every sentence is the first one
	Verbose         Behavior = "verbose"          // one sentence is as long as a book
	Obeying         Behavior = "obeying"          // does what the articles tell it to
	UnknownSource   Behavior = "unknown source"   // a sentence cites a number that was not given
	Unsourced       Behavior = "unsourced"        // a sentence cites nothing
	Linked          Behavior = "linked"           // a sentence carries a link
	Markup          Behavior = "markup"           // a sentence carries HTML
	WrongLanguage   Behavior = "wrong language"   // Arabic for English sources and the reverse
	Untranslated    Behavior = "untranslated"     // what is to be translated, as it is
	DroppedNegation Behavior = "dropped negation" // a translation without "not"
	UnknownTheme    Behavior = "unknown theme"    // an id that was not given
	Proposing       Behavior = "proposing"        // a new theme, whatever was given
	Doubting        Behavior = "doubting"         // a judge that lets nothing pass
	ExtraKeys       Behavior = "extra keys"       // more fields than the form has
	NoNumbers       Behavior = "NaN"              // NaN where a number belongs, which is no JSON
	Joining         Behavior = "joining"          // says of any two groups that they are one story
	Nonsense        Behavior = "nonsense"         // words, no JSON
	SchemaIgnored   Behavior = "schema ignored"   // JSON of another form, unless asked in plain text: then the right one among words
	NoSchema        Behavior = "no schema"        // refuses json_schema, else honest
	NoFormat        Behavior = "no format"        // refuses every response_format, else honest
)

// Answers that are broken on the way.
const (
	Gone           Behavior = "gone"            // the connection is closed without a word
	Dripping       Behavior = "dripping"        // a byte now and then, without end
	Slow           Behavior = "slow"            // no answer until the client gives up
	TooManyOnce    Behavior = "429"             // Retry-After: 0
	TooManyForLong Behavior = "429 for an hour" // Retry-After: 3600
	ServerError    Behavior = "500"
	BadGateway     Behavior = "502 HTML" // a proxy's page
	Unauthorized   Behavior = "401"
	MissingModel   Behavior = "404"
	PlainError     Behavior = "503 plain error" // {"error": "text"}, as Ollama sends it
	ErrorIn200     Behavior = "200 error"       // an error body with status 200
	NoChoices      Behavior = "no choices"
	NullContent    Behavior = "content null"  // as reasoning models answer that ran out
	Parts          Behavior = "content parts" // an array instead of a string
	CutBody        Behavior = "cut body"      // the connection ends in the middle
	CutJSON        Behavior = "cut JSON"      // finish_reason stop, content ends in the middle
	CutAtLength    Behavior = "length"        // finish_reason length
	CutPrompt      Behavior = "cut prompt"    // usage says that hardly any of the prompt was read
	Huge           Behavior = "huge"          // more than 4 MB
	Redirecting    Behavior = "redirect"      // to another path
	NotJSON        Behavior = "200 HTML"      // a login page
)

// Wrong vectors; a chat is answered honestly.
const (
	VectorTooFew    Behavior = "a vector too few"
	VectorZero      Behavior = "a zero vector"
	VectorNaN       Behavior = "a vector of NaN" // which is no JSON
	VectorNull      Behavior = "a vector of null"
	VectorOtherSize Behavior = "a vector of another size"
	VectorTwice     Behavior = "an index twice"
	VectorHuge      Behavior = "a vector beyond float32"
)

// begun is the beginning of a summary.
const begun = `{"headline": {"text": "Ministers meet on the river", "sources": [1]}, "sentences": [{"text": "Mini`

var acts = map[Behavior]http.HandlerFunc{
	Slow:           func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	Gone:           hangUp,
	Dripping:       drip,
	TooManyOnce:    tooMany("0"),
	TooManyForLong: tooMany("3600"),
	ServerError: func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusInternalServerError, "the model has crashed")
	},
	BadGateway: func(w http.ResponseWriter, _ *http.Request) {
		page(w, http.StatusBadGateway, "<html><body><h1>502 Bad Gateway</h1></body></html>")
	},
	Unauthorized: func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusUnauthorized, "incorrect key provided: secret")
	},
	MissingModel: func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusNotFound, "model not found, try pulling it first")
	},
	PlainError: func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusServiceUnavailable, map[string]any{"error": "server busy, please try again"})
	},
	ErrorIn200: func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusOK, "upstream is overloaded")
	},
	NoChoices: func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, map[string]any{"object": "chat.completion", "choices": []any{}})
	},
	NullContent: func(w http.ResponseWriter, _ *http.Request) { reply(w, answer{content: nil, finish: "stop"}) },
	Parts: func(w http.ResponseWriter, _ *http.Request) {
		reply(w, answer{content: []any{map[string]any{"type": "text", "text": begun}}, finish: "stop"})
	},
	CutBody: func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "4000")
		page(w, http.StatusOK, `{"choices": [{"index": 0, "mess`)
	},
	CutJSON:     func(w http.ResponseWriter, _ *http.Request) { reply(w, answer{content: begun, finish: "stop"}) },
	CutAtLength: func(w http.ResponseWriter, _ *http.Request) { reply(w, answer{content: begun, finish: "length"}) },
	CutPrompt: func(w http.ResponseWriter, _ *http.Request) {
		reply(w, answer{content: begun, finish: "stop", prompt: 1})
	},
	Huge: func(w http.ResponseWriter, _ *http.Request) {
		reply(w, answer{content: strings.Repeat("word ", 1<<20), finish: "stop"})
	},
	Redirecting: func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/moved/chat/completions", http.StatusTemporaryRedirect)
	},
	NotJSON: func(w http.ResponseWriter, _ *http.Request) {
		page(w, http.StatusOK, "<html><body>Please sign in</body></html>")
	},
}

func hangUp(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_ = conn.Close() // which is what the client is to see
	}
}

// drip sends blanks, which JSON may begin with, until the client gives up.
func drip(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	drops := time.NewTicker(10 * time.Millisecond)
	defer drops.Stop()
	for {
		// The client may have gone; its request's context says so.
		_, _ = w.Write([]byte(" "))
		_ = http.NewResponseController(w).Flush()
		select {
		case <-drops.C:
		case <-r.Context().Done():
			return
		}
	}
}

func tooMany(seconds string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", seconds)
		refuse(w, http.StatusTooManyRequests, "rate limit reached")
	}
}

func page(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(status)
	// The client may have gone; then there is nobody to tell.
	_, _ = w.Write([]byte(body))
}
