package audience

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"barid/digest"
	"barid/news"
)

// Purpose is what a token allows. Each purpose has its own signature, so that a token for one
// thing never opens another.
type Purpose string

const (
	Unsubscribe Purpose = "unsubscribe"
	Preferences Purpose = "preferences"
	Bounce      Purpose = "bounce" // names the delivery's subscriber in the return path
	Dead        Purpose = "dead"   // in test sends: opens nothing
)

// Token lets its bearer act for one subscriber on one edition, and for nothing else.
type Token struct {
	Purpose    Purpose
	Subscriber SubscriberID
	Edition    digest.EditionID
}

// Keyring signs and opens tokens with the installation's key, which is made on first use and
// lies in the database, so in every backup.
type Keyring struct{ key []byte }

// minKey is the shortest key accepted, in bytes: as long as the hash.
const minKey = 32

// NewKeyring takes a random key of 32 bytes or more.
func NewKeyring(key []byte) (Keyring, error) {
	if len(key) < minKey {
		return Keyring{}, fmt.Errorf("token key has %d bytes, needs %d: %w", len(key), minKey, news.ErrInvalid)
	}
	return Keyring{key: key}, nil
}

// macBytes is how much of the HMAC a token carries: 128 bits.
const macBytes = 16

// Sign writes a token in letters, digits, '-', '_' and '.', fit for a URL and a header. Equal
// tokens are written equally, so that a repeated attempt sends the same bytes.
func (k Keyring) Sign(t Token) string {
	body := strconv.FormatInt(int64(t.Subscriber), 36) + "." + string(t.Edition)
	return body + "." + base64.RawURLEncoding.EncodeToString(k.mac(t.Purpose, body))
}

// Open reads a token of a purpose. Whatever is not one gets ErrInvalid; a dead token opens
// for no purpose.
func (k Keyring) Open(p Purpose, s string) (Token, error) {
	cut := strings.LastIndexByte(s, '.')
	if cut < 0 || p == Dead {
		return Token{}, fmt.Errorf("token: %w", news.ErrInvalid)
	}
	mac, err := base64.RawURLEncoding.Strict().DecodeString(s[cut+1:])
	if err != nil || !hmac.Equal(mac, k.mac(p, s[:cut])) {
		return Token{}, fmt.Errorf("token: %w", news.ErrInvalid)
	}
	id, edition, _ := strings.Cut(s[:cut], ".")
	n, err := strconv.ParseInt(id, 36, 64)
	if err != nil {
		return Token{}, fmt.Errorf("token: %w", news.ErrInvalid)
	}
	return Token{Purpose: p, Subscriber: SubscriberID(n), Edition: digest.EditionID(edition)}, nil
}

func (k Keyring) mac(p Purpose, body string) []byte {
	h := hmac.New(sha256.New, k.key)
	h.Write([]byte(string(p) + "\x00" + body))
	return h.Sum(nil)[:macBytes]
}
