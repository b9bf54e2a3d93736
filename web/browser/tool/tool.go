// Package tool finds what the browser tests need, and as root on Debian installs
// it: Chromium with a Chinese font, pinned packages of npm, and servers of other
// makes.
package tool

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"shiming/web/cache"
)

// Packages are the npm packages that the tests use, with their exact versions.
var Packages = []string{"axe-core@4.14.1", "html-validate@10.17.0", "@mozilla/readability@0.6.0"}

// Checkers are the packages that check scripts and types. Version 6 is the last one of
// TypeScript that the checker of Vue's templates can use.
var Checkers = []string{"typescript@6.0.3", "eslint@9.39.1", "vue-tsc@3.3.14", "vue@3.5.45", "react@19.3.1", "@types/react@19.3.3"}

// Lighthouse are the packages of the one test that needs Lighthouse, which is large.
// Version 12 is the last one that runs on Node 20.
var Lighthouse = []string{"lighthouse@12.8.2"}

// Peers are the search engines that ours is compared with, and the pinyin that two of them need.
var Peers = []string{"minisearch@7.2.0", "fuse.js@7.5.0", "pagefind@1.6.0", "pinyin-pro@3.29.4"}

// Chromium returns the path of a Chromium browser: the one named by the
// environment variable CHROMIUM, or else the first one found.
func Chromium() (string, error) {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return exec.LookPath(path)
	}
	path := find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
	if path != "" && chineseFont() {
		return path, nil
	}
	if err := apt("chromium", "fonts-noto-cjk", "fontconfig"); err != nil {
		if path != "" {
			return "", fmt.Errorf("no Chinese font is installed (such as fonts-noto-cjk): %w", err)
		}
		return "", fmt.Errorf("no Chromium is installed; install it, or name it in the environment variable CHROMIUM: %w", err)
	}
	if path = find("chromium"); path == "" {
		return "", errors.New("chromium was installed and is not on the PATH")
	}
	return path, nil
}

// Shell returns the path of Chromium's headless shell, which is the same browser without
// the parts around the page, and takes half the time. Where it is not to be had, and
// where CHROMIUM names a browser, it is what [Chromium] returns.
func Shell() (string, error) {
	path, err := Chromium()
	if err != nil || os.Getenv("CHROMIUM") != "" {
		return path, err
	}
	// On the PATH, Debian has a script for it, which would be ended in its place.
	shell := find("/usr/lib/chromium/chromium-headless-shell", "chrome-headless-shell")
	if shell == "" && apt("chromium-headless-shell") == nil {
		shell = find("/usr/lib/chromium/chromium-headless-shell")
	}
	if shell == "" {
		return path, nil
	}
	return shell, nil
}

// Flags returns the flags to start Chromium with: without a window, without a word to
// the network of its own accord, and with the source language as the reader's.
func Flags() []string {
	flags := []string{"headless", "disable-gpu", "no-first-run", "accept-lang=zh-CN",
		"disable-background-networking", "disable-component-update", "disable-sync", "disable-quic",
		"site-per-process"} // the shell would spare itself a process for a frame of another site
	if os.Getuid() == 0 {
		flags = append(flags, "no-sandbox")
	}
	return flags
}

// Browser returns the options to start the [Shell] with, the [Flags] among them.
func Browser() ([]chromedp.ExecAllocatorOption, error) {
	path, err := Shell()
	if err != nil {
		return nil, err
	}
	o := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.WSURLReadTimeout(time.Minute))
	for _, f := range Flags() {
		o = append(o, chromedp.Flag(f, true))
	}
	return o, nil
}

// NPM returns a folder whose node_modules has the [Packages].
func NPM() (string, error) { return Install(Packages) }

// Install returns a folder whose node_modules has some packages of npm.
func Install(packages []string) (string, error) {
	if find("npm") == "" || find("node") == "" {
		if err := apt("nodejs", "npm"); err != nil {
			return "", fmt.Errorf("no node and npm are installed, and the tests in a browser use them: %w", err)
		}
	}
	base, unlock, err := lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	dir := filepath.Join(base, fmt.Sprintf("npm-%x", sha256.Sum256([]byte(strings.Join(packages, " "))))[:20])
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	fresh, err := os.MkdirTemp(base, "npm-new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(fresh)
	args := append([]string{"install", "--prefix", fresh, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"}, packages...)
	if out, err := exec.Command("npm", args...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm install %s: %w\n%s", strings.Join(packages, " "), err, bytes.TrimSpace(out))
	}
	return dir, os.Rename(fresh, dir)
}

func find(names ...string) string {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// chineseFont reports whether there is a font to show Chinese with, as far as it
// can be told.
func chineseFont() bool {
	out, err := exec.Command("fc-list", ":lang=zh").Output()
	if err == nil {
		return len(bytes.TrimSpace(out)) > 0
	}
	return !debianRoot() // elsewhere the system has one
}

func debianRoot() bool {
	_, err := os.Stat("/etc/debian_version")
	return err == nil && os.Getuid() == 0 && find("apt-get") != ""
}

// apt installs Debian packages, if this is a Debian and the user may.
func apt(packages ...string) error {
	if !debianRoot() {
		return fmt.Errorf("install %s; tests do it themselves only as root on Debian", strings.Join(packages, ", "))
	}
	_, unlock, err := lock()
	if err != nil {
		return err
	}
	defer unlock()
	quiet, err := startNothing()
	if err != nil {
		return err
	}
	defer quiet()
	for _, args := range [][]string{{"update"}, slices.Concat([]string{"install", "-y", "--no-install-recommends"}, packages)} {
		cmd := exec.Command("apt-get", args...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("apt-get %s: %w\n%s", strings.Join(args, " "), err, bytes.TrimSpace(out))
		}
	}
	return nil
}

// startNothing keeps the packages that are installed from starting their services,
// until done is called.
func startNothing() (done func(), err error) {
	const asked = "/usr/sbin/policy-rc.d"
	f, err := os.OpenFile(asked, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o755)
	if errors.Is(err, fs.ErrExist) {
		return func() {}, nil // the machine has a policy of its own
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if _, err := f.WriteString("#!/bin/sh\nexit 101\n"); err != nil {
		return nil, err
	}
	return func() { os.Remove(asked) }, nil
}

// lock makes processes that install wait for one another. It returns the folder for what
// they install.
func lock() (dir string, unlock func(), err error) {
	if dir, err = cache.Folder("tool"); err == nil {
		unlock, err = cache.Lock(dir)
	}
	return dir, unlock, err
}
