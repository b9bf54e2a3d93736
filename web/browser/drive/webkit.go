package drive

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"time"

	"shiming/web/browser/tool"
)

// webkit speaks WebDriver (https://www.w3.org/TR/webdriver2/) with WebKitGTK.
type webkit struct {
	screen, driver *process

	client  http.Client
	session string // the address of the session
}

func startWebKit(dir string) (browser, error) {
	parts, err := tool.WebKitGTK()
	if err != nil {
		return nil, err
	}
	port, err := tool.FreePort()
	if err != nil {
		return nil, err
	}
	w := &webkit{client: http.Client{Timeout: timeout + 10*time.Second}}
	if w.screen, err = start(dir, nil, parts.Xvfb, "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"); err != nil {
		return nil, err
	}
	display, err := w.screen.said(`(?m)^(\d+)$`)
	if err != nil {
		return w, err
	}
	w.driver, err = start(dir, []string{"DISPLAY=:" + display, "NO_AT_BRIDGE=1", "LIBGL_ALWAYS_SOFTWARE=1",
		"XDG_CACHE_HOME=" + dir, "XDG_CONFIG_HOME=" + dir, "XDG_DATA_HOME=" + dir},
		parts.Driver, fmt.Sprintf("--port=%d", port))
	if err != nil {
		return w, err
	}
	return w, w.connect(fmt.Sprintf("127.0.0.1:%d", port), parts.MiniBrowser)
}

func (w *webkit) connect(host, miniBrowser string) error {
	if !until(func() bool {
		c, err := net.Dial("tcp", host)
		if err == nil {
			c.Close()
		}
		return err == nil || w.driver.hasEnded()
	}) || w.driver.hasEnded() {
		return fmt.Errorf("WebKitWebDriver does not answer at %s", host)
	}
	var session struct{ SessionID string }
	w.session = "http://" + host + "/session"
	err := w.ask("POST", "", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
		"webkitgtk:browserOptions": map[string]any{"binary": miniBrowser, "args": []string{"--automation"}},
		"timeouts":                 map[string]any{"script": timeout.Milliseconds(), "pageLoad": timeout.Milliseconds()},
	}}}, &session)
	if err != nil {
		w.session = ""
		return err
	}
	w.session += "/" + session.SessionID
	return nil
}

// ask gives a command and reads its value.
func (w *webkit) ask(method, command string, params, value any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	r, err := http.NewRequest(method, w.session+command, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := w.client.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var said struct{ Value json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil {
		return fmt.Errorf("%s: the answer: %w", command, err)
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", command, said.Value)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(said.Value, value)
}

func (w *webkit) visit(address string) error {
	if err := w.enter(top); err != nil {
		return err
	}
	return w.ask("POST", "/url", map[string]any{"url": address}, nil)
}

// enter goes into a frame for the commands that follow.
func (w *webkit) enter(frame int) error {
	if err := w.ask("POST", "/frame", map[string]any{"id": nil}, nil); err != nil || frame == top {
		return err
	}
	var element any
	err := w.ask("POST", "/execute/sync", map[string]any{"script": fmt.Sprintf(`return %s[%d]`, frames, frame), "args": []any{}}, &element)
	if err != nil {
		return err
	}
	if element == nil {
		return fmt.Errorf("there is no frame %d", frame)
	}
	return w.ask("POST", "/frame", map[string]any{"id": element}, nil)
}

func (w *webkit) evaluate(script string, frame int) (text string, err error) {
	if err := w.enter(frame); err != nil {
		return "", err
	}
	err = w.ask("POST", "/execute/async", map[string]any{
		"script": `const done = arguments[arguments.length - 1]; ` + script + `.then(done);`, "args": []any{}}, &text)
	return text, err
}

func (w *webkit) press(x, y int) error {
	if err := w.enter(top); err != nil {
		return err
	}
	return w.ask("POST", "/actions", map[string]any{"actions": mouse(x, y)}, nil)
}

func (w *webkit) picture() ([]byte, error) {
	if err := w.enter(top); err != nil {
		return nil, err
	}
	var data string
	if err := w.ask("GET", "/screenshot", nil, &data); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(data)
}

func (w *webkit) close() error {
	defer w.screen.end()
	if w.driver == nil {
		return nil
	}
	defer w.driver.end()
	if w.session == "" {
		return nil
	}
	return w.ask("DELETE", "", nil, nil)
}
