package smtp

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net"
	"net/http/httptest"
	"net/mail"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"barid/internal/peer"
)

// throughPostfix is how many mails go to the real server.
const throughPostfix = 1000

// A real server, with STARTTLS and authentication: every mail arrives once and whole.
func TestPostfix(t *testing.T) {
	p := startPostfix(t)
	r := newRelay(t, p.options)
	for n := range throughPostfix {
		if outcome, err := r.Send(t.Context(), message(n)); err != nil || outcome.Code != 250 || !strings.Contains(outcome.Text, "queued as") {
			t.Fatalf("message %d: %v, %v\n%s", n, outcome, err, p.log())
		}
	}
	for n, raw := range p.delivered(throughPostfix) {
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := bodyOf(raw), bodyOf(unix(message(n).Data)); got != want {
			t.Errorf("message %d arrived as %q, want %q", n, got, want)
		}
		received := m.Header.Get("Received")
		if !strings.Contains(received, "using TLSv1.3") || !strings.Contains(received, "(Authenticated sender: barid@news.example)") {
			t.Fatalf("message %d was received %q", n, received)
		}
	}
	if log := p.log(); !strings.Contains(log, "sasl_method=SCRAM-SHA-256") {
		t.Errorf("the password was not proven by SCRAM:\n%s", log)
	}
}

func TestPostfixTurnsAway(t *testing.T) {
	p := startPostfix(t)
	for name, tt := range map[string]struct {
		change func(*Options)
		code   int
		text   string
	}{
		"wrong password": {func(o *Options) { o.Password = "guess" }, 0, "connect: .*535"},
		"nobody":         {func(o *Options) { o.Username = "" }, 554, "denied"},
		"no encryption":  {func(o *Options) { o.Security, o.Username = Plain, "" }, 0, "530 5.7.0 Must issue a STARTTLS"},
		"foreign name":   {func(o *Options) { o.TLS = &tls.Config{RootCAs: o.TLS.RootCAs, ServerName: "other.example"} }, 0, "connect: .*certificate"},
	} {
		o := p.options
		tt.change(&o)
		outcome, err := newRelay(t, o).Send(t.Context(), message(1))
		said := regexp.MustCompile(tt.text).MatchString(outcome.Text)
		if err != nil || outcome.Code != tt.code || !said || strings.Contains(outcome.Text, p.options.Password) {
			t.Errorf("%s: %v, %v", name, outcome, err)
		}
	}
}

// postfix is a server of the test's own: every file of it lies in one folder.
type postfix struct {
	t       *testing.T
	dir     string
	options Options // that lead to it, with the right password
}

// startPostfix starts a server on loopback that asks for STARTTLS and a password and delivers
// everything into one Maildir. It ends with the test.
func startPostfix(t *testing.T) *postfix {
	t.Helper()
	peer.Need(t, "postfix", "postfix", "postconf", "saslpasswd2")
	if os.Getuid() != 0 {
		peer.Missing(t, "postfix", "its master has to be started by root")
	}
	dir, err := os.MkdirTemp("", "barid-postfix-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	p := &postfix{t: t, dir: dir}
	p.options = Options{
		Host: "127.0.0.1", Port: freePort(t), Security: StartTLS, Hello: "news.example",
		Username: "barid", Password: "a secret of the test",
	}
	p.certify()
	p.configure()
	peer.Output(t, "postfix", "-c", dir, "start")
	t.Cleanup(func() {
		if said, err := exec.Command("postfix", "-c", dir, "stop").CombinedOutput(); err != nil {
			t.Errorf("stop: %v\n%s", err, said)
		}
	})
	return p
}

func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// certify gives the server a key and the options the root to trust.
func (p *postfix) certify() {
	p.t.Helper()
	web := httptest.NewTLSServer(nil) // has a certificate for 127.0.0.1
	defer web.Close()
	certificate := web.TLS.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		p.t.Fatal(err)
	}
	p.write("server.pem", string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key}))+
		string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Certificate[0]})))
	roots := x509.NewCertPool()
	roots.AddCert(web.Certificate())
	p.options.TLS = &tls.Config{RootCAs: roots, ServerName: "127.0.0.1"}
}

// The server's files. Its folder stands for %[1]s.
const (
	masterCF = `127.0.0.1:%d inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`
	mainCF = `compatibility_level = 3.6
queue_directory = %[1]s/queue
data_directory = %[1]s/data
maillog_file = %[1]s/mail.log
maillog_file_prefixes = %[1]s
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.example
mydestination =
alias_maps =
local_recipient_maps =
mynetworks =
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_tls_chain_files = %[1]s/server.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_tls_received_header = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_local_domain = news.example
smtpd_sasl_authenticated_header = yes
cyrus_sasl_config_path = %[1]s/sasl
virtual_mailbox_domains = barid.press
virtual_mailbox_base = %[1]s/mail
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
`
	saslConf = `pwcheck_method: auxprop
auxprop_plugin: sasldb
sasldb_path: %[1]s/sasldb2
mech_list: PLAIN SCRAM-SHA-256
`
)

// configure writes main.cf, master.cf and the password, and makes the folders with the owners
// that Postfix wants.
func (p *postfix) configure() {
	p.t.Helper()
	p.write("master.cf", fmt.Sprintf(masterCF, p.options.Port))
	p.write("main.cf", fmt.Sprintf(mainCF, p.dir))
	p.write("sasl/smtpd.conf", fmt.Sprintf(saslConf, p.dir))
	set := exec.CommandContext(p.t.Context(), "saslpasswd2", "-p", "-c", "-f", filepath.Join(p.dir, "sasldb2"), "-u", "news.example", p.options.Username)
	set.Stdin = strings.NewReader(p.options.Password)
	if said, err := set.CombinedOutput(); err != nil {
		p.t.Fatalf("saslpasswd2: %v\n%s", err, said)
	}
	owner, err := user.Lookup(strings.TrimSpace(peer.Output(p.t, "postconf", "-h", "-d", "mail_owner")))
	if err != nil {
		p.t.Fatal(err)
	}
	uid, err := strconv.Atoi(owner.Uid)
	if err != nil {
		p.t.Fatal(err)
	}
	for folder, uid := range map[string]int{".": 0, "queue": 0, "data": uid, "mail": 65534} {
		p.make(folder, uid)
	}
	if err := os.Chown(filepath.Join(p.dir, "sasldb2"), uid, -1); err != nil {
		p.t.Fatal(err)
	}
}

func (p *postfix) make(folder string, uid int) {
	p.t.Helper()
	path := filepath.Join(p.dir, folder)
	if err := os.MkdirAll(path, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.Chmod(path, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.Chown(path, uid, -1); err != nil {
		p.t.Fatal(err)
	}
}

func (p *postfix) write(name, content string) {
	p.t.Helper()
	p.make(filepath.Dir(name), 0)
	if err := os.WriteFile(filepath.Join(p.dir, name), []byte(content), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// log is what the server says of itself.
func (p *postfix) log() string {
	said, err := os.ReadFile(filepath.Join(p.dir, "mail.log"))
	if err != nil {
		return err.Error()
	}
	return string(said)
}

// delivered waits until so many mails have arrived and returns them by their number.
func (p *postfix) delivered(n int) map[int][]byte {
	p.t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	var files []string
	for range 1200 { // a minute
		<-tick.C
		files, _ = filepath.Glob(filepath.Join(p.dir, "mail/box/new/*"))
		if len(files) >= n {
			break
		}
	}
	if len(files) != n {
		p.t.Fatalf("%d of %d mails have arrived\n%s", len(files), n, p.log())
	}
	arrived := make(map[int][]byte, n)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			p.t.Fatal(err)
		}
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			p.t.Fatalf("%v\n%s", err, raw)
		}
		number, err := strconv.Atoi(strings.TrimPrefix(m.Header.Get("Subject"), "message "))
		if err != nil {
			p.t.Fatal(err)
		}
		arrived[number] = raw
	}
	if len(arrived) != n {
		p.t.Fatalf("%d mails have arrived, %d of them different ones", n, len(arrived))
	}
	return arrived
}

// bodyOf is what follows the headers.
func bodyOf(raw []byte) string {
	_, body, _ := strings.Cut(string(raw), "\n\n")
	return body
}

// unix gives a mail the line ends that it has in a Maildir.
func unix(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) }
