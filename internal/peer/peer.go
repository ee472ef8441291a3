// Package peer finds the programs of other makers that tests hold Barid against: a mail
// server, a spam filter.
//
// Where a program is missing the test that needs it is skipped with the reason, unless the
// environment's BARID_REQUIRE names the peer: then it fails. Peers that a test starts run from
// folders of its own and touch nothing of the machine's.
package peer

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Need goes on where a peer's programs are all there.
func Need(t testing.TB, peer string, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			Missing(t, peer, err.Error())
		}
	}
}

// Missing ends a test for want of a peer.
func Missing(t testing.TB, peer, reason string) {
	t.Helper()
	if slices.Contains(strings.Split(os.Getenv("BARID_REQUIRE"), ","), peer) {
		t.Fatalf("%s is required: %s", peer, reason)
	}
	t.Skipf("no %s: %s", peer, reason)
}

// Output runs a peer's program to its end; one that fails ends the test with what it said.
func Output(t testing.TB, program string, args ...string) string {
	t.Helper()
	said, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", program, strings.Join(args, " "), err, said)
	}
	return string(said)
}
