package smtp

import (
	"bufio"
	"cmp"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
)

// What a fault may do instead of answering.
const (
	hangUp = "hang up"
	silent = "silent" // until the client gives up
)

// script is a relay on loopback that answers as a real one does, but for its faults: replies
// to the nth command of a kind, counted from 1 over all connections. "CONNECT" is the
// greeting, "BODY" the beginning of a message and "." its end, "AFTER" what follows an accepted
// message.
type script struct {
	faults map[string]string // "MAIL 2": "421 4.3.2 closing"

	silence chan bool // true when a silence begins

	mu       sync.Mutex
	seen     map[string]int
	stored   []string // messages that were accepted
	commands []string
}

// play starts the relay and returns options that lead to it.
func play(t *testing.T, faults map[string]string) (*script, Options) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &script{faults: faults, seen: make(map[string]int), silence: make(chan bool, 1)}
	var serving sync.WaitGroup
	serving.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			serving.Go(func() { s.serve(conn) })
		}
	})
	t.Cleanup(func() { listener.Close(); serving.Wait() })
	return s, Options{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Security: Plain, Hello: "news.example"}
}

func (s *script) serve(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewReader(conn)
	if !s.reply(conn, in, cmp.Or(s.meet("CONNECT"), "220 relay.example ready")) {
		return
	}
	open := false // a mail transaction
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		verb, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		fault, reply := s.meet(verb), "250 2.0.0 ok"
		switch {
		case verb == "QUIT":
			s.reply(conn, in, "221 2.0.0 bye")
			return
		case verb == "EHLO":
			reply = "250-relay.example\r\n250 ENHANCEDSTATUSCODES"
		case verb == "MAIL" && open:
			reply = "503 5.5.1 nested MAIL command"
		case verb == "DATA":
			reply = "354 go on"
		}
		open = (open || verb == "MAIL") && verb != "RSET"
		if !s.reply(conn, in, cmp.Or(fault, reply)) {
			return
		}
		if verb == "DATA" && fault == "" {
			if !s.take(conn, in) {
				return
			}
			open = false
		}
	}
}

// take reads a message up to its dot and answers it.
func (s *script) take(conn net.Conn, in *bufio.Reader) bool {
	if s.meet("BODY") == hangUp {
		return false
	}
	var body strings.Builder
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		body.WriteString(strings.TrimPrefix(line, "."))
	}
	fault := s.meet(".")
	if fault != "" {
		return s.reply(conn, in, fault)
	}
	s.mu.Lock()
	s.stored = append(s.stored, body.String())
	s.mu.Unlock()
	return s.reply(conn, in, "250 2.0.0 queued as 4711") && s.reply(conn, in, s.meet("AFTER"))
}

// meet counts a command and returns the fault that is meant for it.
func (s *script) meet(verb string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen[verb]++
	s.commands = append(s.commands, verb)
	return s.faults[fmt.Sprintf("%s %d", verb, s.seen[verb])]
}

// reply says a line or does what stands in its place; false ends the connection.
func (s *script) reply(conn net.Conn, in *bufio.Reader, line string) bool {
	switch line {
	case "":
		return true
	case hangUp:
		return false
	case silent:
		s.silence <- true
		_, _ = in.ReadByte() // returns when the client has hung up
		return false
	}
	fmt.Fprint(conn, line+"\r\n")
	return !strings.HasPrefix(line, "421")
}

// saw returns what the relay has stored, was told and how often it was called.
func (s *script) saw() (stored, commands []string, connections int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.stored), slices.Clone(s.commands), s.seen["CONNECT"]
}
