package drive

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"time"
)

// process is a program with all that it starts itself.
type process struct {
	cmd   *exec.Cmd
	log   string // the file of what it says
	ended chan struct{}
}

// start starts a program that keeps its files in dir.
func start(dir string, env []string, path string, args ...string) (*process, error) {
	p := &process{cmd: exec.Command(path, args...), log: filepath.Join(dir, filepath.Base(path)+".log"), ended: make(chan struct{})}
	// A file and no pipe, for the programs that it starts may keep a pipe open.
	log, err := os.Create(p.log)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	p.cmd.Stdout, p.cmd.Stderr = log, log
	p.cmd.Env = append(os.Environ(), env...)
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		p.cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

// said waits until the program says what a pattern describes, and returns the
// pattern's group.
func (p *process) said(pattern string) (string, error) {
	re := regexp.MustCompile(pattern)
	var all []byte
	var found [][]byte
	var err error
	until(func() bool {
		ended := p.hasEnded()
		all, err = os.ReadFile(p.log)
		found = re.FindSubmatch(all)
		return err != nil || found != nil || ended
	})
	switch {
	case err != nil:
		return "", err
	case found != nil:
		return string(found[1]), nil
	case p.hasEnded():
		return "", fmt.Errorf("%s ended at once: %s", p.cmd.Path, bytes.TrimSpace(all))
	}
	return "", fmt.Errorf("%s does not say %s, only: %s", p.cmd.Path, pattern, bytes.TrimSpace(all))
}

func (p *process) hasEnded() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// end ends the program and what it started.
func (p *process) end() {
	group := -p.cmd.Process.Pid
	syscall.Kill(group, syscall.SIGTERM)
	select {
	case <-p.ended:
	case <-time.After(5 * time.Second):
	}
	syscall.Kill(group, syscall.SIGKILL)
	<-p.ended
}

// remove removes a folder that a program which has just ended may still write to.
func remove(dir string) (err error) {
	until(func() bool {
		err = os.RemoveAll(dir)
		return err == nil
	})
	return err
}
