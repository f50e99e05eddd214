// Command kronika publishes timelines: it serves them, and brings them in and
// out of its database.
//
// Without a command it serves. Every command is a field of commandLine and a
// struct with a Run method; every flag can also be given in the environment
// (--base-url as KRONIKA_BASE_URL). Errors are one sentence on standard error; the
// exit code is 0 when all is well, 1 when the work failed, 2 when the command was
// not understood, 3 when a part of a document was stored.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"kronika/timeline/fetch"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-ctx.Done()
		stop() // a second signal ends the program at once
	}()
	m := &Main{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Fetch: fetch.New().Get}
	os.Exit(m.Run(ctx, os.Args[1:]))
}
