package desk

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"barid/news"
)

// cost is what one try of a password takes: the second recommended option of RFC 9106 §4.
type cost struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

const (
	saltBytes = 16
	keyBytes  = 32
)

// A password's length, in characters, as NIST SP 800-63B would have it; the longest bounds
// what is read.
const (
	minPassword = 12
	maxPassword = 256
)

// parallelHashes bounds memory and work of strangers who come all at once: 64 MiB each.
const parallelHashes = 2

// Hash turns a new password into what is stored: a PHC string of Argon2id. It refuses one
// that is too short.
func Hash(password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < minPassword || n > maxPassword {
		return "", fmt.Errorf("password of %d characters: write %d to %d: %w", n, minPassword, maxPassword, news.ErrInvalid)
	}
	salt := make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("password salt: %w", err)
	}
	c := cost{memory: 64 << 10, passes: 3, threads: 4}
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(c.key(password, salt))), nil
}

// key derives from the composed form, so that a keyboard's choice of code points is none.
func (c cost) key(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(norm.NFKC.String(password)), salt, c.passes, c.memory, c.threads, keyBytes)
}

// nobody is hashed for an address that has no editor, so that the time of a refusal does not
// tell whether there is one. No password is known for it.
const nobody = "$argon2id$v=19$m=65536,t=3,p=4$DiwhPPnlThLMaE1PtN0VRQ$y4wrBNPTORS/d9xM2F+pFV0y9Nf/iiRppsONnbCAyBU"

// hasher tries passwords, a few at a time.
type hasher struct{ slots chan struct{} }

func newHasher(parallel int) hasher { return hasher{make(chan struct{}, parallel)} }

// matches tries a password against a stored hash. It waits for its turn until ctx ends.
func (h hasher) matches(ctx context.Context, password, stored string) (bool, error) {
	c, salt, want, err := parsePHC(stored)
	if err != nil {
		return false, err
	}
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return false, fmt.Errorf("wait for other sign-ins: %w", ctx.Err())
	}
	return utf8.RuneCountInString(password) <= maxPassword && subtle.ConstantTimeCompare(c.key(password, salt), want) == 1, nil
}

// parsePHC reads a hash that Hash has written. Costs beyond what it ever writes are refused,
// since they would be paid at every try.
func parsePHC(s string) (c cost, salt, key []byte, err error) {
	fields := strings.Split(s, "$")
	if len(fields) != 6 || fields[0] != "" || fields[1] != "argon2id" || fields[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, fmt.Errorf("password hash is not of argon2id: %w", news.ErrInvalid)
	}
	_, err = fmt.Sscanf(fields[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.threads)
	if err == nil {
		salt, err = base64.RawStdEncoding.Strict().DecodeString(fields[4])
	}
	if err == nil {
		key, err = base64.RawStdEncoding.Strict().DecodeString(fields[5])
	}
	if err != nil || c.memory > 256<<10 || c.passes < 1 || c.passes > 10 || c.threads < 1 || len(key) != keyBytes {
		return c, nil, nil, fmt.Errorf("password hash cannot be read: %w", news.ErrInvalid)
	}
	return c, salt, key, nil
}
