package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// group makes a command that only holds others name them, where none of them is asked for.
func group(cmd *cobra.Command, commands ...*cobra.Command) *cobra.Command {
	cmd.AddCommand(commands...)
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var names []string
		for _, c := range commands {
			names = append(names, c.Name())
		}
		return usagef("%s has no command %q; it has %s", cmd.CommandPath(), args[0], strings.Join(names, ", "))
	}
	cmd.RunE = func(*cobra.Command, []string) error { return cmd.Help() }
	return cmd
}

// formOf says how a command is written.
func formOf(cmd *cobra.Command) string {
	see := fmt.Sprintf("See        %s --help", cmd.CommandPath())
	if !cmd.HasParent() {
		return see
	}
	return fmt.Sprintf("Write      %s\n%s", cmd.UseLine(), see)
}

// flagFault is how the flag library tells of a number or a truth that is none.
var flagFault = regexp.MustCompile(`^invalid argument (".*") for "(?:-\w, )?(--[\w-]+)" flag: strconv\.Parse(\w+): `)

// explainFlag says what form a flag wants.
func explainFlag(_ *cobra.Command, err error) error {
	m := flagFault.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	wanted := "a number"
	if m[3] == "Bool" {
		wanted = "true or false"
	}
	return usagef("%s %s: write %s", m[2], m[1], wanted)
}

// hint has the commands that a text suggests, in quotes, name the config in use where it is
// not the usual one.
func (p *program) hint(text string) string {
	if p.configPath == usualConfig {
		return text
	}
	path := p.configPath
	if strings.ContainsAny(path, " \t'\"\\$") {
		path = strconv.Quote(path)
	}
	return strings.ReplaceAll(text, "'barid ", "'barid -c "+path+" ")
}

// sayf prints what suggests a command.
func (p *program) sayf(format string, args ...any) {
	fmt.Fprint(p.stdout, p.hint(fmt.Sprintf(format, args...)))
}
