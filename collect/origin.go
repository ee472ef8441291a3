package collect

import (
	"cmp"
	"strings"

	"barid/collect/lines"
	"barid/news"
)

// origin is whose text a publisher prints: the agency that byline, dateline or the last line names. A
// feed or page that several have signed is its publisher's own.
func origin(a news.Article) string {
	wire := lines.Wire(strings.Join(a.Authors, ", "))
	if last := len(a.Paragraphs) - 1; wire == "" && last >= 0 {
		wire = cmp.Or(lines.Wire(a.Dateline), lines.Signed(a.Paragraphs[last].Text))
	}
	return wire
}

// originHost is whose text a page prints that gives itself an address on another site: that of an
// agency, else the site.
func originHost(host string) string {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	name, _, _ := strings.Cut(host, ".")
	return cmp.Or(lines.Wire(name), host)
}
