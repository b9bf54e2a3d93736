package web

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"shiming/app"
)

// TestEvents: the events that the page for owners lists are the messages to the
// host, with their fields.
func TestEvents(t *testing.T) {
	listed := map[string][]string{}
	for _, e := range app.Events {
		listed[e.Kind] = e.Fields
	}
	said := map[string][]string{}
	for kind, fields := range toHost {
		for _, f := range fields {
			said[kind] = append(said[kind], strings.TrimSuffix(f, "?"))
		}
	}
	if !maps.EqualFunc(listed, said, slices.Equal[[]string]) {
		t.Errorf("the page lists\n%v\nand the protocol has\n%v", listed, said)
	}
}

// TestEmbedOptions: the script reads the options that the page for owners lists, and
// no others but the address of its site.
func TestEmbedOptions(t *testing.T) {
	var source strings.Builder
	for _, name := range []string{"js/embed/widget.js", "js/embed/element.js"} {
		data, err := own.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(data)
	}
	read := map[string]bool{}
	for _, quoted := range strings.Split(source.String(), "'") {
		read[quoted] = true
	}
	for _, o := range app.Options {
		height := strings.HasSuffix(o.Name, "-height")
		if !read[o.Name] && !(height && strings.Contains(source.String(), o.Name)) {
			t.Errorf("the script does not read %s", o.Name)
		}
	}
}
