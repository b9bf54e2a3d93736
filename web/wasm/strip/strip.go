// Package strip takes out of a wasm that Go linked what only stack traces use, which the
// option -s of the linker leaves in, and writes its data in fewer segments. Compressed, a
// quarter of the file goes.
//
// # What there is
//
// The data section is the memory that a program starts with. In it is the pclntab, which the
// linker writes (cmd/link/internal/ld/pcln.go) and the runtime reads (runtime/symtab.go,
// runtime/runtime2.go, internal/abi/symtab.go). All is little endian:
//
//	pcHeader     magic, then as words of 8 bytes the number of functions, two that nobody
//	             reads, and where the five tables begin that follow, from here
//	funcnametab  names of functions, each ended by a zero
//	cutab        for each compiled package its files, as offsets into
//	filetab      names of files, each ended by a zero
//	pctab        tables that give each program counter of a function a value. Functions
//	             and kinds share those that are equal
//	functab      a pair of uint32 for each function: its first program counter, and the
//	             offset from here of its
//	  _func      11 words of 4 bytes, see the constants; then offsets of tables in pctab, one
//	             for each kind of PCDATA, 0 for none; then offsets from funcdata, one for
//	             each kind of FUNCDATA, 0xffffffff for none
//	funcdata     (go:func.*) what FUNCDATA points to. Functions share what is equal
//
// runtime.moduledata has the addresses of all of these, and begins with that of the pcHeader.
//
// # What is used
//
// The collector and the growing of stacks walk over frames: they need pcsp, the frame's size;
// PCDATA_StackMapIndex with the maps of pointers in arguments, locals and stack objects; and
// what deferred calls are open. All that only says where a frame is in the source goes, and so
// does what only the preemption by signals uses, which a wasm has not (PCDATA_UnsafePoint).
//
// The trees of inlined calls go but for those of wrappers, functions that the compiler makes:
// recover counts the functions between itself and the panic, and does not count these, but
// what is inlined in them it does (runtime.gorecover).
//
// Of names the runtime takes more than their text, so some functions get one that tells the
// same: see standIn.
//
// What goes becomes zeros; nothing moves.
package strip

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Version is the version of Go whose layout this package knows.
const Version = "go1.26"

// Knows reports whether this package knows the layout of a version of Go, such as "go1.26.8".
func Knows(version string) bool {
	return version == Version || strings.HasPrefix(version, Version+".") || strings.HasPrefix(version, Version+" ")
}

// Strip returns the wasm without what only stack traces use. It runs as before, but a stack
// trace has "?" for each function, file and line, and runtime.Caller does not know them
// either. The error says where the wasm is not laid out as Go 1.26 does it.
func Strip(wasm []byte) (stripped []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("stripping the wasm: its tables are not laid out as %s does it (%v)", Version, r)
		}
	}()
	m, err := parse(wasm)
	if err != nil {
		return nil, fmt.Errorf("stripping the wasm: %w", err)
	}
	if v := m.version(); !Knows(v) {
		return nil, fmt.Errorf("stripping the wasm: %q linked it, and web/wasm/strip knows the layout of %s: see what has changed in the files of Go that it names, adapt it, then set its Version", v, Version)
	}
	t, err := find(m.memory)
	if err != nil {
		return nil, fmt.Errorf("stripping the wasm: %w", err)
	}
	t.clear()
	return m.bytes(), nil
}

// The words of 4 bytes of a _func: runtime/runtime2.go.
const (
	nameOff   = 1
	pcsp      = 4
	pcfile    = 5
	pcln      = 6
	npcdata   = 7
	cuOffset  = 8
	startLine = 9
	ids       = 10 // four bytes: funcID, flag, nothing, nfuncdata
	funcWords = 11
)

// Kinds of PCDATA and FUNCDATA, and the funcID of a wrapper: internal/abi/symtab.go.
const (
	unsafePoint   = 0
	stackMapIndex = 1
	inlTreeIndex  = 2
	argLiveIndex  = 3
	panicBounds   = 4
	pcKinds       = 5

	argsPointerMaps    = 0
	localsPointerMaps  = 1
	stackObjects       = 2
	inlTree            = 3
	openCodedDeferInfo = 4
	argInfo            = 5
	argLiveInfo        = 6
	wrapInfo           = 7
	funcKinds          = 8

	wrapper = 23

	none = 0xffffffff // no FUNCDATA
)

// tables are the parts of the pclntab, each a part of the memory.
type tables struct {
	names, cus, files, pcs, funcs, data []byte
	nfunc                               int
}

// magic is how the pcHeader begins: internal/abi.Go120PCLnTabMagic, two zeros, the least
// size of an instruction, and of a pointer.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// find finds the tables in the memory: a header, and a runtime.moduledata that tells the same.
func find(memory []byte) (*tables, error) {
	word := func(at, i int) int { return int(binary.LittleEndian.Uint64(memory[at+8*i:])) }
	const nfunc, offsets = 1, 4                                // words of the header
	const slice, findfunctab, gofunc, epclntab = 1, 19, 40, 41 // words of moduledata
	for head := range places(memory, magic) {
		var starts []int
		for i := range 5 {
			starts = append(starts, head+word(head, offsets+i))
		}
		for module := range places(memory, binary.LittleEndian.AppendUint64(nil, uint64(head))) {
			same := true
			for i, start := range starts {
				same = same && word(module, slice+3*i) == start
			}
			if !same {
				continue
			}
			data, end := word(module, gofunc), word(module, epclntab)
			if f := word(module, findfunctab); f > data {
				end = min(end, f)
			}
			if starts = append(starts, data, end); !slices.IsSorted(starts) || end > len(memory) {
				return nil, errors.New("its tables are not in the order of " + Version)
			}
			part := func(i int) []byte { return memory[starts[i]:starts[i+1]] }
			return &tables{part(0), part(1), part(2), part(3), part(4), part(5), word(head, nfunc)}, nil
		}
	}
	return nil, errors.New("it has no pclntab and moduledata of " + Version)
}

// places returns where in the memory something stands, with room for a moduledata behind.
func places(memory, what []byte) iter.Seq[int] {
	return func(yield func(int) bool) {
		const room = 42 * 8
		for at := 0; ; at++ {
			i := bytes.Index(memory[at:], what)
			if at += i; i < 0 || at+room > len(memory) || !yield(at) {
				return
			}
		}
	}
}

// function is a _func, as a part of the table of functions.
type function []byte

func (f function) get(word int) uint32    { return binary.LittleEndian.Uint32(f[4*word:]) }
func (f function) set(word int, v uint32) { binary.LittleEndian.PutUint32(f[4*word:], v) }
func (f function) wrapper() bool          { return f[4*ids] == wrapper }

// pcdata calls do with the word of each kind of PCDATA that the function has.
func (f function) pcdata(do func(kind, word int)) {
	n := int(f.get(npcdata))
	if n > pcKinds {
		panic(fmt.Sprintf("%d kinds of PCDATA", n))
	}
	for kind := range n {
		do(kind, funcWords+kind)
	}
}

// funcdata is pcdata for FUNCDATA.
func (f function) funcdata(do func(kind, word int)) {
	n := int(f[4*ids+3])
	if n > funcKinds {
		panic(fmt.Sprintf("%d kinds of FUNCDATA", n))
	}
	for kind := range n {
		do(kind, funcWords+int(f.get(npcdata))+kind)
	}
}

// function returns a function by its index.
func (t *tables) function(i int) function {
	return function(t.funcs[binary.LittleEndian.Uint32(t.funcs[8*i+4:]):])
}

// clear clears what is not used.
func (t *tables) clear() {
	names := newNames(t.names)
	pcs, data := kept{t.pcs, nil}, kept{t.data, nil}
	for i := range t.nfunc {
		f := t.function(i)
		f.set(nameOff, names.standIn(f))
		for _, word := range []int{pcfile, pcln, cuOffset, startLine} {
			f.set(word, 0)
		}
		pcs.table(f.get(pcsp))
		calls := 0 // inlined in a wrapper
		f.pcdata(func(kind, word int) {
			switch {
			case kind == stackMapIndex, kind == panicBounds:
				pcs.table(f.get(word))
			case kind == inlTreeIndex && f.wrapper():
				calls = pcs.table(f.get(word)) + 1
			default:
				f.set(word, 0)
			}
		})
		f.funcdata(func(kind, word int) {
			at := f.get(word)
			switch {
			case at == none:
			case kind == argsPointerMaps, kind == localsPointerMaps:
				data.pointerMaps(at)
			case kind == stackObjects:
				data.stackObjects(at)
			case kind == openCodedDeferInfo:
				data.openDefers(at)
			case kind == inlTree && f.wrapper():
				data.inlined(at, calls)
			default:
				f.set(word, none)
			}
		})
	}
	clear(t.names)
	names.write(t.names)
	clear(t.cus)
	clear(t.files)
	pcs.clear()
	data.clear()
}

// names are the names that functions get in place of their own.
type names struct {
	own, all []byte
	at       map[string]uint32
}

func newNames(own []byte) *names {
	return &names{bytes.Clone(own), []byte{0}, map[string]uint32{}} // an offset of 0 is no name
}

// standIn returns the offset of the name that a function gets: "?", or where the runtime
// reads more from it, one that it takes for the same.
func (n *names) standIn(f function) uint32 {
	name, _, _ := strings.Cut(string(n.own[f.get(nameOff):]), "\x00")
	switch {
	case name == "reflect.makeFuncStub", name == "reflect.methodValueCall":
		// The arguments of these are laid out by reflect: runtime.(*stkframe).argMapInternal.
	case f.wrapper() && strings.Contains(name, ".(*"):
		name = "?.(*?).?" // of a method, called with nil: runtime.panicwrap takes it apart
	case strings.HasPrefix(name, "runtime."):
		name = "runtime.?" // no goroutine of the program: runtime.isSystemGoroutine
	default:
		name = "?"
	}
	if _, ok := n.at[name]; !ok {
		n.at[name] = uint32(len(n.all))
		n.all = append(append(n.all, name...), 0)
	}
	return n.at[name]
}

// write writes the names into the table that had the functions' own.
func (n *names) write(to []byte) {
	if len(n.all) > len(to) {
		panic("there is no room for names")
	}
	copy(to, n.all)
}

// kept is a part of the memory of which some is kept.
type kept struct {
	part []byte
	used []bool
}

func (k *kept) keep(from, to int) {
	if k.used == nil {
		k.used = make([]bool, len(k.part))
	}
	for i := from; i < to; i++ {
		k.used[i] = true
	}
}

// clear clears what is not kept.
func (k *kept) clear() {
	for i := range k.part {
		if k.used == nil || !k.used[i] {
			k.part[i] = 0
		}
	}
}

// table keeps a table of pctab, and returns the greatest of its values: each entry is the
// difference to the last value, with its sign in the lowest bit, and how many program
// counters it is for; a difference of 0 that is not the first ends the table (runtime.step).
func (k *kept) table(at uint32) (greatest int) {
	if at == 0 {
		return -1
	}
	value, i := -1, int(at)
	greatest = -1
	for first := true; ; first = false {
		diff, n := binary.Uvarint(k.part[i:])
		i += n
		if n <= 0 {
			panic("a table does not end")
		}
		if diff == 0 && !first {
			k.keep(int(at), i)
			return greatest
		}
		value += int(int32(diff>>1) ^ -int32(diff&1))
		greatest = max(greatest, value)
		_, n = binary.Uvarint(k.part[i:])
		i += max(n, 1)
	}
}

// pointerMaps keeps a runtime.stackmap: how many maps, of how many bits, and the maps.
func (k *kept) pointerMaps(at uint32) {
	n, bits := binary.LittleEndian.Uint32(k.part[at:]), binary.LittleEndian.Uint32(k.part[at+4:])
	k.keep(int(at), int(at+8+n*((bits+7)/8)))
}

// stackObjects keeps how many runtime.stackObjectRecord of 16 bytes there are, and these.
func (k *kept) stackObjects(at uint32) {
	k.keep(int(at), int(at)+8+16*int(binary.LittleEndian.Uint64(k.part[at:])))
}

// openDefers keeps two numbers of varying length: runtime.(*_panic).initOpenCodedDefers.
func (k *kept) openDefers(at uint32) {
	_, n := binary.Uvarint(k.part[at:])
	_, m := binary.Uvarint(k.part[int(at)+n:])
	k.keep(int(at), int(at)+n+m)
}

// inlined keeps a tree of inlined calls, runtime.inlinedCall of 16 bytes, but clears names and
// lines.
func (k *kept) inlined(at uint32, calls int) {
	for i := range calls {
		call := k.part[int(at)+16*i:][:16]
		clear(call[4:8])
		clear(call[12:])
	}
	k.keep(int(at), int(at)+16*calls)
}
