package desk

import (
	"context"
	"errors"
	"fmt"
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
		if got, err := newHasher(parallelHashes).matches(t.Context(), tt.password, hash); got != tt.want || err != nil {
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
		if ok, err := newHasher(parallelHashes).matches(t.Context(), "a long enough password", bad); ok || !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%q: %v, %v", bad, ok, err)
		}
	}
}

// Sign-ins beyond what the memory allows wait, and give up with their request.
func TestHashesAreCapped(t *testing.T) {
	h := newHasher(parallelHashes)
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
		th.begin(fmt.Sprint(i), "a host", now)
		if len(th.buckets) > maxBuckets {
			t.Fatalf("%d buckets", len(th.buckets))
		}
	}
}

// What was not wrong is not counted; what was wrong counts for its address and place, and slows
// down the address elsewhere.
func TestThrottleCountsWrongTries(t *testing.T) {
	th := newThrottle()
	now := time.Date(2026, 3, 2, 6, 0, 0, 0, time.UTC)
	for i := range 3 * wrongTries {
		undo, ok := th.begin("omar", "home", now)
		if !ok {
			t.Fatalf("right try %d is refused", i)
		}
		undo()
	}
	for range wrongTries {
		if pause := th.pause("omar", now); pause != 0 {
			t.Errorf("slowed down by %s already", pause)
		}
		th.begin("omar", "home", now)
		th.wrong("omar", now)
	}
	tests := []struct { // in the order of their times, since a bucket knows no way back
		name, address, from string
		at                  time.Time
		allowed             bool
		pause               time.Duration
	}{
		{"there", "omar", "home", now, false, slowness},
		{"from elsewhere", "omar", "office", now, true, slowness},
		{"at another address", "rima", "home", now, true, 0},
		{"there, later", "omar", "home", now.Add(wrongPause), true, 0},
	}
	for _, tt := range tests {
		undo, allowed := th.begin(tt.address, tt.from, tt.at)
		if pause := th.pause(tt.address, tt.at); allowed != tt.allowed || pause != tt.pause {
			t.Errorf("%s: allowed %v after %s, want %v after %s", tt.name, allowed, pause, tt.allowed, tt.pause)
		}
		if allowed {
			undo()
		}
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
