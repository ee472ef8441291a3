package templates

import (
	"testing"

	"barid/digest"
)

// A feed that is quiet was read: it is named twice, one that failed is not.
func TestCoverageNamesQuietFeeds(t *testing.T) {
	c := newCoverage(digest.Coverage{Feeds: []digest.FeedCoverage{{Name: "Courier"}, {Name: "Wire", Quiet: true}, {Name: "Post", Silent: "404"}}}, "ltr")
	if len(c.Feeds) != 2 || len(c.Quiet) != 1 || len(c.Silent) != 1 {
		t.Errorf("%+v", c)
	}
}
