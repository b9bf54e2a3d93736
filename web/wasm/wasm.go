// Package wasm compiles the program for the browser. It trims go-app, whose package for
// servers and browsers would link much that the program never uses: see trim.go.
package wasm

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"shiming/web/cache"
	"shiming/web/wasm/strip"
)

// notInlined are packages whose calls are not inlined: they make a view or read the library
// once, where a call more is nothing, and the wasm is 2 % smaller for it, compressed.
var notInlined = []string{"shiming/app", "shiming/content", "shiming/content/address", "shiming/content/outcome", "shiming/content/widget", "fmt"}

// Compile compiles the command pkg of this module, such as "./app/wasm", for the browser,
// and strips it; with names it does not, and stack traces have the names of functions, the
// browser's too. Nor does it with a version of Go that package strip does not know, and log says so.
// The result stays in the user's cache folder, so that the go command does again only what
// has changed. log tells the user of long work. The error says what to do where there is no
// Go, where the present folder is not in the module, and where go-app is not as trim.go
// expects; of the compiler it has the words.
func Compile(ctx context.Context, pkg string, names bool, log func(string, ...any)) ([]byte, error) {
	root, err := moduleFolder(ctx)
	if err != nil {
		return nil, err
	}
	dir, err := cache.Folder(fmt.Sprintf("build-%.8x", sha256.Sum256([]byte(root+pkg))))
	if err != nil {
		return nil, err
	}
	unlock, err := cache.Lock(dir)
	if err != nil {
		return nil, fmt.Errorf("waiting for another build: %w", err)
	}
	defer unlock()

	env, err := goOutput(ctx, root, "env", "GOVERSION", "GOROOT")
	if err != nil {
		return nil, err
	}
	version, goroot, _ := strings.Cut(env, "\n")
	experiment := "nogreenteagc" // the older collector is smaller, and as fast with so little
	if !strip.Knows(version) {
		goroot, experiment = "", "" // its library may be another one
	}
	flags, err := trim(ctx, root, goroot, dir)
	if errors.Is(err, errStandard) {
		log("%v; the wasm works, but is larger than it need be", err)
		flags, err = trim(ctx, root, "", dir)
	}
	if err != nil {
		return nil, err
	}
	out := filepath.Join(dir, "app.wasm")
	before, _ := os.ReadFile(out)
	log("compiling the wasm (about a minute the first time, a second when nothing has changed)")
	start := time.Now()
	for _, p := range notInlined {
		flags = append(flags, "-gcflags="+p+"=-l")
	}
	symbols := "-s -w"
	if names {
		symbols = "-w"
	}
	build := exec.CommandContext(ctx, "go", slices.Concat([]string{"build"}, flags,
		[]string{"-trimpath", "-buildvcs=false", "-ldflags=" + symbols, "-o", out, pkg})...)
	build.Dir = root
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off", "CGO_ENABLED=0", "GOEXPERIMENT="+experiment)
	if msg, err := build.CombinedOutput(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("compiling the wasm (what is undefined in go-app may be left out by web/wasm/trim.go): %w\n%s", err, bytes.TrimSpace(msg))
	}
	wasm, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("reading the compiled wasm: %w", err)
	}
	what := "compiled"
	if bytes.Equal(before, wasm) {
		what = "nothing to compile"
	}
	log("%s: %.1f MB in %.1f s", what, float64(len(wasm))/1e6, time.Since(start).Seconds())
	if names {
		return wasm, nil
	}
	return stripped(wasm, log), nil
}

// stripped strips a wasm if it can, and tells of it if not: the wasm works as it is.
func stripped(wasm []byte, log func(string, ...any)) []byte {
	out, err := strip.Strip(wasm)
	if err != nil {
		log("%v; the wasm works, but is much larger than it need be", err)
		return wasm
	}
	return out
}

// Exec returns wasm_exec.js, the script of the installed toolchain that starts a wasm. It
// fails where there is no whole toolchain.
func Exec(ctx context.Context) ([]byte, error) {
	root, err := goOutput(ctx, "", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, fmt.Errorf("reading the toolchain's start script: %w; install a complete Go from https://go.dev/dl/", err)
	}
	return data, nil
}

// moduleFolder returns the folder of this module, which the present folder must
// be in.
func moduleFolder(ctx context.Context) (string, error) {
	out, err := goOutput(ctx, "", "list", "-m", "-f", "{{.Path}} {{.Dir}}")
	if err != nil {
		return "", err
	}
	name, dir, _ := strings.Cut(out, " ")
	if name != "shiming" {
		return "", errors.New("the source is not here: run this in the folder of the module shiming")
	}
	return dir, nil
}

// goOutput runs the go command and returns what it prints.
func goOutput(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	var msg bytes.Buffer
	cmd.Stderr = &msg
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return "", errors.New("the go command is not on the PATH, and the wasm is compiled with it: install Go from https://go.dev/dl/")
	}
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, bytes.TrimSpace(msg.Bytes()))
	}
	return strings.TrimSpace(string(out)), nil
}
