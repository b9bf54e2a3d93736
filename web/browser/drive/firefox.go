package drive

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"

	"shiming/web/browser/tool"
)

// firefox speaks WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) with Firefox.
type firefox struct {
	process *process
	conn    net.Conn
	asked   int    // commands so far
	page    string // the tab
}

// silence keeps Firefox from asking anyone for anything of its own accord, beyond
// what it keeps from itself when it is driven. The reader's language is the source
// language.
const silence = `
user_pref("intl.accept_languages", "zh-CN");
user_pref("app.normandy.enabled", false);
user_pref("browser.backup.enabled", false);
user_pref("browser.newtabpage.activity-stream.feeds.system.topstories", false);
user_pref("browser.safebrowsing.downloads.remote.enabled", false);
user_pref("browser.search.update", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("dom.push.connection.enabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("media.gmp-manager.updateEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("nimbus.rollouts.enabled", false);
`

func startFirefox(dir string) (browser, error) {
	path, err := tool.Firefox()
	if err != nil {
		return nil, err
	}
	profile := filepath.Join(dir, "profile")
	if err := os.Mkdir(profile, 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(silence), 0o600); err != nil {
		return nil, err
	}
	f := &firefox{}
	f.process, err = start(dir, nil, path, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile, "about:blank")
	if err != nil {
		return nil, err
	}
	return f, f.connect()
}

func (f *firefox) connect() error {
	address, err := f.process.said(`WebDriver BiDi listening on (ws://\S+)`)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	// Nothing comes before it is asked for, so no buffer has a part of it.
	if f.conn, _, _, err = ws.Dial(ctx, address+"/session"); err != nil {
		return err
	}
	if err := f.ask("session.new", map[string]any{"capabilities": map[string]any{}}, nil); err != nil {
		return err
	}
	var tree struct {
		Contexts []struct{ Context string }
	}
	if err := f.ask("browsingContext.getTree", map[string]any{}, &tree); err != nil {
		return err
	}
	if len(tree.Contexts) == 0 {
		return errors.New("it has no tab")
	}
	f.page = tree.Contexts[0].Context
	return nil
}

// ask gives a command and reads its result.
func (f *firefox) ask(method string, params, result any) error {
	f.asked++
	f.conn.SetDeadline(time.Now().Add(timeout))
	command, err := json.Marshal(map[string]any{"id": f.asked, "method": method, "params": params})
	if err != nil {
		return err
	}
	if err := wsutil.WriteClientText(f.conn, command); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	for {
		data, err := wsutil.ReadServerText(f.conn)
		if err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		var answer struct {
			ID             int
			Error, Message string
			Result         json.RawMessage
		}
		if err := json.Unmarshal(data, &answer); err != nil {
			return fmt.Errorf("%s: the answer %.200s: %w", method, data, err)
		}
		switch {
		case answer.ID != f.asked: // an event, or what came too late
		case answer.Error != "":
			return fmt.Errorf("%s: %s: %s", method, answer.Error, answer.Message)
		case result != nil:
			return json.Unmarshal(answer.Result, result)
		default:
			return nil
		}
	}
}

func (f *firefox) visit(address string) error {
	return f.ask("browsingContext.navigate", map[string]any{"context": f.page, "url": address, "wait": "complete"}, nil)
}

func (f *firefox) evaluate(script string, frame int) (string, error) {
	context := f.page
	if frame != top {
		window, err := f.run(f.page, fmt.Sprintf(`%s[%d].contentWindow`, frames, frame))
		if err != nil {
			return "", fmt.Errorf("the frame %d: %w", frame, err)
		}
		var in struct{ Context string }
		if err := json.Unmarshal(window, &in); err != nil || in.Context == "" {
			return "", fmt.Errorf("the frame %d is %.200s (%v)", frame, window, err)
		}
		context = in.Context
	}
	value, err := f.run(context, script)
	if err != nil {
		return "", err
	}
	var text string
	return text, json.Unmarshal(value, &text)
}

// run evaluates a script in a browsing context and returns the value that it has
// there, as the protocol writes it.
func (f *firefox) run(context, script string) (json.RawMessage, error) {
	var answer struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails struct{ Text string }
	}
	err := f.ask("script.evaluate", map[string]any{"expression": script, "awaitPromise": true,
		"target": map[string]any{"context": context}}, &answer)
	if err == nil && answer.ExceptionDetails.Text != "" {
		err = errors.New(answer.ExceptionDetails.Text)
	}
	return answer.Result.Value, err
}

func (f *firefox) press(x, y int) error {
	return f.ask("input.performActions", map[string]any{"context": f.page, "actions": mouse(x, y)}, nil)
}

func (f *firefox) picture() ([]byte, error) {
	var shot struct{ Data string }
	if err := f.ask("browsingContext.captureScreenshot", map[string]any{"context": f.page}, &shot); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(shot.Data)
}

func (f *firefox) close() error {
	defer f.process.end()
	if f.conn == nil {
		return nil
	}
	defer f.conn.Close()
	return f.ask("browser.close", map[string]any{}, nil)
}
