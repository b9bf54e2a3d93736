package strip

import (
	"bytes"
	"encoding/binary"
	"errors"
	"regexp"
)

// Sections of a wasm, see https://webassembly.github.io/spec/core/binary/modules.html.
const (
	customSection = 0
	dataSection   = 11
)

// module is a wasm.
type module struct {
	sections []section

	// memory is what the data section makes of an empty memory.
	memory []byte
}

type section struct {
	kind    byte
	content []byte
}

// preamble is how a wasm begins: magic and version.
var preamble = []byte("\x00asm\x01\x00\x00\x00")

func parse(wasm []byte) (*module, error) {
	rest, ok := bytes.CutPrefix(wasm, preamble)
	if !ok {
		return nil, errors.New("it is no wasm")
	}
	m := new(module)
	for len(rest) > 0 {
		kind, r := rest[0], reader{rest[1:]}
		content := r.take(r.number())
		m.sections = append(m.sections, section{kind, content})
		rest = r.rest
		if kind == dataSection {
			data := reader{content}
			for range data.number() {
				if data.number() != 0 || data.take(1)[0] != i32Const {
					return nil, errors.New("its data is not at fixed places of its memory")
				}
				at := data.signed()
				data.take(1) // the end of the expression
				b := data.take(data.number())
				if grown := at + len(b); grown > len(m.memory) {
					m.memory = append(m.memory, make([]byte, grown-len(m.memory))...)
				}
				copy(m.memory[at:], b)
			}
		}
	}
	return m, nil
}

const (
	i32Const = 0x41
	end      = 0x0b
)

var goVersion = regexp.MustCompile(`go\d+(\.\w+)*`)

// version returns the version of Go that the section producers names, such as "go1.26.8".
func (m *module) version() string {
	for _, s := range m.sections {
		if r := (reader{s.content}); s.kind == customSection && string(r.take(r.number())) == "producers" {
			return string(goVersion.Find(r.rest))
		}
	}
	return ""
}

// gap is how many zeros a segment of data may have in a row. The linker begins a new segment
// after 8, tens of thousands in all; but zeros compress to nothing, and where segments begin does
// not.
const gap = 256

// bytes writes the module, with the memory as it is now.
func (m *module) bytes() []byte {
	var segments [][2]int // from, to
	for i := 0; i < len(m.memory); i++ {
		switch last := len(segments) - 1; {
		case m.memory[i] == 0:
		case last >= 0 && i-segments[last][1] < gap:
			segments[last][1] = i + 1
		default:
			segments = append(segments, [2]int{i, i + 1})
		}
	}
	data := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		data = append(data, 0, i32Const)
		data = append(appendSigned(data, s[0]), end)
		data = binary.AppendUvarint(data, uint64(s[1]-s[0]))
		data = append(data, m.memory[s[0]:s[1]]...)
	}
	out := bytes.Clone(preamble)
	for _, s := range m.sections {
		if s.kind == dataSection {
			s.content = data
		}
		out = binary.AppendUvarint(append(out, s.kind), uint64(len(s.content)))
		out = append(out, s.content...)
	}
	return out
}

// reader reads values of a wasm. It panics at the end.
type reader struct{ rest []byte }

func (r *reader) take(n int) []byte {
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	r.take(max(n, 1))
	return int(v)
}

// signed reads a number whose sign is in the highest bit of its last byte.
func (r *reader) signed() int {
	v, n := binary.Uvarint(r.rest)
	if last := r.take(n); last[n-1]&0x40 != 0 {
		return int(v) - 1<<(7*n)
	}
	return int(v)
}

// appendSigned appends a number that is not negative as signed reads it.
func appendSigned(b []byte, v int) []byte {
	for ; v > 0x3f; v >>= 7 {
		b = append(b, byte(v)|0x80)
	}
	return append(b, byte(v))
}
