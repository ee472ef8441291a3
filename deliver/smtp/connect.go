package smtp

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"

	gomail "github.com/wneessen/go-mail"
)

// connect makes the connection ready for a first message. The socket is made here, since
// go-mail leaves it open where a greeting, TLS or authentication goes wrong.
func (r *Relay) connect(ctx context.Context) error {
	conn, err := r.dial(ctx)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	client, err := gomail.NewClient(r.o.Host, r.dialOptions(conn)...)
	if err != nil {
		conn.Close()
		return fmt.Errorf("relay %s: %w", r.address(), err)
	}
	session, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		conn.Close()
		return fmt.Errorf("relay %s: %w", r.address(), err)
	}
	r.session, r.conn, r.sent = session, conn, 0
	return nil
}

// dial opens the socket, and TLS where that comes first.
func (r *Relay) dial(ctx context.Context) (net.Conn, error) {
	dialer := &net.Dialer{Timeout: r.o.Timeouts.Connect}
	if r.o.Security != ImplicitTLS {
		return dialer.DialContext(ctx, "tcp", r.address())
	}
	secure := tls.Dialer{NetDialer: dialer, Config: r.o.TLS}
	return secure.DialContext(ctx, "tcp", r.address())
}

// dialOptions tell go-mail to use a socket that stands already.
func (r *Relay) dialOptions(conn net.Conn) []gomail.Option {
	policy := gomail.TLSMandatory
	switch r.o.Security {
	case Opportunistic:
		policy = gomail.TLSOpportunistic
	case ImplicitTLS, Plain:
		policy = gomail.NoTLS
	}
	options := []gomail.Option{
		gomail.WithPort(r.o.Port),
		gomail.WithTimeout(r.o.Timeouts.Command),
		gomail.WithTLSPolicy(policy),
		gomail.WithTLSConfig(r.o.TLS),
		gomail.WithoutSMTPUTF8(),
		gomail.WithDialContextFunc(func(context.Context, string, string) (net.Conn, error) { return conn, nil }),
	}
	if r.o.Hello != "" {
		options = append(options, gomail.WithHELO(r.o.Hello))
	}
	if r.o.Username != "" {
		options = append(options,
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthSCRAMSHA1,
				gomail.SMTPAuthPlain, gomail.SMTPAuthLogin),
			gomail.WithUsername(r.o.Username), gomail.WithPassword(r.o.Password))
	}
	return options
}

// quit ends the session in good order where the relay still listens.
func (r *Relay) quit() {
	if r.session == nil {
		return
	}
	_ = r.command(r.session.Quit) // the connection is over either way
	r.drop()
}

// drop closes the connection without a word.
func (r *Relay) drop() {
	if r.conn != nil {
		r.conn.Close()
	}
	r.session, r.conn = nil, nil
}
