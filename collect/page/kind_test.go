package page

import (
	"strings"
	"testing"
)

// linked is a page head with linked data.
func linked(data string) string {
	return `<script type="application/ld+json">` + data + "</script>"
}

func TestKind(t *testing.T) {
	post := `<div class="liveblog-post"><header><time datetime="2025-07-09T12:00:00Z">noon</time></header><p>The council voted.</p></div>`
	picture := "<figure><figcaption>The old harbour seen from the fort before the storm of last winter.</figcaption></figure>"
	for name, c := range map[string]struct {
		page, path string
		want       Kind
	}{
		"said":                  {linked(`{"@type":"LiveBlogPosting"}`), "a", Live},
		"said beside":           {linked(`[{"@type":"NewsArticle","headline":"Pier","datePublished":"2025-07-09"},{"@type":"LiveBlogPosting"}]`) + "<h1>Pier</h1>", "a", Live},
		"address":               {"", "world/live/2025/storm", Live},
		"slug":                  {"", "world/storm-live-updates-2025", Live},
		"title":                 {"<title>LIVE: Storm reaches the coast</title>", "a", Live},
		"Arabic title":          {"<title>مباشر | العاصفة تصل إلى الساحل</title>", "a", Live},
		"built":                 {strings.Repeat(post, manyReports), "a", Live},
		"links to a live blog":  {strings.Repeat(post, 2) + paragraphs("A pier"), "a", Article},
		"endless name":          {strings.Repeat(strings.Replace(post, "liveblog-post", "liveblog-post "+strings.Repeat("x", maxNames), 1), manyReports) + paragraphs("A pier"), "a", Article},
		"people live":           {"<title>Where people live longest</title>", "world/where-people-live-longest", Article},
		"gallery said":          {linked(`{"@type":"ImageGallery","name":"The harbour"}`), "a", Gallery},
		"article with pictures": {linked(`[{"@type":"NewsArticle"},{"@type":"ImageGallery"}]`) + paragraphs("A pier"), "a", Article},
		"gallery address":       {"", "gallery/harbour", Gallery},
		"captions alone":        {strings.Repeat(picture, manyPictures), "a", Gallery},
		"captions and text":     {strings.Repeat(picture, manyPictures) + paragraphs("A pier", "A quay", "A lock", "A fee", "A ferry"), "a", Article},
	} {
		p, err := New().Extract(t.Context(), Source{Body: []byte(c.page), URL: "https://www.courier.example/" + c.path})
		if err != nil || p.Kind != c.want {
			t.Errorf("%s: %q, %v, want %q", name, p.Kind, err, c.want)
		}
	}
}

func TestTeaser(t *testing.T) {
	short := "<article><h1>Pier</h1>" + paragraphs("A pier", "A quay") + "</article>"
	long := "<article><h1>Pier</h1>" + paragraphs("A pier", "A quay", "A lock", "A fee", "A ferry", "A boat", "A net", "A mast", "A sail") + "</article>"
	said := func(rest string) string { return linked(`{"@type":"NewsArticle","headline":"Pier",` + rest + "}") }
	for name, c := range map[string]struct {
		page string
		want bool
	}{
		"free":                 {said(`"isAccessibleForFree":true`) + short, false},
		"says nothing":         {short, false},
		"closed":               {said(`"isAccessibleForFree":false`) + short, true},
		"closed, in words":     {said(`"isAccessibleForFree":"http://schema.org/False"`) + short, true},
		"a part is closed":     {said(`"hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".wall"}`) + short, true},
		"free but for a part":  {said(`"isAccessibleForFree":"True","hasPart":[{"isAccessibleForFree":false}]`) + short, false},
		"locked tier":          {`<meta property="article:content_tier" content="locked">` + short, true},
		"closed, shown whole":  {said(`"isAccessibleForFree":false`) + long, false},
		"closed, short, whole": {said(`"isAccessibleForFree":false,"wordCount":90`) + short, false},
		"closed, a third":      {said(`"isAccessibleForFree":false,"wordCount":"1,300","articleBody":"`+strings.Repeat("one two ", 600)+`"`) + long, true},
		"breaks off":           {said(`"isAccessibleForFree":false`) + strings.Replace(long, "</article>", "<p>"+sentence("A rope")[:100]+"…</p></article>", 1), true},
		"nothing to read":      {said(`"isAccessibleForFree":false`), true},
	} {
		if p := extract(t, c.page); p.Teaser != c.want {
			t.Errorf("%s: %t with %d blocks", name, p.Teaser, len(p.Blocks))
		}
	}
	other := linked(`{"@type":"NewsArticle","isAccessibleForFree":"False"}`)
	if p := extract(t, strings.Replace(report, "</head>", other+"</head>", 1)); p.Teaser {
		t.Error("a free page is a teaser since another article on it is closed")
	}
}
