package page

import (
	"strings"
	"testing"
)

func TestHeadline(t *testing.T) {
	const pier = "Harbour gets a second pier"
	meta := func(pairs ...string) head {
		h := head{meta: make(map[string]string)}
		for i := 0; i < len(pairs); i += 2 {
			h.meta[pairs[i]] = pairs[i+1]
		}
		return h
	}
	titled := func(title string, h head) head {
		h.title = title
		return h
	}
	for name, c := range map[string]struct {
		h      head
		stated string
		want   string
	}{
		"site behind":           {meta("og:title", pier+" - The Courier", "og:site_name", "The Courier"), "", pier},
		"site before":           {meta("og:title", "The Courier - "+pier, "og:site_name", "The Courier"), "", pier},
		"section and site":      {titled(pier+"-Coast | Courier", meta("article:section", "Coast")), "", pier},
		"name within a word":    {meta("og:title", "Fees for sea-Courier boats may rise", "og:site_name", "Courier"), "", "Fees for sea-Courier boats may rise"},
		"hyphen before a name":  {meta("og:title", "A plant-based meal for your health, every day", "og:site_name", "Health"), "", "A plant-based meal for your health, every day"},
		"label before a bar":    {meta("og:title", "Live | "+pier), "", "Live | " + pier},
		"site as headline":      {meta("og:title", pier, "og:site_name", "The Courier"), "The Courier", pier},
		"headline as meta":      {titled(pier+"-Coast", meta("headline", pier)), "", pier},
		"subtitle as headline":  {meta("headline", "… and fishermen object", "og:title", pier), "", pier},
		"heading by hand":       {head{meta: map[string]string{"og:title": pier}, title: "Pier plan: what the council wants", headings: []string{pier}}, "Pier plan: what the council wants", pier},
		"linked data otherwise": {meta("og:title", "You will not believe this pier"), pier, pier},
		"only a heading":        {head{headings: []string{pier}}, "", pier},
		"endless":               {titled(strings.Repeat("a|", maxTitle), meta()), "", ""},
		"nothing":               {head{}, "", ""},
	} {
		if got := headline(c.h, statement{headline: c.stated}); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
