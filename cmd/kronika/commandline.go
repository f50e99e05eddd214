package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"
)

// A commandLine holds every command with its flags and arguments. Kong fills it
// in and calls the Run method of the command that was given.
type commandLine struct {
	Serve    serve      `cmd:"" default:"withargs" help:"publish the timelines of a database over HTTP"`
	Import   importFile `cmd:"" help:"bring a timeline into the database, whole or not at all"`
	Export   export     `cmd:"" help:"write a timeline in any of the formats"`
	Check    check      `cmd:"" help:"list every fault of a file, and what to write instead"`
	List     list       `cmd:"" help:"list the timelines of the database"`
	Remove   remove     `cmd:"" help:"take a timeline out of the database"`
	Backup   backup     `cmd:"" help:"copy the database to a file, also while it is served"`
	Restore  restore    `cmd:"" help:"put a backup in the place of the database, while it is not served"`
	Verify   verify     `cmd:"" help:"compare what the database derives from its events with them, also while it is served"`
	Rebuild  rebuild    `cmd:"" help:"compute the layout of a timeline anew"`
	Generate generate   `cmd:"" help:"write a synthetic timeline of any size, for trying it out"`
	Version  version    `cmd:"" help:"print the version of the program"`
}

// database is the flag of every command that uses an existing database.
type database struct {
	DB string `name:"db" default:"kronika.db" placeholder:"FILE" help:"The database."`
}

// parser returns a parser of the command line.
func (m *Main) parser() (*kong.Kong, error) {
	return kong.New(&commandLine{}, kong.Name("kronika"), kong.Writers(m.Stdout, m.Stderr), kong.Help(printHelp),
		kong.Resolvers(kong.ResolverFunc(m.fromEnvironment)))
}

// fromEnvironment returns the value of a flag that the command line does not
// give: that of KRONIKA_BASE_URL for --base-url.
func (m *Main) fromEnvironment(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	variable := "KRONIKA_" + strings.ToUpper(strings.ReplaceAll(flag.Name, "-", "_"))
	value := m.Getenv(variable)
	if value == "" {
		return nil, nil
	}
	trial := kong.ScanFromTokens(kong.Token{Type: kong.FlagValueToken, Value: value})
	if err := flag.Parse(trial, reflect.New(flag.Target.Type()).Elem()); err != nil {
		return nil, fmt.Errorf("%s: %q cannot be used for %w", variable, value, err)
	}
	return value, nil
}

// today returns the arguments in the form that kong reads: "help import" as
// "import --help", and flags with two dashes and their values behind an equals
// sign, where earlier releases had -db FILE or -db=FILE.
func today(app *kong.Application, args []string) []string {
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	if len(args) == 1 && strings.TrimLeft(args[0], "-") == "version" {
		return []string{"version"}
	}
	flags := map[string]*kong.Flag{}
	for _, node := range append(app.Children, app.Node) {
		for _, flag := range node.Flags {
			flags[flag.Name] = flag
			flags[string(flag.Short)] = flag
		}
	}
	var now []string
	for ; len(args) > 0 && args[0] != "--"; args = args[1:] {
		arg := args[0]
		name, value, given := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag := flags[name]
		switch {
		case !strings.HasPrefix(arg, "-") || name == "":
		case flag == nil && flags[name[:1]] == nil: // unknown: the error shows it whole
			arg = "--" + strings.TrimLeft(arg, "-")
		case flag == nil:
		case given:
			arg = "--" + flag.Name + "=" + value
		case flag.IsBool() || len(args) == 1:
			arg = "--" + flag.Name
		default: // its value may begin with a dash
			arg = "--" + flag.Name + "=" + args[1]
			args = args[1:]
		}
		now = append(now, arg)
	}
	return append(now, args...)
}

// errHelped says that help was printed, and that nothing else is to be done.
var errHelped = errors.New("help was printed")

// printHelp prints the list of commands, or the flags of one.
func printHelp(options kong.HelpOptions, c *kong.Context) error {
	if c.Selected() != nil {
		return errors.Join(kong.DefaultHelpPrinter(options, c), errHelped)
	}
	fmt.Fprint(c.Stdout, "kronika publishes timelines.\n\n")
	w := tabwriter.NewWriter(c.Stdout, 0, 0, 3, ' ', 0)
	fmt.Fprintln(w, "  kronika\tserve ./kronika.db on :8080; an empty database starts with the example")
	for _, command := range c.Model.Children {
		fmt.Fprintf(w, "  kronika %s\t%s\n", synopsis(command), command.Help)
	}
	w.Flush()
	fmt.Fprint(c.Stdout, "\n'kronika help COMMAND' lists its flags. Each can also be given in the environment: --base-url as KRONIKA_BASE_URL.\n")
	return errHelped
}

// synopsis returns a command and its arguments: import FILE|-.
func synopsis(command *kong.Command) string {
	text := command.Name
	for _, arg := range command.Positional {
		text += " " + arg.Name
	}
	return text
}

type version struct{}

// Run prints what was built.
func (version) Run(m *Main) error {
	number, revision := "(unknown)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		number = info.Main.Version
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				revision = " " + setting.Value
			}
		}
	}
	_, err := fmt.Fprintf(m.Stdout, "kronika %s%s\n", number, revision)
	return err
}
