package syndication

import (
	"bytes"
	"errors"
	"mime"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// repair makes s.Body what gofeed reads: UTF-8 without declaration or byte order mark, from the root
// on, without the characters that XML 1.0 forbids.
func repair(s Source) ([]byte, error) {
	body := bytes.TrimSpace(toUTF8(s.Body, s.ContentType))
	if len(body) == 0 {
		return nil, errors.New("the document is empty")
	}
	if body[0] == '{' {
		return body, nil
	}
	at := root.FindIndex(body)
	switch {
	case at == nil && page.Match(body):
		return nil, errors.New("an HTML page, not a feed")
	case at == nil:
		return nil, errors.New("neither RSS nor Atom nor JSON Feed")
	}
	body = declaration.ReplaceAll(body[at[0]:], nil)
	return dropIllegal(body), nil
}

var (
	root        = regexp.MustCompile(`(?i)<(\?xml|!doctype\s+(rss|rdf|feed)|([\w-]+:)?(rss|feed|rdf))[\s>]`)
	page        = regexp.MustCompile(`(?i)<(!doctype\s+html|html|body|head)[\s>]`)
	declaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	reference   = regexp.MustCompile(`&#(x[0-9A-Fa-f]{1,8}|[0-9]{1,10});`)
)

// toUTF8 decodes by byte order mark, else by the response, else by the XML declaration; but valid
// UTF-8 beyond ASCII is that, whatever is declared.
func toUTF8(body []byte, contentType string) []byte {
	if e := byMark(body); e != nil {
		return decoded(e, body)
	}
	ascii := !bytes.ContainsFunc(body, func(r rune) bool { return r >= utf8.RuneSelf })
	if !ascii && utf8.Valid(body) {
		return body
	}
	if e := declared(body, contentType); e != nil {
		return decoded(e, body)
	}
	if utf8.Valid(body) {
		return body
	}
	if mostlyUTF8(body) {
		return bytes.ToValidUTF8(body, []byte("\ufffd"))
	}
	e, _, _ := charset.DetermineEncoding(body, contentType)
	return decoded(e, body)
}

// byMark knows the encodings that a byte order mark, or zeros around the first '<', give away.
func byMark(body []byte) encoding.Encoding {
	marks := []struct{ mark, label string }{
		{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}, {"<\x00", "utf-16le"}, {"\x00<", "utf-16be"},
	}
	for _, m := range marks {
		if bytes.HasPrefix(body, []byte(m.mark)) {
			e, _ := charset.Lookup(m.label)
			return e
		}
	}
	return nil
}

// declared finds the encoding that the response or the document names; nil if it names none that is
// known, or UTF-8, which the bytes have been found not to be.
func declared(body []byte, contentType string) encoding.Encoding {
	var labels []string
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		labels = append(labels, params["charset"])
	}
	if m := encodingName.FindSubmatch(body[:min(len(body), 1024)]); m != nil {
		labels = append(labels, string(m[1]))
	}
	for _, label := range labels {
		if e, name := charset.Lookup(label); e != nil && name != "utf-8" {
			return e
		}
	}
	return nil
}

var encodingName = regexp.MustCompile(`<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']`)

func decoded(e encoding.Encoding, body []byte) []byte {
	out, err := e.NewDecoder().Bytes(body)
	if err != nil {
		out = body
	}
	return bytes.TrimPrefix(bytes.ToValidUTF8(out, []byte("\ufffd")), []byte("\ufeff"))
}

// mostlyUTF8 reports that more of what is not ASCII is UTF-8 than not, so that the rest is damage.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for b := body; len(b) > 0; {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		b = b[size:]
	}
	return good >= bad
}

// dropIllegal removes the characters that XML 1.0 forbids (section 2.2), written out or as numeric
// references.
func dropIllegal(body []byte) []byte {
	body = bytes.Map(func(r rune) rune {
		if !legal(r) {
			return -1
		}
		return r
	}, body)
	return reference.ReplaceAllFunc(body, func(ref []byte) []byte {
		digits, base := strings.TrimSuffix(string(ref[2:]), ";"), 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseUint(digits, base, 32); err != nil || n > utf8.MaxRune || !legal(rune(n)) {
			return nil
		}
		return ref
	})
}

func legal(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r == '\ufffe' || r == '\uffff', 0xd800 <= r && r < 0xe000:
		return false
	}
	return r <= utf8.MaxRune
}

// complete cuts a broken document after its last whole entry and closes it.
func complete(body []byte) ([]byte, bool) {
	for _, form := range []struct{ entry, closing, only string }{
		{"</item>", "</channel></rss>", "<rss"},
		{"</item>", "</rdf:RDF>", "<rdf:RDF"},
		{"</entry>", "</feed>", "<feed"},
	} {
		i := bytes.LastIndex(body, []byte(form.entry))
		if i >= 0 && bytes.Contains(body, []byte(form.only)) {
			return append(bytes.Clone(body[:i+len(form.entry)]), form.closing...), true
		}
	}
	return nil, false
}
