package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"kronika/timeline/source"
)

// Main is the program with its surroundings, so that a test can run the real
// one.
type Main struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	// Listening is told the addresses once the server accepts connections: that
	// of the pages and that of the metrics, which may be empty. It may be nil.
	Listening func(addr, metricsAddr string)
}

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// A command is something the program does. Its setup declares the flags and
// returns what runs with them and the arguments that are not flags.
type command struct {
	name, args, summary string
	setup               func(*Main, *flag.FlagSet) action
}

type action func(ctx context.Context, args []string) error

// commands lists every command, in the order in which help shows them.
func commands() []command {
	return []command{
		{"serve", "", "publish the timelines of a database over HTTP", (*Main).serve},
		{"import", "FILE|-", "bring a timeline into the database, whole or not at all", (*Main).importFile},
		{"export", "SLUG", "write a timeline in any of the formats", (*Main).export},
		{"check", "FILE|-", "list every fault of a file, and what to write instead", (*Main).check},
		{"list", "", "list the timelines of the database", (*Main).list},
		{"remove", "SLUG", "take a timeline out of the database", (*Main).remove},
		{"backup", "FILE", "copy the database to a file, also while it is served", (*Main).backup},
		{"restore", "FILE", "put a backup in the place of the database, while it is not served", (*Main).restore},
		{"rebuild", "SLUG", "compute the layout of a timeline anew", (*Main).rebuild},
		{"generate", "", "write a synthetic timeline of any size, for trying it out", (*Main).generate},
	}
}

// A usageError is a command that was not understood.
type usageError struct{ problem string }

func (e *usageError) Error() string { return e.problem }

// errReported says that the failure has been told in full already.
var errReported = errors.New("already reported")

// Run does what the arguments say and returns the exit code.
func (m *Main) Run(ctx context.Context, args []string) int {
	err := m.dispatch(ctx, args)
	var usage *usageError
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(m.Stderr, "kronika: %v\n", err)
		return exitUsage
	case errors.Is(err, errReported):
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(m.Stderr, "kronika: stopped; nothing was changed")
	default:
		fmt.Fprintf(m.Stderr, "kronika: %v\n", err)
		if next := explain(err); next != "" {
			fmt.Fprintf(m.Stderr, "kronika: %s\n", next)
		}
	}
	return exitFailed
}

func (m *Main) dispatch(ctx context.Context, args []string) error {
	name := "serve"
	if len(args) == 1 && (args[0] == "-version" || args[0] == "--version") {
		args[0] = "version"
	}
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	switch {
	case name == "help" && len(args) > 0:
		name, args = args[0], []string{"-help"}
	case name == "help" || len(args) == 1 && name == "serve" && isHelp(args[0]):
		return m.help()
	case name == "version":
		return m.version()
	}
	for _, c := range commands() {
		if c.name == name {
			return m.run(ctx, c, args)
		}
	}
	return unknownCommand(name)
}

func isHelp(arg string) bool { return slices.Contains([]string{"-h", "-help", "--help"}, arg) }

// run reads the flags of a command and does it.
func (m *Main) run(ctx context.Context, c command, args []string) error {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	do := c.setup(m, flags)
	if err := fromEnvironment(flags, m.Getenv); err != nil {
		return &usageError{err.Error()}
	}
	rest, err := parse(flags, args)
	if errors.Is(err, flag.ErrHelp) {
		m.helpOn(c, flags)
		return nil
	}
	if err != nil {
		return &usageError{fmt.Sprintf("%s: %v; 'kronika help %s' lists the flags", c.name, err, c.name)}
	}
	if wanted := len(strings.Fields(c.args)); len(rest) != wanted {
		return &usageError{wrongCount(c, rest, wanted)}
	}
	return do(ctx, rest)
}

// wrongCount says which arguments a command wants.
func wrongCount(c command, rest []string, wanted int) string {
	if len(rest) > wanted {
		return fmt.Sprintf("%s: %q is one argument too many; write: kronika %s", c.name, rest[wanted], synopsis(c))
	}
	return fmt.Sprintf("%s: %s is missing; write: kronika %s", c.name, c.args, synopsis(c))
}

func synopsis(c command) string { return strings.TrimSpace(c.name + " " + c.args) }

func unknownCommand(name string) error {
	names := []string{"help", "version"}
	for _, c := range commands() {
		names = append(names, c.name)
	}
	if near := source.Nearest(name, names); near != "" {
		return &usageError{fmt.Sprintf("there is no command %q; did you mean %s?", name, near)}
	}
	return &usageError{fmt.Sprintf("there is no command %q; 'kronika help' lists them", name)}
}
