package desk

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"barid/audience"
)

// A browser that an editor has signed in with carries a mark. It opens nothing: it only sets the
// browser apart from strangers who try passwords at the editor's address, so that they cannot
// keep the editor out. It is worth nothing once the editor is removed or has another password.
const (
	markCookie = "barid_browser"
	markLife   = 180 * 24 * time.Hour
)

// mark lets the browser of an editor be known from now on. stored is the hash of their password.
func (d *Desk) mark(w http.ResponseWriter, e audience.Editor, stored string) {
	browser := rand.Text()
	http.SetCookie(w, &http.Cookie{
		Name: markCookie, Value: browser + "." + signature(browser, e, stored), Path: d.sessions.Cookie.Path,
		MaxAge: int(markLife / time.Second), Secure: d.sessions.Cookie.Secure, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

// known reads the mark of a browser, if it is one for the editor.
func known(r *http.Request, e audience.Editor, stored string) (browser string, ok bool) {
	cookie, err := r.Cookie(markCookie)
	if err != nil || e.ID == 0 {
		return "", false
	}
	browser, signed, _ := strings.Cut(cookie.Value, ".")
	return browser, hmac.Equal([]byte(signed), []byte(signature(browser, e, stored)))
}

// signature is made with the stored hash as its key: it is as random as its salt, and nobody
// outside the database has it.
func signature(browser string, e audience.Editor, stored string) string {
	mac := hmac.New(sha256.New, []byte(stored))
	mac.Write([]byte("desk browser " + browser + " of " + e.Address))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
