package markup

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

func TestParagraphs(t *testing.T) {
	body := func(texts ...string) (list []news.Paragraph) {
		for _, s := range texts {
			list = append(list, news.Paragraph{Text: s})
		}
		return list
	}
	tests := map[string]struct {
		in   string
		want []news.Paragraph
	}{
		"paragraphs":             {"<p>One <b>two</b>&nbsp;three.</p>\n<p>Four.</p>", body("One two three.", "Four.")},
		"plain text":             {"One\ntwo.\r\n\r\nThree.", body("One two.", "Three.")},
		"line breaks":            {"One<br>two.<br /><br/>Three.", body("One two.", "Three.")},
		"text beside p":          {"One.<p>Two.</p>Three.", body("One.", "Two.", "Three.")},
		"nested":                 {"<div><section><p>One.</p><ul><li>Two</li><li>Three</li></ul></section></div>", body("One.", "Two", "Three")},
		"entities":               {"<p>Caf&eacute; &#8220;A&#x201D; &lt;b&gt; 5 &amp; 6</p>", body("Café “A” <b> 5 & 6")},
		"dropped":                {"<style>p{}</style><p>One.<script>alert(1)</script></p><noscript>x</noscript><form><input value=x>y</form><svg><text>z</text></svg>", body("One.")},
		"comment":                {"<p>One<!-- two -->.</p>", body("One.")},
		"invisible":              {"<p>\u200bO\u00adne\u202e.</p><p>\u00a0</p>", body("One.")},
		"unclosed":               {"<p>One.<p>Two.<i>", body("One.", "Two.")},
		"Arabic":                 {"<p dir=rtl>أعلنت <strong>الوزارة</strong> ذلك.</p>", body("أعلنت الوزارة ذلك.")},
		"attributes are no text": {`<p onclick="x" title="no">One.<img alt="no" src="no"></p>`, body("One.")},
		"captions": {`<figure><img><figcaption>A ferry.</figcaption></figure><div class="wp-caption-text">A train.</div><p>One.</p>`,
			[]news.Paragraph{{Text: "A ferry.", Role: news.Caption}, {Text: "A train.", Role: news.Caption}, {Text: "One."}}},
		"headings and navigation": {`<h2>Background</h2><p>One.</p><nav><a>Home</a></nav><aside><p>Two</p></aside>`,
			[]news.Paragraph{{Text: "Background", Role: news.Furniture}, {Text: "One."}, {Text: "Home", Role: news.Furniture}, {Text: "Two", Role: news.Furniture}}},
		"empty": {"", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Paragraphs(tt.in)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"Ferry &amp; <b>train</b>":          "Ferry & train",
		"5 < 6":                             "5 < 6",
		"A<script>alert(1)</script> B":      "A B",
		"<p>A</p><p>B</p>":                  "A B",
		" A\n\u00a0B ":                      "A B",
		"&lt;script&gt;alert(1)&lt;/script": "<script>alert(1)</script",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestParagraphsDeep gives more levels than the parser takes.
func TestParagraphsDeep(t *testing.T) {
	got := Paragraphs(strings.Repeat("<div>", 5000) + "One.")
	if len(got) != 1 || got[0].Text != "One." {
		t.Errorf("got %v", got)
	}
}

func FuzzParagraphs(f *testing.F) {
	for _, s := range []string{"<p>One", "<figure><figcaption>", "<table><tr><td>", "&#0;", "<br><br><br>", "<plaintext>x", "<a<b>", "\xff<p>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, p := range Paragraphs(s) {
			if p.Text == "" || strings.TrimSpace(p.Text) != p.Text || strings.ContainsAny(p.Text, "\n\t\x00") {
				t.Errorf("paragraph %q", p.Text)
			}
		}
	})
}

func Example() {
	for _, p := range Paragraphs(`<p>The ferry left.</p><figcaption>A ferry</figcaption>`) {
		fmt.Printf("%q %q\n", p.Role, p.Text)
	}
	// Output:
	// "" "The ferry left."
	// "caption" "A ferry"
}
