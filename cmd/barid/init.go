package main

import (
	_ "embed"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

//go:embed init.yaml
var initConfig []byte

func (p *program) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a commented config to start from",
		Long: `Writes a config with every key explained, and asks nothing. A file that is there
already is never overwritten.`,
		Example: "  barid init\n  barid init --config /etc/barid/config.yaml",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			f, err := os.OpenFile(p.configPath, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if errors.Is(err, os.ErrExist) {
				return usagef("%s is there already and stays as it is; name another with --config FILE", p.configPath)
			}
			if err != nil {
				return fmt.Errorf("write config: %w", err)
			}
			_, err = f.Write(initConfig)
			if err := errors.Join(err, f.Close()); err != nil {
				return fmt.Errorf("write config %s: %w", p.configPath, err)
			}
			fmt.Fprintf(p.stdout, "Wrote %s. Next: name your feeds in it, put a reader into subscribers.csv, then\n  barid run --dry-run   see what would be sent\n  barid run             send it\n", p.configPath)
			return nil
		},
	}
}
