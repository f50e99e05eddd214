package main

import (
	"flag"
	"fmt"
	"runtime/debug"
	"text/tabwriter"
)

// help lists the commands.
func (m *Main) help() error {
	fmt.Fprint(m.Stdout, "kronika publishes timelines.\n\n")
	w := tabwriter.NewWriter(m.Stdout, 0, 0, 3, ' ', 0)
	fmt.Fprintln(w, "  kronika\tserve ./kronika.db on :8080; an empty database starts with the example")
	for _, c := range commands() {
		fmt.Fprintf(w, "  kronika %s\t%s\n", synopsis(c), c.summary)
	}
	fmt.Fprintln(w, "  kronika version\tsay which version this is")
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprint(m.Stdout, "\n'kronika help COMMAND' lists its flags. Each can also be given in the environment: -base-url as KRONIKA_BASE_URL.\n")
	return err
}

// helpOn explains one command.
func (m *Main) helpOn(c command, flags *flag.FlagSet) {
	fmt.Fprintf(m.Stdout, "kronika %s: %s\n", synopsis(c), c.summary)
	flags.SetOutput(m.Stdout)
	flags.PrintDefaults()
}

// version says what was built.
func (m *Main) version() error {
	version, revision := "(unknown)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				revision = " " + setting.Value
			}
		}
	}
	_, err := fmt.Fprintf(m.Stdout, "kronika %s%s\n", version, revision)
	return err
}
