package tool

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Server is a server of another make that runs on this machine.
type Server struct {
	// Address is where it answers, such as "http://127.0.0.1:41234".
	Address string

	cmd   *exec.Cmd
	ended chan struct{}
}

// PID returns the id of the server's process.
func (s *Server) PID() int { return s.cmd.Process.Pid }

// Stop ends the server.
func (s *Server) Stop() {
	s.cmd.Process.Signal(syscall.SIGTERM)
	<-s.ended
}

// Nginx starts nginx with the settings of Debian and one server block that has
// these directives. It writes into dir only. With brotli the module that sends .br
// files is there, but not switched on.
func Nginx(dir string, brotli bool, directives string) (*Server, error) {
	path := find("nginx")
	module := brotliModule()
	if path == "" || module == "" {
		if err := apt("nginx-light", "libnginx-mod-http-brotli-static"); err != nil {
			return nil, fmt.Errorf("no nginx with the module brotli_static is installed: %w", err)
		}
		if path, module = find("nginx"), brotliModule(); path == "" || module == "" {
			return nil, errors.New("nginx was installed and is not on the PATH, or its module brotli_static is not in any of " + strings.Join(moduleFolders, ", "))
		}
	}
	var conf strings.Builder
	if brotli {
		fmt.Fprintf(&conf, "load_module %s;\n", module)
	}
	if os.Getuid() == 0 {
		conf.WriteString("user root;\n") // who alone may read a temporary folder
	}
	port, err := FreePort()
	if err != nil {
		return nil, err
	}
	conf.WriteString("worker_processes auto;\ndaemon off;\npid nginx.pid;\nerror_log stderr;\n" +
		"events { worker_connections 4096; }\nhttp {\n" +
		"include /etc/nginx/mime.types;\ndefault_type application/octet-stream;\n" +
		"sendfile on;\ntcp_nopush on;\ngzip on;\naccess_log off;\n")
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		fmt.Fprintf(&conf, "%s_temp_path %s;\n", kind, filepath.Join(dir, kind))
	}
	fmt.Fprintf(&conf, "server {\nlisten 127.0.0.1:%d;\n%s\n}\n}\n", port, directives)
	name := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(name, []byte(conf.String()), 0o644); err != nil {
		return nil, err
	}
	return Start(port, exec.Command(path, "-p", dir, "-c", name))
}

var moduleFolders = []string{"/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules", "/usr/local/libexec/nginx"}

func brotliModule() string {
	for _, dir := range moduleFolders {
		name := filepath.Join(dir, "ngx_http_brotli_static_module.so")
		if _, err := os.Stat(name); err == nil {
			return name
		}
	}
	return ""
}

// PythonServer starts Python's http.server on a folder.
func PythonServer(dir string) (*Server, error) {
	path := find("python3")
	if path == "" {
		if err := apt("python3"); err != nil {
			return nil, fmt.Errorf("no python3 is installed: %w", err)
		}
		path = find("python3")
	}
	port, err := FreePort()
	if err != nil {
		return nil, err
	}
	return Start(port, exec.Command(path, "-m", "http.server", "--bind", "127.0.0.1", "--directory", dir, fmt.Sprint(port)))
}

// Wrk returns the path of wrk, which measures servers.
func Wrk() (string, error) {
	if path := find("wrk"); path != "" {
		return path, nil
	}
	if err := apt("wrk"); err != nil {
		return "", fmt.Errorf("no wrk is installed: %w", err)
	}
	return exec.LookPath("wrk")
}

// Start starts a command that is a server and waits until it answers at the port.
func Start(port int, cmd *exec.Cmd) (*Server, error) {
	s := &Server{Address: fmt.Sprintf("http://127.0.0.1:%d", port), cmd: cmd, ended: make(chan struct{})}
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		cmd.Wait()
		close(s.ended)
	}()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	over := time.After(20 * time.Second)
	for {
		if c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			c.Close()
			return s, nil
		}
		select {
		case <-look.C:
		case <-s.ended:
			return nil, fmt.Errorf("%s ended at once: %s", cmd.Path, bytes.TrimSpace(said.Bytes()))
		case <-over:
			s.Stop()
			return nil, fmt.Errorf("%s does not answer", cmd.Path)
		}
	}
}

// FreePort returns a port of this machine that nobody listens on.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
