package command

import (
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"shiming": func() { os.Exit(Main(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the scripts in testdata/script. They know, besides the commands
// of testscript:
//
//	misuse command     the command has to end with the code 2
//	replace file a b   replaces the first a in the file by b
//	copytree dir to    copies a folder
//	await URL          waits until the address answers
//	shiming            stands for exec shiming
//
// and the variables CONTENT and MODULE, the folders of the built-in content and
// of the module, ADDR, a free address, and TOOLS, a PATH without the go command.
func TestScripts(t *testing.T) {
	module, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			defer l.Close()
			tools, _, _ := strings.Cut(e.Getenv("PATH"), string(os.PathListSeparator))
			e.Vars = append(e.Vars, "MODULE="+module, "CONTENT="+filepath.Join(module, defaultContent),
				"ADDR="+l.Addr().String(), "TOOLS="+tools)
			for _, name := range []string{"HOME", "XDG_CACHE_HOME", "GOPATH", "GOCACHE", "GOMODCACHE", "GOPROXY", "GOFLAGS"} {
				if v, set := os.LookupEnv(name); set {
					e.Vars = append(e.Vars, name+"="+v)
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"shiming": func(ts *testscript.TestScript, neg bool, args []string) { run(ts, neg, 1, args) },
			"misuse":  func(ts *testscript.TestScript, neg bool, args []string) { run(ts, true, 2, args[1:]) },
			"replace": func(ts *testscript.TestScript, neg bool, args []string) {
				data := ts.ReadFile(args[0])
				if !strings.Contains(data, args[1]) {
					ts.Fatalf("%s has no %q", args[0], args[1])
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(data, args[1], args[2], 1)), 0o644))
			},
			"copytree": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(args[0])))
			},
			"await": func(ts *testscript.TestScript, neg bool, args []string) {
				for end := time.Now().Add(2 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
					r, err := http.Get(args[0])
					if err == nil {
						r.Body.Close()
						return
					}
					if time.Now().After(end) {
						ts.Fatalf("nothing answers at %s: %v", args[0], err)
					}
				}
			},
		},
	})
}

// run runs shiming, which has to succeed, or if it must not, to end with a code.
func run(ts *testscript.TestScript, fails bool, code int, args []string) {
	err := ts.Exec("shiming", args...)
	var exit *exec.ExitError
	switch {
	case err == nil && fails:
		ts.Fatalf("it succeeded")
	case err != nil && !fails:
		ts.Fatalf("it failed: %v", err)
	case err != nil && (!errors.As(err, &exit) || exit.ExitCode() != code):
		ts.Fatalf("it ended with %v, want the code %d", err, code)
	}
}
