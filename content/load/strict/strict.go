// Package strict reads YAML into Go values, by the names that their fields have in JSON.
// It takes no key that a struct does not know, misses none that is not marked omitempty or
// omitzero, takes every text as it is written, and reports all that is wrong with its line.
// Of YAML it takes what people write by hand: no anchors, tags and merge keys.
package strict

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"shiming/content/decision"
)

// Decoder reads one document. Its functions may be nil.
type Decoder struct {
	// Custom reads a value that is written in another way than others of its type, given
	// by a pointer to it. It returns whether it did.
	Custom func(d *Decoder, n *yaml.Node, value any, path string) bool

	// Check checks a text; tag is the one of its field.
	Check func(d *Decoder, n *yaml.Node, tag reflect.StructTag)

	// Lines says at which line of the document the value at a path begins. Paths are
	// those of lint.Problem.
	Lines map[string]int

	// Problems are all that is wrong, and Incomplete tells that something is not in the
	// value because of it.
	Problems   []Problem
	Incomplete bool
}

// Problem is something wrong at a line of the document.
type Problem struct {
	Line int
	Text string
}

// Decode reads a document into the value that v points to, which is at a path.
func (d *Decoder) Decode(text string, v any, path string) {
	d.Lines = map[string]int{}
	root, line, problem := parse(text)
	if problem != "" {
		d.Incomplete = true
		d.Problems = append(d.Problems, Problem{max(line, 1), problem})
		return
	}
	d.Value(root, v, path)
}

// Note reports a problem that leaves the value whole.
func (d *Decoder) Note(n *yaml.Node, format string, a ...any) {
	d.Problems = append(d.Problems, Problem{n.Line, fmt.Sprintf(format, a...)})
}

// Fail reports a problem that leaves the value incomplete.
func (d *Decoder) Fail(n *yaml.Node, format string, a ...any) {
	d.Note(n, format, a...)
	d.Incomplete = true
}

// Record says at which line the value at a path begins, the first time it is called.
func (d *Decoder) Record(path string, line int) {
	if _, ok := d.Lines[path]; !ok {
		d.Lines[path] = line
	}
}

// Value reads a node into the value that v points to.
func (d *Decoder) Value(n *yaml.Node, v any, path string) {
	d.value(n, reflect.ValueOf(v).Elem(), path, "")
}

func (d *Decoder) value(n *yaml.Node, v reflect.Value, path string, tag reflect.StructTag) {
	if path != "" {
		d.Record(path, n.Line)
	}
	if d.Custom != nil && d.Custom(d, n, v.Addr().Interface(), path) {
		return
	}
	switch v.Kind() {
	case reflect.String:
		if n.Kind != yaml.ScalarNode {
			d.Fail(n, "%s is %s, want a text", last(path), KindOf(n))
			return
		}
		v.SetString(n.Value)
		if d.Check != nil {
			d.Check(d, n, tag)
		}
	case reflect.Int:
		whole, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			d.Fail(n, "%s is %s, want a whole number", last(path), KindOf(n))
			return
		}
		if whole == 0 && strings.Contains(tag.Get("json"), ",") {
			d.Note(n, "%s is 0: leave it out", last(path)) // which is what 0 stands for
		}
		v.SetInt(int64(whole))
	case reflect.Bool:
		if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" {
			d.Fail(n, "%s is %s, want true or false", last(path), KindOf(n))
			return
		}
		if n.Value == "false" && strings.Contains(tag.Get("json"), ",") {
			d.Note(n, "%s is false: leave it out", last(path))
		}
		v.SetBool(n.Value == "true")
	case reflect.Slice:
		d.list(n, v, path)
	case reflect.Map:
		d.mapping(n, v, path)
	case reflect.Struct:
		d.structure(n, v, path)
	default:
		panic("no way to read a " + v.Type().String())
	}
}

func (d *Decoder) list(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.SequenceNode {
		d.Fail(n, "%s is %s, want a list", last(path), KindOf(n))
		return
	}
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	entry := v.Type().Elem()
	hasID := entry.Kind() == reflect.String
	if entry.Kind() == reflect.Struct {
		_, hasID = entry.FieldByName("ID")
	}
	names := decision.ListNames(n.Content, func(e *yaml.Node) string {
		if !hasID {
			return ""
		}
		return idOf(e)
	})
	for i, name := range names {
		d.value(n.Content[i], list.Index(i), join(path, name), "")
	}
	v.Set(list)
}

// idOf returns the id that an entry of a list will have as a Go value.
func idOf(e *yaml.Node) string {
	if e.Kind == yaml.ScalarNode {
		return e.Value
	}
	if e.Kind == yaml.MappingNode {
		for j := 0; j+1 < len(e.Content); j += 2 {
			if e.Content[j].Value == "id" && e.Content[j+1].Kind == yaml.ScalarNode {
				return e.Content[j+1].Value
			}
		}
	}
	return ""
}

// Pair is a key of a mapping and its value.
type Pair struct {
	Key, Value *yaml.Node
}

// Pairs returns what is in a mapping, each key once, and whether it is one.
func (d *Decoder) Pairs(n *yaml.Node, path string) (pairs []Pair, ok bool) {
	if n.Kind != yaml.MappingNode {
		d.Fail(n, "%s is %s, want a mapping", last(path), KindOf(n))
		return nil, false
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			d.Fail(key, "key is %s, want a text", KindOf(key))
		case seen[key.Value]:
			d.Note(key, "duplicate key %q", key.Value)
		default:
			seen[key.Value] = true
			pairs = append(pairs, Pair{key, value})
		}
	}
	return pairs, true
}

func (d *Decoder) mapping(n *yaml.Node, v reflect.Value, path string) {
	pairs, ok := d.Pairs(n, path)
	if !ok {
		return
	}
	m := reflect.MakeMap(v.Type())
	for _, p := range pairs {
		value := reflect.New(v.Type().Elem()).Elem()
		at := join(path, p.Key.Value)
		d.Record(at, p.Key.Line)
		d.value(p.Value, value, at, "")
		m.SetMapIndex(reflect.ValueOf(p.Key.Value).Convert(v.Type().Key()), value)
	}
	v.Set(m)
}

func (d *Decoder) structure(n *yaml.Node, v reflect.Value, path string) {
	pairs, ok := d.Pairs(n, path)
	if !ok {
		return
	}
	fields := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(v.Type()) {
		if f.IsExported() && !f.Anonymous {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields[name] = f
		}
	}
	for _, p := range pairs {
		f, ok := fields[p.Key.Value]
		if !ok {
			d.Note(p.Key, "unknown key %q", p.Key.Value)
			continue
		}
		delete(fields, p.Key.Value)
		at := join(path, p.Key.Value)
		d.Record(at, p.Key.Line)
		d.value(p.Value, v.FieldByIndex(f.Index), at, f.Tag)
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !strings.Contains(fields[name].Tag.Get("json"), ",") {
			d.Fail(n, "missing key %q", name)
		}
	}
}

// KindOf says what a node is, for a message.
func KindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Value == "":
		return "empty"
	}
	return "a text"
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "/" + name
}

// last returns the name of what is at the path.
func last(path string) string {
	if path == "" {
		return "file"
	}
	return path[strings.LastIndexByte(path, '/')+1:]
}
