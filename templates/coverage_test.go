package templates

import (
	"strings"
	"testing"

	"barid/digest"
	"barid/internal/fixture"
)

// A feed that is quiet was read: it is named twice, one that failed is not.
func TestCoverageNamesQuietFeeds(t *testing.T) {
	c := newCoverage(digest.Coverage{Feeds: []digest.FeedCoverage{{Name: "Courier"}, {Name: "Wire", Quiet: true}, {Name: "Post", Silent: "404"}}}, "ltr")
	if len(c.Feeds) != 2 || len(c.Quiet) != 1 || len(c.Silent) != 1 {
		t.Errorf("%+v", c)
	}
}

// What could be had only in part, and whose text it is, stands beside a source and in the coverage.
func TestSourcesSayWhatTheyAre(t *testing.T) {
	c := fixture.English()
	c.Coverage.Openings = 2
	source := &c.Sections[0].Blocks[0].Sources[0]
	source.Publisher, source.Origin, source.Teaser = "Gazette", "AFP", true
	mail := render(t, c)
	review := newReview(c, nil, mail).Sections[0].Stories[0].Sources[0]
	for _, page := range []string{flat(t, mail.HTML), mail.Text} {
		for _, want := range []string{"Gazette (AFP)", "(opening only)", "With their opening only: 2."} {
			if !strings.Contains(page, want) {
				t.Errorf("no %q in\n%s", want, page)
			}
		}
	}
	if review.Name != "Gazette (AFP)" || !review.Opening {
		t.Errorf("for the editor: %+v", review)
	}
}
