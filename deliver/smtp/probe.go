package smtp

import (
	"context"
	"crypto/tls"
	"fmt"
	"time"
)

// Offer is what a relay says of itself to a client that is ready to send.
type Offer struct {
	TLS        string    // version, such as "TLS 1.3"; empty: the way is not encrypted
	Expires    time.Time // of the relay's certificate; zero without TLS
	SignedIn   bool
	Extensions []string // those that matter for mail, as the relay writes them
}

// Probe connects, encrypts and signs in as for a message, and hangs up in good order.
func (r *Relay) Probe(ctx context.Context) (Offer, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.quit()
	if err := r.connect(ctx); err != nil {
		return Offer{}, err
	}
	defer r.quit()
	o := Offer{SignedIn: r.o.Username != ""}
	if state, ok := r.session.TLSConnectionState(); ok {
		o.TLS = tls.VersionName(state.Version)
		if len(state.PeerCertificates) > 0 {
			o.Expires = state.PeerCertificates[0].NotAfter
		}
	}
	for _, name := range []string{"STARTTLS", "AUTH", "SIZE", "8BITMIME", "PIPELINING", "SMTPUTF8", "DSN"} {
		if ok, value := r.session.Extension(name); ok && value != "" {
			o.Extensions = append(o.Extensions, fmt.Sprintf("%s %.60q", name, value))
		} else if ok {
			o.Extensions = append(o.Extensions, name)
		}
	}
	return o, nil
}
