package page

import (
	"net/url"
	"testing"
)

func TestOriginal(t *testing.T) {
	for address, want := range map[string]string{
		"https://wire.example/2025/pier":        "wire.example",
		"https://www.wire.example/?id=7":        "", // names no article
		"/news/pier":                            "",
		"https://amp.courier.example/news/pier": "",
		"https://courier.test/news/pier":        "", // the same name under another ending
		"https://wire.example":                  "",
		"mailto:desk@wire.example":              "",
		"":                                      "",
		"https://www.wire.example/2025/pier?utm_source=x": "www.wire.example",
	} {
		at, err := url.Parse("https://www.courier.example/news/pier")
		if err != nil {
			t.Fatal(err)
		}
		if got := original(head{canonical: address}, at); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}
