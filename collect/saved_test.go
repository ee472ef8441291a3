package collect

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"barid/collect/page"
	"barid/news"
)

const savedPier = `<!DOCTYPE html><html lang="en"><head><title>Harbour gets a pier | Courier</title>
<meta property="og:title" content="Harbour gets a pier"><meta property="og:site_name" content="Coast Courier">
<link rel="canonical" href="https://courier.example/pier?utm_source=mail"><meta property="article:published_time" content="2025-07-08T17:30:00+03:00">
<script>alert("not text")</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour gets a pier</h1>
<figure><img src="pier.jpg"><figcaption>The pier at dusk</figcaption></figure>
<p>The harbour of Jounieh gets a <b>second</b> pier, the town said on Monday.</p>
<p>Work begins in <a href="/may">May</a>.</p><button>Share</button></article>
<aside><p>More from the coast</p></aside></body></html>`

func TestFolderReadsSavedPages(t *testing.T) {
	arabic, err := charmap.Windows1256.NewEncoder().String(
		`<html><head><meta charset="windows-1256"><title>المرفأ يفتح أبوابه</title></head><body><p>أعلنت الوزارة يوم الاثنين أن المرفأ سيفتح أبوابه.</p></body></html>`)
	if err != nil {
		t.Fatal(err)
	}
	r := readPastes(t, write(t, map[string]string{
		"desk/a.html":     savedPier,
		"desk/b.HTM":      arabic,
		"desk/empty.html": "<html><body><nav>Home</nav></body></html>",
		"desk/ReadMe.md":  "# Saved pages\n\nWhoever finds a page on the harbour saves it here.",
		"desk/deep.html":  strings.Repeat("<div>", 5000),
	}))
	want := []news.Article{{
		Key: "https://courier.example/pier", URL: "https://courier.example/pier", File: "desk/a.html",
		Publisher: "Coast Courier", Language: "en", Title: "Harbour gets a pier",
		Paragraphs: []news.Paragraph{
			{Text: "The harbour of Jounieh gets a second pier, the town said on Monday."}, {Text: "Work begins in May."},
		},
		Published: time.Date(2025, 7, 8, 14, 30, 0, 0, time.UTC), FirstSeen: noon(),
	}, {
		File: "desk/b.HTM", Publisher: "The Desk", Language: "ar", Title: "المرفأ يفتح أبوابه",
		Paragraphs: []news.Paragraph{{Text: "أعلنت الوزارة يوم الاثنين أن المرفأ سيفتح أبوابه."}}, FirstSeen: noon(),
	}}
	if len(r.Items) != len(want) || len(r.Warnings) != 2 {
		t.Fatalf("%d articles, warnings %q", len(r.Items), r.Warnings)
	}
	want[1].Key = r.Items[1].Article.Key
	for i, item := range r.Items {
		if diff := cmp.Diff(want[i], item.Article); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestFolderReadsMarkdown(t *testing.T) {
	r := readPastes(t, write(t, map[string]string{"desk/a.md": `---
title: "Harbour gets a pier"
url: https://courier.example/pier
publisher: Coast Courier
date: 2025-07-08
tags: [coast]
---

![The pier](pier.jpg)

The harbour of **Jounieh** gets a [second pier](https://town.example/pier), the town
said on Monday.

> Work begins in _May_, the mayor said.
`}))
	if len(r.Items) != 1 {
		t.Fatalf("%d articles, warnings %q", len(r.Items), r.Warnings)
	}
	a := r.Items[0].Article
	if a.URL != "https://courier.example/pier" || a.Publisher != "Coast Courier" || a.Title != "Harbour gets a pier" || a.Published.IsZero() {
		t.Errorf("%+v", a)
	}
	want := []string{"The harbour of Jounieh gets a second pier, the town said on Monday.", "Work begins in May, the mayor said."}
	if diff := cmp.Diff(want, a.Body()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestPlainMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"Plain text, 2 * 3 = 6 and a_b_c.":   "Plain text, 2 * 3 = 6 and a_b_c.",
		"# Title #\nText":                    "Title\n\nText",
		"Text\n## Title":                     "Text\n\nTitle\n",
		"Title\n=====\nText":                 "Title\n\nText",
		"\n---\nText":                        "---\nText",
		"- one\n* two\n1. three":             "one\ntwo\n1. three",
		"**a** and *b*, __c__ and `d`":       "a and b, c and d",
		"[words](https://x.example/a_b)":     "words",
		"[words][1]\n[1]: https://x.example": "words",
		"<https://x.example> <br>x":          "https://x.example x",
		`\# no \*mark\*`:                     "# no *mark*",
		"---\nno end":                        "---\nno end",
		"عنوان **عريض**":                     "عنوان عريض",
	} {
		if got := plainMarkdown(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// Whatever is saved or written, a file gives articles or an error, and no text out of nothing.
func FuzzFiles(f *testing.F) {
	f.Add([]byte(savedPier))
	f.Add([]byte("---\ntitle: x\n---\n# A *b*\n\nText [c](d).\n"))
	readers := readers(page.New())
	f.Fuzz(func(t *testing.T, body []byte) {
		for name, read := range readers {
			articles, err := read(t.Context(), body)
			if err != nil {
				continue
			}
			for _, a := range articles {
				if len((news.Article{Paragraphs: a.Paragraphs}).Body()) == 0 {
					t.Errorf("%s: an article without a body: %+v", name, a)
				}
			}
		}
	})
}
