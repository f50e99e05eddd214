package main

import (
	"bufio"
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// The stories in testdata/script run the program as a person does. Beside the
// commands of testscript they have:
//
//	start [FLAG…]               serve in the background; $URL and $ADDR are where
//	stop SIGNAL                 send a signal to that server, which has to end well; after KILL badly
//	http METHOD PATH [FILE]     send a request; status and body are the output
//	cutoff SIGNAL FILE ARG…     give the program half of a file on its standard
//	                            input, then the signal; its exit code is the output
//	events N FILE               write a timeline "many" of N events
//	unprivileged ARG…           run the program as a user who may write nowhere
//	newer FILE                  make the database one of a program to come
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Values[serverKey{}] = &backgroundServer{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"start": cmdStart, "stop": cmdStop, "http": cmdHTTP, "cutoff": cmdCutoff,
			"events": cmdEvents, "unprivileged": cmdUnprivileged, "newer": cmdNewer,
			"damage": cmdDamage,
		},
	})
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kronika": main})
}

// patience is how long a story waits for what has to happen at once.
const patience = 30 * time.Second

type serverKey struct{}

// A backgroundServer is the server of a story.
type backgroundServer struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
}

func cmdStart(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("a server that must not start is a command: ! exec kronika serve")
	}
	server := ts.Value(serverKey{}).(*backgroundServer)
	*server = backgroundServer{}
	server.cmd = program(ts, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	server.cmd.Stderr = &server.stderr
	stdout, err := server.cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(server.cmd.Start())
	process := server.cmd.Process
	ts.Defer(func() { process.Kill() }) // gone already when the story stopped it
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		server.cmd.Wait()
		ts.Fatalf("the server did not start: %v\n%s", err, &server.stderr)
	}
	ts.Logf("%s", line)
	url := strings.TrimSpace(line[strings.LastIndex(line, "http"):])
	ts.Setenv("URL", url)
	ts.Setenv("ADDR", strings.TrimPrefix(url, "http://"))
}

func cmdStop(ts *testscript.TestScript, neg bool, args []string) {
	server := ts.Value(serverKey{}).(*backgroundServer)
	ts.Check(server.cmd.Process.Signal(signals[args[0]]))
	err := server.cmd.Wait()
	if (err != nil) != (args[0] == "KILL") {
		ts.Fatalf("the server ended with %v\n%s", err, &server.stderr)
	}
}

var signals = map[string]os.Signal{"TERM": syscall.SIGTERM, "INT": os.Interrupt, "KILL": os.Kill, "HUP": syscall.SIGHUP}

func cmdHTTP(ts *testscript.TestScript, neg bool, args []string) {
	var body io.Reader
	if len(args) > 2 {
		body = strings.NewReader(ts.ReadFile(args[2]))
	}
	req, err := http.NewRequest(args[0], ts.Getenv("URL")+args[1], body)
	ts.Check(err)
	if secret := ts.Getenv("TOKEN"); secret != "" {
		req.Header.Set("Authorization", "Bearer "+secret)
	}
	resp, err := (&http.Client{Timeout: patience}).Do(req)
	if (err != nil) != neg {
		ts.Fatalf("%s %s: %v", args[0], args[1], err)
	}
	if err != nil {
		return
	}
	defer resp.Body.Close()
	fmt.Fprintln(ts.Stdout(), resp.Status)
	_, err = io.Copy(ts.Stdout(), resp.Body)
	ts.Check(err)
}

// program is the program in the story's folder and environment.
func program(ts *testscript.TestScript, args ...string) *exec.Cmd {
	path, err := exec.LookPath("kronika")
	ts.Check(err)
	cmd := exec.Command(path, args...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "HOME="+ts.Getenv("HOME"), "TMPDIR="+ts.Getenv("TMPDIR"))
	return cmd
}

func cmdCutoff(ts *testscript.TestScript, neg bool, args []string) {
	text := ts.ReadFile(args[1])
	cmd := program(ts, args[2:]...)
	stdin, err := cmd.StdinPipe()
	ts.Check(err)
	cmd.Stdout, cmd.Stderr = ts.Stdout(), ts.Stderr()
	ts.Check(cmd.Start())
	// The pipe holds 64 kB: when the half is written the program has read nearly
	// all of it and waits for more.
	_, err = io.WriteString(stdin, text[:len(text)/2])
	ts.Check(err)
	ts.Check(cmd.Process.Signal(signals[args[0]]))
	err = cmd.Wait()
	fmt.Fprintln(ts.Stdout(), cmd.ProcessState)
	if err == nil {
		ts.Fatalf("%v ended well with half of its input", args[2:])
	}
}

func cmdEvents(ts *testscript.TestScript, neg bool, args []string) {
	var n int
	_, err := fmt.Sscan(args[0], &n)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(manyEvents("many", n)), 0o644))
}

// manyEvents is a timeline as NDJSON, in canonical form and order.
func manyEvents(slug string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"kronika":1,"slug":%q,"title":"Many"}`+"\n", slug)
	for i := range n {
		fmt.Fprintf(&b, `{"id":"e%07d","date":"%04d-%02d-%02d","title":"Event %d"}`+"\n", i, 1000+i/336, i/28%12+1, i%28+1, i)
	}
	return b.String()
}

// cmdUnprivileged runs the program as somebody who owns nothing, for root may
// write everywhere.
func cmdUnprivileged(ts *testscript.TestScript, neg bool, args []string) {
	cmd := program(ts, args...)
	if os.Geteuid() == 0 {
		// A copy of the program where anybody may run it.
		binary, err := os.ReadFile(cmd.Path)
		ts.Check(err)
		folder, err := os.MkdirTemp("", "kronika-*")
		ts.Check(err)
		ts.Defer(func() { os.RemoveAll(folder) })
		ts.Check(os.Chmod(folder, 0o755))
		cmd.Path = folder + "/kronika"
		ts.Check(os.WriteFile(cmd.Path, binary, 0o755))
		cmd.Args[0] = "kronika" // by which testscript knows what to run
		cmd.Dir = folder
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	cmd.Stdout, cmd.Stderr = ts.Stdout(), ts.Stderr()
	if err := cmd.Run(); (err != nil) != neg {
		ts.Fatalf("%v: %v", args, err)
	}
}

// cmdDamage runs a statement on a database: damage FILE STATEMENT.
func cmdDamage(ts *testscript.TestScript, neg bool, args []string) {
	db, err := sql.Open("sqlite3", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(args[1])
	ts.Check(err)
}

// cmdNewer sets the number of the schema, user_version, to one that no program
// has yet. https://www.sqlite.org/fileformat.html#the_database_header
func cmdNewer(ts *testscript.TestScript, neg bool, args []string) {
	file, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR, 0)
	ts.Check(err)
	defer file.Close()
	_, err = file.WriteAt([]byte{0, 0, 0x27, 0x0F}, 60)
	ts.Check(err)
}
