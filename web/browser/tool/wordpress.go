package tool

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// WordPress returns the path of the script by which WordPress shows frames of other sites.
// Where Debian's package is not installed, the file alone is taken out of it.
func WordPress() (string, error) {
	const file = "usr/share/wordpress/wp-includes/js/wp-embed.js"
	if _, err := os.Stat("/" + file); err == nil {
		return "/" + file, nil
	}
	base, unlock, err := lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	dir := filepath.Join(base, "wordpress")
	if _, err := os.Stat(filepath.Join(dir, file)); err == nil {
		return filepath.Join(dir, file), nil
	}
	if !debianRoot() {
		return "", fmt.Errorf("install wordpress, or put its wp-embed.js at /%s; tests do it themselves only as root on Debian", file)
	}
	fresh, err := os.MkdirTemp(base, "wordpress-new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(fresh)
	cmd := exec.Command("sh", "-c", `(apt-get download wordpress || { apt-get update && apt-get download wordpress; }) && dpkg-deb --fsys-tarfile wordpress_*.deb | tar -x "./$0" && rm wordpress_*.deb`, file)
	cmd.Dir = fresh
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("fetching the package wordpress: %w\n%s", err, out)
	}
	return filepath.Join(dir, file), os.Rename(fresh, dir)
}
