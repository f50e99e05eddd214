package main

import (
	"flag"
	"fmt"
	"strings"
)

// envName is the variable that stands for a flag: -base-url is KRONIKA_BASE_URL.
func envName(flagName string) string {
	return "KRONIKA_" + strings.ToUpper(strings.ReplaceAll(flagName, "-", "_"))
}

// fromEnvironment sets the flags that the environment names. It runs before the
// command line is read, which therefore has the last word.
func fromEnvironment(flags *flag.FlagSet, getenv func(string) string) error {
	var failed error
	flags.VisitAll(func(f *flag.Flag) {
		value := getenv(envName(f.Name))
		if value == "" || failed != nil {
			return
		}
		if err := flags.Set(f.Name, value); err != nil {
			failed = fmt.Errorf("%s: %q cannot be used for -%s: %v", envName(f.Name), value, f.Name, err)
		}
	})
	return failed
}

// parse reads flags wherever they stand, before or after the other arguments,
// and returns the latter. After "--" everything is an argument.
func parse(flags *flag.FlagSet, args []string) (rest []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		left := flags.Args()
		if len(left) == 0 {
			return rest, nil
		}
		if read := len(args) - len(left); read > 0 && args[read-1] == "--" {
			return append(rest, left...), nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

// databaseFlag is the flag that every command with a database has.
func databaseFlag(flags *flag.FlagSet) *string {
	return flags.String("db", "kronika.db", "the database `file`")
}
