package paste

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Decode turns the bytes of a text file into a string. It knows UTF-8 and UTF-16, with or without
// a byte order mark, windows-1256 (Arabic) and windows-1252. What is no plain text is refused.
func Decode(b []byte) (string, error) {
	for magic, what := range signatures {
		if bytes.HasPrefix(b, []byte(magic)) {
			return "", fmt.Errorf("holds %s, not plain text", what)
		}
	}
	s := decode(b)
	if controls := countControls(s); 50*controls > utf8.RuneCountInString(s) {
		return "", errors.New("holds binary data, not plain text")
	}
	return s, nil
}

// signatures are the first bytes of files that editors mistake for plain text.
var signatures = map[string]string{
	"%PDF-": "a PDF document", "PK\x03\x04": "a zip archive or an office document", "{\\rtf": "an RTF document",
	"\xd0\xcf\x11\xe0": "an old office document", "<!DOCTYPE html": "an HTML page", "<!doctype html": "an HTML page",
	"<html": "an HTML page",
}

func decode(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return string(bytes.ToValidUTF8(b[3:], []byte("\ufffd")))
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return decodeUTF16(b[2:], 0)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return decodeUTF16(b[2:], 1)
	case looksUTF16(b, 1):
		return decodeUTF16(b, 0)
	case looksUTF16(b, 0):
		return decodeUTF16(b, 1)
	case utf8.Valid(b):
		return string(b)
	}
	return decodeWindows(b)
}

// decodeUTF16 reads pairs of bytes of which the one at index high is the more significant.
func decodeUTF16(b []byte, low int) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i+low]) | uint16(b[2*i+1-low])<<8
	}
	return string(utf16.Decode(units))
}

// looksUTF16 reports text whose blanks and line ends are 16 bits wide, with the zero byte at index
// high of each pair.
func looksUTF16(b []byte, high int) bool {
	blanks, pairs := 0, len(b)/2
	for i := range pairs {
		if c := b[2*i+1-high]; b[2*i+high] == 0 && (c == ' ' || c == '\n') {
			blanks++
		}
	}
	return pairs > 0 && 40*blanks > pairs
}

// decodeWindows chooses between the Arabic and the Western code page: in Arabic text alef and lam
// are a quarter of all letters, in Western text Ç and á are not.
func decodeWindows(b []byte) string {
	high, arabic := 0, 0
	for _, c := range b {
		if c >= 0xc0 {
			high++
		}
		if c == 0xc7 || c == 0xe1 {
			arabic++
		}
	}
	page := charmap.Windows1252
	if 7*arabic > high && 5*high > len(b) {
		page = charmap.Windows1256
	}
	s, err := page.NewDecoder().Bytes(b)
	if err != nil {
		return string(bytes.ToValidUTF8(b, []byte("\ufffd")))
	}
	return string(s)
}

// countControls counts the characters that no text has.
func countControls(s string) int {
	n := 0
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' || r == utf8.RuneError {
			n++
		}
	}
	return n
}
