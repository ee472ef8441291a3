// Package charset turns the bytes of a document, whatever they were declared to be, into UTF-8.
//
// In come bytes with the content type that came with them; out comes valid UTF-8 without a byte
// order mark, always. The order of trust is: byte order mark, UTF-8 that is valid and more than
// ASCII, the response, the XML declaration, a guess by what the bytes look like. What no encoding
// explains becomes U+FFFD. Time and memory are linear in the input, which the caller bounds.
package charset

import (
	"bytes"
	"mime"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// Decode returns body as UTF-8. The content type is that of the response, empty for a file.
func Decode(body []byte, contentType string) []byte {
	if e := byMark(body); e != nil {
		return decoded(e, body)
	}
	ascii := !bytes.ContainsFunc(body, func(r rune) bool { return r >= utf8.RuneSelf })
	if utf8.Valid(body) && (!ascii || !escaped.Match(body)) {
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

// escaped is how encodings of seven bits begin what is not ASCII (ISO-2022, HZ).
var escaped = regexp.MustCompile(`\x1b[$(]|~\{`)

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
