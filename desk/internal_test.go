package desk

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"barid/news"
)

func TestHashMatchesItsPasswordOnly(t *testing.T) {
	const arabic = "كلمة سر طويلة لا تُنسى"
	hash, err := Hash(arabic)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Hash(arabic)
	if err != nil || again == hash {
		t.Errorf("two hashes of one password are alike: no salt (%v)", err)
	}
	tests := map[string]struct {
		password string
		want     bool
	}{
		"the password":                {arabic, true},
		"in presentation forms":       {strings.ReplaceAll(arabic, "لا", "\ufefb"), true},
		"another":                     {"كلمة سر طويلة لمكتب آخر", false},
		"none":                        {"", false},
		"one that is longer than any": {strings.Repeat("ا", maxPassword+1), false},
	}
	for name, tt := range tests {
		if got, err := newHasher().matches(t.Context(), tt.password, hash); got != tt.want || err != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestHashRefusesLengths(t *testing.T) {
	for _, p := range []string{"", "elevenchars", "أحد عشر حر", strings.Repeat("x", maxPassword+1)} {
		if _, err := Hash(p); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%d characters: %v", len([]rune(p)), err)
		}
	}
}

// What is not a hash of ours is an error, and costs nothing.
func TestStoredHashIsParsed(t *testing.T) {
	if _, _, _, err := parsePHC(nobody); err != nil {
		t.Errorf("the hash of nobody: %v", err)
	}
	const good = "$argon2id$v=19$m=65536,t=3,p=4$"
	fields := strings.SplitAfter(nobody, "$")
	salt, key := fields[4], fields[5]
	for _, bad := range []string{
		"", "plain", "$argon2i$v=19$m=65536,t=3,p=4$" + salt + key, "$argon2id$v=16$m=65536,t=3,p=4$" + salt + key,
		"$argon2id$v=19$m=4194304,t=3,p=4$" + salt + key, "$argon2id$v=19$m=65536,t=0,p=4$" + salt + key,
		"$argon2id$v=19$m=65536,t=3,p=0$" + salt + key, good + "?$" + key, good + salt + "short", good + salt + key + "$",
	} {
		if ok, err := newHasher().matches(t.Context(), "a long enough password", bad); ok || !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%q: %v, %v", bad, ok, err)
		}
	}
}

// Sign-ins beyond what the memory allows wait, and give up with their request.
func TestHashesAreCapped(t *testing.T) {
	h := newHasher()
	for range parallelHashes {
		h.slots <- struct{}{}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.matches(ctx, "a long enough password", nobody); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// Made-up addresses take a bounded memory.
func TestThrottleForgets(t *testing.T) {
	th := newThrottle()
	now := time.Date(2026, 3, 2, 6, 0, 0, 0, time.UTC)
	for i := range 3 * maxBuckets {
		th.allows(string(rune(i)), string(rune(i)), now)
		if len(th.buckets) > maxBuckets+2 {
			t.Fatalf("%d buckets", len(th.buckets))
		}
	}
	for range addressTries {
		th.allows("one address", "", now)
	}
	if th.allows("one address", "", now) || !th.allows("one address", "", now.Add(addressPause)) {
		t.Error("an address is not slowed down to one try in a pause")
	}
}

// The cookie stays off plain connections where the desk is reached by https.
func TestCookieIsSecureWhereTheAddressIs(t *testing.T) {
	for address, want := range map[string]bool{"https://news.example": true, "https://news.example/barid": true, "": false} {
		if got := newSessions(Options{PublicURL: address}, Root).Cookie.Secure; got != want {
			t.Errorf("%q: secure is %v", address, got)
		}
		if _, err := New(Options{PublicURL: address}); err != nil {
			t.Errorf("%q: %v", address, err)
		}
	}
}
