package main

import (
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
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
