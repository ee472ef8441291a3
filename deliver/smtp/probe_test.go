package smtp

import (
	"slices"
	"strings"
	"testing"
)

func TestProbe(t *testing.T) {
	for _, security := range []Security{StartTLS, ImplicitTLS} {
		_, o := serve(t, security)
		r := newRelay(t, o)
		offer, err := r.Probe(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if offer.TLS != "TLS 1.3" || offer.Expires.IsZero() || !offer.SignedIn || !slices.Contains(offer.Extensions, "8BITMIME") {
			t.Errorf("%s: %+v", security, offer)
		}
		if outcome, err := r.Send(t.Context(), message(1)); err != nil || !outcome.Accepted() {
			t.Errorf("sent after the probe: %v, %v", outcome, err)
		}
	}
}

func TestProbeWithoutTLS(t *testing.T) {
	relay, o := play(t, nil)
	offer, err := newRelay(t, o).Probe(t.Context())
	if err != nil || offer.TLS != "" || offer.SignedIn {
		t.Errorf("%+v, %v", offer, err)
	}
	if _, commands, _ := relay.saw(); !slices.Equal(commands, []string{"CONNECT", "EHLO", "QUIT"}) {
		t.Errorf("it said %v", commands)
	}
}

func TestProbeSaysWhatIsWrong(t *testing.T) {
	_, o := serve(t, StartTLS)
	o.Password = "guess"
	_, err := newRelay(t, o).Probe(t.Context())
	if err == nil || !strings.Contains(err.Error(), "535") || strings.Contains(err.Error(), "guess") {
		t.Errorf("it says %v", err)
	}
}
