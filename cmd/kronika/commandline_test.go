package main

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/fetch"
)

func TestFlagsOfEarlierReleases(t *testing.T) {
	parser, err := (&Main{Stdout: io.Discard, Stderr: io.Discard}).parser()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		claim     string
		was, want []string
	}{
		{"one dash", []string{"-db", "x"}, []string{"--db=x"}},
		{"one dash and an equals sign", []string{"export", "-format=csv"}, []string{"export", "--format=csv"}},
		{"one letter", []string{"-o", "x", "-n=3"}, []string{"--output=x", "--events=3"}},
		{"two dashes stay", []string{"--db", "x", "--format=csv"}, []string{"--db=x", "--format=csv"}},
		{"a value stays", []string{"--title", "-db", "-partial", "-"}, []string{"--title=-db", "--partial", "-"}},
		{"a missing value stays missing", []string{"-db"}, []string{"--db"}},
		{"arguments after two dashes stay", []string{"--", "-db"}, []string{"--", "-db"}},
		{"an unknown one is shown whole", []string{"-dbb"}, []string{"--dbb"}},
		{"help is a flag", []string{"help", "import"}, []string{"import", "--help"}},
		{"so is -help", []string{"import", "-help"}, []string{"import", "--help"}},
		{"version is a command", []string{"-version"}, []string{"version"}},
	} {
		if diff := cmp.Diff(row.want, today(parser.Model, row.was)); diff != "" {
			t.Errorf("%s: %s", row.claim, diff)
		}
	}
}

func TestAnAddressIsImported(t *testing.T) {
	t.Chdir(t.TempDir())
	get := func(_ context.Context, address string) (fetch.File, error) {
		if address != "https://example.org/moon" {
			return fetch.File{}, &fetch.Error{Problem: "there is nothing at this address", Remedy: "check it in a browser"}
		}
		return fetch.File{Name: "To the Moon.csv", Body: []byte("when,what\n1969-07-20,Landing\n")}, nil
	}
	for address, want := range map[string]string{
		"https://example.org/moon": "to-the-moon: 1 event of https://example.org/moon",
		"HTTPS://example.org/mars": "HTTPS://example.org/mars: there is nothing at this address; check it in a browser",
	} {
		var said strings.Builder
		m := &Main{Stdout: &said, Stderr: &said, Getenv: func(string) string { return "" }, Fetch: get}
		m.Run(t.Context(), []string{"import", address})
		if !strings.Contains(said.String(), want) {
			t.Errorf("%s: got %q, want %q", address, said.String(), want)
		}
	}
}

// Who runs the program in a script knows by its exit code what was stored.
func TestExitCodeOfAnImport(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, row := range []struct {
		name, table string
		flags       []string
		want        int
	}{
		{"whole", "when,what\n1999,A\n", nil, exitOK},
		{"nothing", "when,what\n1999,A\nsoon,B\n", nil, exitFailed},
		{"in part", "when,what\n1999,A\nsoon,B\n", []string{"--partial"}, exitInPart},
		{"no event", "when,what\nsoon,B\n", []string{"--partial"}, exitFailed},
		{"wrong usage", "when,what\n1999,A\n", []string{"--dashes", "both"}, exitUsage},
	} {
		m := &Main{Stdin: strings.NewReader(row.table), Stdout: io.Discard, Stderr: io.Discard, Getenv: func(string) string { return "" }}
		if got := m.Run(t.Context(), append([]string{"import", "-", "--slug", "s"}, row.flags...)); got != row.want {
			t.Errorf("%s: exit code %d, want %d", row.name, got, row.want)
		}
	}
}
