package load

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"shiming/content"
)

// decoder puts YAML into Go values: mappings into structs, by the names that
// their fields have in JSON, and into maps. A struct takes no key that it does
// not know and misses none, unless that is marked omitempty or omitzero. Every
// scalar is text as it is written.
type decoder struct {
	name   string
	offset int // lines of the file before the YAML

	// fills says that texts have placeholders, as the tag fill says.
	fills bool

	places     map[string]place
	problems   []Problem
	incomplete bool // something is not in the value
}

func newDecoder(name string, offset int) *decoder {
	return &decoder{name: name, offset: offset, places: map[string]place{}}
}

// file puts a YAML file into the value that v points to.
func (d *decoder) file(text string, v any, path string) {
	root, line, problem := parseYAML(text)
	if problem != "" {
		d.incomplete = true
		d.problems = append(d.problems, Problem{File: d.name, Line: max(line, 1) + d.offset, Text: problem})
		return
	}
	d.decode(root, reflect.ValueOf(v).Elem(), path, "")
}

// note reports a problem that leaves the value whole.
func (d *decoder) note(n *yaml.Node, format string, a ...any) {
	d.problems = append(d.problems, Problem{File: d.name, Line: n.Line + d.offset, Text: fmt.Sprintf(format, a...)})
}

// fail reports a problem that leaves the value incomplete.
func (d *decoder) fail(n *yaml.Node, format string, a ...any) {
	d.note(n, format, a...)
	d.incomplete = true
}

func (d *decoder) record(path string, line int) {
	if _, ok := d.places[path]; !ok {
		d.places[path] = place{d.name, line + d.offset}
	}
}

func (d *decoder) decode(n *yaml.Node, v reflect.Value, path string, tag reflect.StructTag) {
	if path != "" {
		d.record(path, n.Line)
	}
	scalar := n.Kind == yaml.ScalarNode
	switch p := v.Addr().Interface().(type) {
	case *content.Answer:
		if scalar {
			p.ID = n.Value
			return
		}
	case *content.Ref:
		if scalar {
			p.ID = n.Value
			return
		}
	case *content.Phrase:
		if scalar {
			p.Text = n.Value
			return
		}
	case *content.Cond:
		d.cond(n, p, path)
		return
	case *[]content.Block:
		d.blocks(n, p, path)
		return
	case *[]content.Span:
		d.spans(n, p)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if !scalar {
			d.fail(n, "%s is %s, want a text", last(path), kind(n))
			return
		}
		v.SetString(n.Value)
		if d.fills {
			d.placeholders(n, tag.Get("fill"))
		}
	case reflect.Slice:
		d.list(n, v, path)
	case reflect.Map:
		d.mapping(n, v, path)
	case reflect.Struct:
		d.structure(n, v, path)
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.SequenceNode {
		d.fail(n, "%s is %s, want a list", last(path), kind(n))
		return
	}
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, name := range entryNames(n, v.Type().Elem()) {
		d.decode(n.Content[i], list.Index(i), join(path, name), "")
	}
	v.Set(list)
}

// entryNames returns the names of the entries of a list, by the ids that they
// will have as Go values.
func entryNames(n *yaml.Node, entry reflect.Type) []string {
	ids := make([]string, len(n.Content))
	hasID := entry.Kind() == reflect.String
	if entry.Kind() == reflect.Struct {
		_, hasID = entry.FieldByName("ID")
	}
	for i, e := range n.Content {
		switch {
		case !hasID:
		case e.Kind == yaml.ScalarNode:
			ids[i] = e.Value
		case e.Kind == yaml.MappingNode:
			for j := 0; j+1 < len(e.Content); j += 2 {
				if e.Content[j].Value == "id" && e.Content[j+1].Kind == yaml.ScalarNode {
					ids[i] = e.Content[j+1].Value
					break
				}
			}
		}
	}
	return content.ListNames(ids)
}

// pair is a key of a mapping and its value.
type pair struct {
	key, value *yaml.Node
}

// pairs returns what is in a mapping, each key once.
func (d *decoder) pairs(n *yaml.Node, path string) (pairs []pair, ok bool) {
	if n.Kind != yaml.MappingNode {
		d.fail(n, "%s is %s, want a mapping", last(path), kind(n))
		return nil, false
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			d.fail(key, "key is %s, want a text", kind(key))
		case seen[key.Value]:
			d.note(key, "key %q is there twice", key.Value)
		default:
			seen[key.Value] = true
			pairs = append(pairs, pair{key, value})
		}
	}
	return pairs, true
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, path string) {
	pairs, ok := d.pairs(n, path)
	if !ok {
		return
	}
	m := reflect.MakeMap(v.Type())
	for _, p := range pairs {
		value := reflect.New(v.Type().Elem()).Elem()
		at := join(path, p.key.Value)
		d.record(at, p.key.Line)
		d.decode(p.value, value, at, "")
		m.SetMapIndex(reflect.ValueOf(p.key.Value).Convert(v.Type().Key()), value)
	}
	v.Set(m)
}

// field is a field of a struct, that of an embedded struct included.
type field struct {
	value    reflect.Value
	tag      reflect.StructTag
	optional bool
}

func fields(v reflect.Value) map[string]field {
	all := map[string]field{}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			maps.Copy(all, fields(v.Field(i)))
			continue
		}
		if !f.IsExported() {
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		all[name] = field{v.Field(i), f.Tag, options != ""}
	}
	return all
}

// structure puts a mapping into a struct.
func (d *decoder) structure(n *yaml.Node, v reflect.Value, path string) {
	pairs, ok := d.pairs(n, path)
	if !ok {
		return
	}
	known := fields(v)
	for _, p := range pairs {
		f, ok := known[p.key.Value]
		if !ok {
			d.note(p.key, "unknown key %q", p.key.Value)
			continue
		}
		delete(known, p.key.Value)
		at := join(path, p.key.Value)
		d.record(at, p.key.Line)
		d.decode(p.value, f.value, at, f.tag)
	}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if !known[name].optional {
			d.fail(n, "missing key %q", name)
		}
	}
}

// cond reads a condition: for each input one answer or a list of them.
func (d *decoder) cond(n *yaml.Node, c *content.Cond, path string) {
	pairs, ok := d.pairs(n, path)
	if !ok {
		return
	}
	*c = content.Cond{}
	for _, p := range pairs {
		at := join(path, p.key.Value)
		d.record(at, p.key.Line)
		if p.value.Kind == yaml.ScalarNode {
			(*c)[p.key.Value] = []string{p.value.Value}
			continue
		}
		var answers []string
		d.list(p.value, reflect.ValueOf(&answers).Elem(), at)
		(*c)[p.key.Value] = answers
	}
}

// blocks reads a passage of Markdown.
func (d *decoder) blocks(n *yaml.Node, blocks *[]content.Block, path string) {
	if n.Kind != yaml.ScalarNode {
		d.fail(n, "%s is %s, want a text", last(path), kind(n))
		return
	}
	first := n.Line
	switch {
	case n.Style&yaml.FoldedStyle != 0:
		d.note(n, "write | instead of > before Markdown: > joins its lines")
		return
	case n.Style&yaml.LiteralStyle != 0:
		first++
	}
	all, lines, problems := readMarkdown(n.Value, first)
	for _, p := range problems {
		d.problems = append(d.problems, Problem{File: d.name, Line: p.line + d.offset, Text: p.text})
	}
	for at, line := range lines {
		d.record(join(path, at), line)
	}
	if len(all) == 0 && len(problems) == 0 {
		d.note(n, "%s is empty", last(path))
	}
	*blocks = all
}

// spans reads one line of Markdown.
func (d *decoder) spans(n *yaml.Node, spans *[]content.Span) {
	switch {
	case n.Kind != yaml.ScalarNode:
		d.fail(n, "step is %s, want a text", kind(n))
		return
	case strings.Contains(n.Value, "\n"):
		d.note(n, "text has a line break")
		return
	}
	blocks, _, problems := readMarkdown(n.Value, n.Line)
	for _, p := range problems {
		d.note(n, "%s", p.text)
	}
	switch {
	case len(blocks) == 1 && blocks[0].Kind == content.Paragraph:
		*spans = blocks[0].Spans
	case len(problems) == 0:
		d.note(n, "step is not one line of text")
	}
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// placeholders checks that a text has the placeholders with the given names,
// separated by commas, and no other.
func (d *decoder) placeholders(n *yaml.Node, names string) {
	var want []string
	if names != "" {
		for name := range strings.SplitSeq(names, ",") {
			want = append(want, "{"+name+"}")
		}
	}
	have := placeholder.FindAllString(n.Value, -1)
	for _, w := range want {
		if !slices.Contains(have, w) {
			d.note(n, "text lacks %s", w)
		}
	}
	for _, h := range have {
		if !slices.Contains(want, h) {
			d.note(n, "text has the unknown placeholder %s", h)
		}
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(n.Value, ""), "{}") {
		d.note(n, "text has a brace without its pair")
	}
}

func kind(n *yaml.Node) string {
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
