package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"kronika/timeline/fetch"
	"kronika/timeline/source"
)

// Main is the program with its surroundings, so that a test can run the real
// one.
type Main struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Fetch          func(ctx context.Context, address string) (fetch.File, error)
}

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
	exitInPart = 3
)

// A usageError is a command that was not understood.
type usageError struct{ problem string }

func (e *usageError) Error() string { return e.problem }

// errReported says that the failure has been printed already.
var errReported = errors.New("already reported")

// errInPart says that a part of the work was done, and that the rest has been printed.
var errInPart = errors.New("done in part")

// Run runs the command that the arguments name and returns the exit code.
func (m *Main) Run(ctx context.Context, args []string) int {
	err := m.dispatch(ctx, args)
	var usage *usageError
	switch {
	case err == nil || errors.Is(err, errHelped):
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(m.Stderr, "kronika: %v\n", err)
		return exitUsage
	case errors.Is(err, errInPart):
		return exitInPart
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

// dispatch parses the arguments and runs the command's Run method.
func (m *Main) dispatch(ctx context.Context, args []string) error {
	parser, err := m.parser()
	if err != nil {
		return err
	}
	args = today(parser.Model, args)
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") && commandNamed(parser.Model, args[0]) == nil {
		return unknownCommand(parser.Model, args[0])
	}
	parsed, err := parser.Parse(args)
	if failed, ok := errors.AsType[*kong.ParseError](err); ok && !errors.Is(err, errHelped) {
		return wrongArguments(failed)
	}
	if err != nil {
		return err
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return parsed.Run(m)
}

// wrongArguments says what a command wants instead.
func wrongArguments(failed *kong.ParseError) error {
	command := failed.Context.Selected()
	if command == nil { // no command, but a flag of serve
		command = failed.Context.Model.DefaultCmd
	}
	problem := failed.Error()
	if extra, ok := strings.CutPrefix(problem, "unexpected argument "); ok {
		problem = fmt.Sprintf("%q is one argument too many; write: kronika %s", extra, synopsis(command))
	} else if strings.HasPrefix(problem, "expected \"<") {
		problem = fmt.Sprintf("%s is missing; write: kronika %s", command.Positional[0].Name, synopsis(command))
	} else {
		if flag, _, ok := strings.Cut(problem, ": expected"); ok && strings.HasSuffix(problem, "(<EOL>)") {
			problem = flag + " has no value"
		}
		problem += fmt.Sprintf("; 'kronika help %s' lists the flags", command.Name)
	}
	return &usageError{command.Name + ": " + problem}
}

func commandNamed(app *kong.Application, name string) *kong.Command {
	for _, c := range app.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

func unknownCommand(app *kong.Application, name string) error {
	names := []string{"help"}
	for _, c := range app.Children {
		names = append(names, c.Name)
	}
	if near := source.Nearest(name, names); near != "" {
		return &usageError{fmt.Sprintf("there is no command %q; did you mean %s?", name, near)}
	}
	return &usageError{fmt.Sprintf("there is no command %q; 'kronika help' lists them", name)}
}
